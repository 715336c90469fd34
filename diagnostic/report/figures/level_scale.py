"""The overall score on the scale of its maturity levels, as plain numbers that templates draw."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from diagnostic.report.figures.lines import wrapped
from diagnostic.scoring import OVERALL, Scoring
from diagnostic.wording.french import sentence
from diagnostic.wording.scores import out_of, threshold

if TYPE_CHECKING:
    from fractions import Fraction

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.report.context.readings import Reading

WIDTH, TOP, BAR, LINE = 400.0, 12.0, 12.0, 12.0
MOST_LINES = 5
LETTER = 5.4  # the width of a letter of a label, about
LABELS = 12.0  # between the bar and the first line of its labels


@dataclass(frozen=True, slots=True)
class Band:
    """One maturity level on the scale: where it begins, how wide it is, its label in lines, the score it begins at."""

    x: float
    width: float
    label: tuple[str, ...]
    start: str
    reached: bool


@dataclass(frozen=True, slots=True)
class LevelScale:
    """The levels side by side in a box of `width` by `height`, the score at `at`, its bounds at `low` and `high`.

    `at` is `None` where nothing is scored; `low` and `high` where the score is certain or nothing is scored.
    """

    width: float
    height: float
    top: float
    bar: float
    bands: tuple[Band, ...]
    end: str
    at: float | None
    low: float | None
    high: float | None
    title: str
    description: str


def level_scale_of(diagnosis: Diagnosis, overall: Reading) -> LevelScale | None:
    """Return the scale of the overall levels; nothing where they are not bands of the score, or there is one alone."""
    levels = diagnosis.questionnaire.levels
    starts = [one.starts for one in levels if one.starts is not None]
    if len(starts) != len(levels) or len(levels) <= 1:
        return None
    scale = diagnosis.questionnaire.prepared(Scoring).scales[OVERALL]
    edges = [_at(start, scale) for start in (scale[0], *starts[1:], scale[1])]
    bands = tuple(
        Band(x, round(end - x, 1), wrapped(one.label, int((end - x) / LETTER), MOST_LINES), threshold(start), reached)
        for (x, end), one, start, reached in zip(
            pairwise(edges),
            levels,
            (scale[0], *starts[1:]),
            (one.id == diagnosis.overall.level for one in levels),
            strict=True,
        )
    )
    bounded = bool(overall.bounds)
    return LevelScale(
        width=WIDTH,
        height=TOP + BAR + LABELS + LINE * max(len(band.label) for band in bands),
        top=TOP,
        bar=BAR,
        bands=bands,
        end=out_of(scale),
        at=_place(overall.share),
        low=_place(overall.low_share) if bounded else None,
        high=_place(overall.high_share) if bounded else None,
        title="Le score d’ensemble sur l’échelle des niveaux",
        description=_in_words(overall, bands),
    )


def _at(score: Fraction, scale: tuple[Fraction, Fraction]) -> float:
    return round(WIDTH * float((score - scale[0]) / (scale[1] - scale[0])), 1)


def _place(share: float | None) -> float | None:
    return None if share is None else round(WIDTH * share, 1)


def _in_words(overall: Reading, bands: tuple[Band, ...]) -> str:
    levels = " ; ".join(f"{' '.join(band.label)} dès {band.start}" for band in bands)
    bounds = f", {overall.bounds} selon les réponses qui manquent" if overall.bounds else ""
    return f"{sentence(f'{overall.scored}{bounds}')} {sentence(levels)}"
