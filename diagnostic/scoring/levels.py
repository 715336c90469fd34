"""Named maturity levels: half-open intervals of the exact score, or levels gated by conditions."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

from diagnostic.conditions import FALSE, OPEN, TRUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from diagnostic.model import MaturityLevel
    from diagnostic.scoring.score import Score


class Ladder:
    """The levels of a dimension, lowest first; a boundary belongs to the upper level."""

    def __init__(self, levels: tuple[MaturityLevel, ...]) -> None:
        self.rungs = levels
        self.gated = any(level.needs is not None for level in levels)
        starts = [(level.starts, level.id) for level in reversed(levels) if level.starts is not None]
        self.unit = lcm(*(start.denominator for start, _ in starts))
        self.starts = [(int(start * self.unit), key) for start, key in starts]

    def level(self, low: Fraction | None, high: Fraction | None) -> str | None:
        """Return the level that contains both bounds; None while they differ, or for gated levels."""
        if self.gated or low is None or high is None:
            return None
        level = self._at(low)
        return level if low is high or level == self._at(high) else None

    def _at(self, value: Fraction) -> str | None:
        reached = value.numerator * self.unit // value.denominator
        for start, key in self.starts:
            if reached >= start:
                return key
        return None

    def gated_level(self, scores: Mapping[str, Score]) -> str | None:
        """Return the highest level whose needs, and those of all lower levels, are met; None while undecided."""
        reached: str | None = None
        for rung, truth in zip(self.rungs, self.truths(scores), strict=True):
            if truth == FALSE:
                break
            if truth == OPEN:
                return None
            reached = rung.id
        return reached

    def truths(self, scores: Mapping[str, Score]) -> Iterator[int]:
        """Yield the truth of each level's own needs: true, false, or open."""
        for rung in self.rungs:
            truths = [_meets(scores[key], limit) for key, limit in (rung.needs or {}).items()]
            yield FALSE if FALSE in truths else OPEN if OPEN in truths else TRUE

    def met(self, scores: Mapping[str, Score]) -> Iterator[bool]:
        """Yield whether each level's own needs are met by the present values."""
        for rung in self.rungs:
            values = [(scores[key].value, limit) for key, limit in (rung.needs or {}).items()]
            yield all(value is not None and value >= limit for value, limit in values)


def _meets(score: Score, limit: Fraction) -> int:
    if score.low is None or score.high is None or score.high < limit:
        return FALSE
    return TRUE if score.low >= limit and not score.may_be_missing else OPEN
