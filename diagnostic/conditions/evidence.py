"""The smallest sets of answers by which a condition is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CANDIDATES = 256


def best(candidates: Iterable[int]) -> int:
    """Return the smallest of these sets of questions; of equals, the first in the author's order."""
    return min(candidates, key=lambda mask: (mask.bit_count(), -mask))


def union(masks: Iterable[int]) -> int:
    """Return the bits that any of these sets holds."""
    union = 0
    for mask in masks:
        union |= mask
    return union


def together(proofs: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the sets that hold one candidate of each proof; of very many, the smallest."""
    sets: set[int] = {0}
    for candidates in proofs:
        sets = {known | more for known in sets for more in candidates}
        if len(sets) > MOST_CANDIDATES:
            sets = set(sorted(sets, key=lambda mask: (mask.bit_count(), -mask))[:MOST_CANDIDATES])
    return tuple(sets)
