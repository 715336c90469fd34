"""Dimensions scored by the rank of the level they reach: 0 for the first, 1 for the next."""

from __future__ import annotations

from fractions import Fraction
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diagnostic.scoring.levels import Ladder
    from diagnostic.scoring.score import Score


class Rank(NamedTuple):
    """The rank reached now, and the least and greatest rank over all completions; None without a score."""

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None


def rank_of(ladder: Ladder, parts: Sequence[Score], scores: Mapping[str, Score]) -> Rank:
    """Return the rank of the level that the parts reach, from the needs of the levels; None if no part has a score."""
    truths = tuple(ladder.truths(scores))
    scored = any(part.value is not None for part in parts)
    value = _reached(ladder.met(scores)) if scored else None
    if all(part.low is None for part in parts):
        return Rank(value, None, None)
    return Rank(value, _reached(truth == TRUE for truth in truths), _reached(truth != FALSE for truth in truths))


def _reached(met: Iterable[bool]) -> Fraction:
    """Return the rank of the last level before the first unmet one; the first level has no needs."""
    return Fraction(max(sum(1 for _ in takewhile(bool, met)) - 1, 0))
