"""Recommendations to ordered steps: by priority, and none before what it needs."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING, Literal

from diagnostic.roadmap.graph import BEFORE_TIES

if TYPE_CHECKING:
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.reading import Reading

HorizonName = Literal["now", "foundation", "priorities", "later"]
# A step in the order it is taken: its rank, its priority, how many steps it should rather have waited for.
Placed = tuple[int, int, int]


def ordered(reading: Reading) -> list[Placed]:
    """Return the steps in order: again and again the highest priority among those that nothing holds back.

    `ready` holds the keys of the steps that are free, the highest last.
    """
    graph, left = reading.graph, reading.standing.all_steps
    ranks, needs, prefers, required_by = graph.rank_of_tie, graph.needs, graph.prefers, graph.required_by
    keys = reading.points.keys()
    ready = sorted([key for rank, key in keys.items() if not needs[rank] & left])
    placed: list[Placed] = []
    while ready:
        key, held = ready.pop(), 0
        rank = ranks[key % BEFORE_TIES]
        if prefers[rank] & left:
            key, held = _preferring(graph, ready, key, left)
            rank = ranks[key % BEFORE_TIES]
        left ^= 1 << rank
        placed.append((rank, key // BEFORE_TIES, held))
        for other in required_by[rank]:
            if left >> other & 1 and not needs[other] & left:
                insort(ready, keys[other])
    return placed


def _preferring(graph: Graph, ready: list[int], highest: int, left: int) -> tuple[int, int]:
    """Take the step that is best once each has lost points for those it should wait for: its key, and how many."""
    ready.append(highest)
    best, at, held = 0, -1, 0
    for place in range(len(ready) - 1, -1, -1):
        key = ready[place]
        if at >= 0 and key < best:
            break
        waits = (graph.prefers[graph.rank_of_tie[key % BEFORE_TIES]] & left).bit_count()
        if at < 0 or key - waits * graph.penalty > best:
            best, at, held = key - waits * graph.penalty, place, waits
    del ready[at]
    return best, held
