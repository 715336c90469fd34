"""Recommendations to ordered steps: by priority, and none before what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diagnostic.roadmap.graph import BEFORE_TIES
from diagnostic.roadmap.points import Points

if TYPE_CHECKING:
    from diagnostic.roadmap.reading import Reading

HorizonName = Literal["now", "foundation", "priorities", "later"]
# A step in the order it is taken: its rank, its priority, how many steps it should rather have waited for.
Placed = tuple[int, int, int]


def ordered(reading: Reading) -> list[Placed]:
    """Return the steps in order: again and again the highest priority among those that nothing holds back.

    The keys come from the highest down: once a step is free, those below its key cannot do better.
    """
    graph, left = reading.graph, reading.standing.all_steps
    penalty, ranks, needs, prefers = graph.penalty, graph.rank_of_tie, graph.needs, graph.prefers
    keys = sorted(Points(reading).keys(), reverse=True)
    placed: list[Placed] = []
    while keys:
        best, place, waits = None, 0, 0
        for at, key in enumerate(keys):
            if best is not None and key < best:
                break
            rank = ranks[key % BEFORE_TIES]
            if needs[rank] & left:
                continue
            held = (prefers[rank] & left).bit_count()
            if best is None or key - held * penalty > best:
                best, place, waits = key - held * penalty, at, held
        rank = ranks[keys.pop(place) % BEFORE_TIES]
        left ^= 1 << rank
        placed.append((rank, (best or 0) // BEFORE_TIES, waits))
    return placed
