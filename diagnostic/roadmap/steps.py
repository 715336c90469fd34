"""Order the steps of a roadmap: by priority, prerequisites first."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Literal

from diagnostic.roadmap.priorities import BEFORE_TIES

if TYPE_CHECKING:
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.reading import Reading

HorizonName = Literal["now", "foundation", "priorities", "later"]
# A placed step: its rank, its priority, and how many preferred predecessors were not placed before it.
Placed = tuple[int, int, int]


def ordered(reading: Reading) -> list[Placed]:
    """Return the steps in order: repeatedly the one of highest priority whose prerequisites are all placed.

    `ready` holds the sort keys of the steps free to be placed, highest last. A step that comes first while steps it
    prefers to follow are left loses points and goes back (`lowered`); it regains them as each of those is placed.
    """
    graph, left = reading.graph, reading.standing.all_steps
    ranks, needs, prefers, required_by = graph.priorities.rank_of_tie, graph.needs, graph.prefers, graph.required_by
    keys, placed, lowered = reading.points.keys(), list[Placed](), dict[int, int]()
    ready = sorted([key for rank, key in keys.items() if not needs[rank] & left])
    while ready:
        key, held = ready.pop(), 0
        rank = ranks[key % BEFORE_TIES]
        if waits := prefers[rank] & left:
            held = waits.bit_count()
            if lowered.pop(rank, None) is None:
                key -= held * graph.priorities.penalty
                if ready and ready[-1] > key:
                    lowered[rank] = key
                    insort(ready, key)
                    continue
        left ^= 1 << rank
        placed.append((rank, key // BEFORE_TIES, held))
        if lowered:
            _raise(graph, rank, ready, lowered)
        for other in required_by[rank]:
            if left >> other & 1 and not needs[other] & left:
                insort(ready, keys[other])
    return placed


def _raise(graph: Graph, placed: int, ready: list[int], lowered: dict[int, int]) -> None:
    """Lift the penalties that lowered steps had because of the step placed now."""
    for other in graph.preferred_by[placed]:
        if other in lowered:
            del ready[bisect_left(ready, lowered[other])]
            lowered[other] += graph.priorities.penalty
            insort(ready, lowered[other])
