"""Scores as they are written: whole points on a wide scale, two decimals on a narrow one, never in a level above."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.scoring import OVERALL, Scoring
from diagnostic.wording.labels import NO_SCORE
from diagnostic.wording.numbers import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.diagnosis import Diagnosis

Scale = tuple[Fraction, Fraction]
WIDE = 20
HUNDREDTHS = 100


class ShownScore(NamedTuple):
    """A score of a diagnosis and its bounds, as people read them; a dash where there is none."""

    value: str
    low: str
    high: str


def shown_score(diagnosis: Diagnosis, key: str) -> ShownScore:
    """Return the score of a dimension, or the overall one (`overall`), with its bounds, in words."""
    one = diagnosis.overall if key == OVERALL else diagnosis.scores[key]
    scoring = diagnosis.questionnaire.prepared(Scoring)
    scale, starts = scoring.scales[key], starts_of(diagnosis, key)
    value, low = (NO_SCORE if each is None else shown(each, scale, starts=starts) for each in (one.value, one.low))
    high = NO_SCORE if one.high is None else shown(one.high, scale, up=one.low != one.high, starts=starts)
    return ShownScore(value, low, high)


def starts_of(diagnosis: Diagnosis, key: str) -> tuple[Fraction, ...]:
    """Return the scores at which the levels of a dimension, or the overall ones, begin."""
    rungs = diagnosis.questionnaire.prepared(Scoring).gates[key].rungs
    return tuple(rung.starts for rung in rungs if rung.starts is not None)


def shown(value: Fraction, scale: Scale, *, up: bool = False, starts: Sequence[Fraction] = ()) -> str:
    """Return a score as people read it: « 51 » out of 100, « 1,12 » out of 3.

    It is rounded down (`up`: the other way), so that it never shows in a level that is not reached; and never below
    the start of the level that is (one of `starts`), which is shown exactly.
    """
    step = 1 if scale[1] - scale[0] >= WIDE else HUNDREDTHS
    if up:
        return number(Fraction(ceil(value * step), step))
    rounded = Fraction(floor(value * step), step)
    return number(max((rounded, *(start for start in starts if start <= value))))


def threshold(value: Fraction) -> str:
    """Return the score at which a level begins, exactly: « 40 », « 33,5 », « 200/3 »."""
    return number(value)


def out_of(scale: Scale) -> str:
    """Return the greatest score of a scale: « 100 », « 3 »."""
    return number(scale[1])
