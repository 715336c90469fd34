"""What each maturity level means and from where it begins, the level reached marked."""

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
    """One maturity level: what it means, what it takes, and whether it is the one reached."""

    id: str
    label: str
    about: str
    takes: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of the overall score, or those that a dimension has of its own."""

    id: str
    label: str
    rungs: tuple[Rung, ...]


def ladders_of(diagnosis: Diagnosis) -> tuple[Ladder, ...]:
    """Return the questionnaire's levels, then those of each dimension that has its own; from the lowest."""
    return tuple(_ladders(diagnosis))


def _ladders(diagnosis: Diagnosis) -> Iterator[Ladder]:
    questionnaire = diagnosis.questionnaire
    scales = questionnaire.prepared(Scoring).scales
    if questionnaire.levels:
        yield Ladder(OVERALL, LABEL, _rungs(diagnosis, questionnaire.levels, scales[OVERALL], diagnosis.overall.level))
    for one in questionnaire.all_dimensions:
        if one.levels:
            level = diagnosis.scores[one.id].level
            yield Ladder(one.id, one.label, _rungs(diagnosis, one.levels, scales[one.id], level))


def _rungs(
    diagnosis: Diagnosis, levels: tuple[MaturityLevel, ...], scale: Scale, reached: str | None
) -> tuple[Rung, ...]:
    after = (*levels[1:], None)
    return tuple(
        Rung(
            one.id,
            one.label,
            sentence(one.about),
            _needs(diagnosis, one) if one.needs is not None else _band(one, then, scale),
            one.id == reached,
        )
        for one, then in zip(levels, after, strict=True)
    )


def _band(one: MaturityLevel, then: MaturityLevel | None, scale: Scale) -> str:
    """Return « de 25 à moins de 50 »; the last level includes the greatest score."""
    start = threshold(one.starts or scale[0])
    if then is None or then.starts is None:
        return f"de {start} à {out_of(scale)}"
    return f"de {start} à moins de {threshold(then.starts)}"


def _needs(diagnosis: Diagnosis, one: MaturityLevel) -> str:
    """Return what it takes besides the levels below: « Clients : 40 au moins »."""
    known = diagnosis.questionnaire.dimension_by_id
    needs = {
        LABEL if key == OVERALL else known[key].label: threshold(limit) for key, limit in (one.needs or {}).items()
    }
    told = [f"{label} : {limit} au moins" for label, limit in needs.items()]
    return " ; ".join(told) or "sans condition"
