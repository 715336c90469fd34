"""The maturity levels with their meaning and lower bound, the level reached marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.scoring import OVERALL, Scoring
from diagnostic.wording.french import sentence
from diagnostic.wording.scores import out_of, threshold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import MaturityLevel
    from diagnostic.wording.scores import Scale

LABEL = "Ensemble"


@dataclass(frozen=True, slots=True)
class Rung:
    """One maturity level: its meaning, its requirements, and whether it is the one reached."""

    id: str
    label: str
    about: str
    takes: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of the overall score, or a dimension's own levels."""

    id: str
    label: str
    rungs: tuple[Rung, ...]


def ladders_of(diagnosis: Diagnosis) -> tuple[Ladder, ...]:
    """Return the questionnaire's levels, then those of each dimension that has its own; lowest first."""
    return tuple(_ladders(diagnosis))


def _ladders(diagnosis: Diagnosis) -> Iterator[Ladder]:
    questionnaire = diagnosis.questionnaire
    scales = questionnaire.prepared(Scoring).scales
    if questionnaire.levels:
        yield Ladder(OVERALL, LABEL, _rungs(diagnosis, questionnaire.levels, scales[OVERALL], diagnosis.overall.level))
    for dimension in questionnaire.all_dimensions:
        if dimension.levels:
            level = diagnosis.scores[dimension.id].level
            yield Ladder(
                dimension.id, dimension.label, _rungs(diagnosis, dimension.levels, scales[dimension.id], level)
            )


def _rungs(
    diagnosis: Diagnosis, levels: tuple[MaturityLevel, ...], scale: Scale, reached: str | None
) -> tuple[Rung, ...]:
    after = (*levels[1:], None)
    return tuple(
        Rung(
            level.id,
            level.label,
            sentence(level.about),
            _needs(diagnosis, level) if level.needs is not None else _band(level, then, scale),
            level.id == reached,
        )
        for level, then in zip(levels, after, strict=True)
    )


def _band(level: MaturityLevel, then: MaturityLevel | None, scale: Scale) -> str:
    """Return « de 25 à moins de 50 »; the last level includes the greatest score."""
    start = threshold(level.starts or scale[0])
    if then is None or then.starts is None:
        return f"de {start} à {out_of(scale)}"
    return f"de {start} à moins de {threshold(then.starts)}"


def _needs(diagnosis: Diagnosis, level: MaturityLevel) -> str:
    """Return the requirements of a level beyond those below it: « Clients : 40 au moins »."""
    known = diagnosis.questionnaire.dimension_by_id
    needs = {
        LABEL if key == OVERALL else known[key].label: threshold(limit) for key, limit in (level.needs or {}).items()
    }
    limits = [f"{label} : {limit} au moins" for label, limit in needs.items()]
    return " ; ".join(limits) or "sans condition"
