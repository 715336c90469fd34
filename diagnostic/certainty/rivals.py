"""The first steps that no completion can change: each beats every possible rival, at its worst against their best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import FALSE, OPEN, TRUE
from diagnostic.roadmap.graph import BEFORE_TIES
from diagnostic.roadmap.points import unlocked, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic.model.priority import Common
    from diagnostic.roadmap import Reading
    from diagnostic.roadmap.graph import Node


class Range(NamedTuple):
    """The least and the greatest that points can become."""

    low: int
    high: int

    def plus(self, others: Iterable[Range]) -> Range:
        """Return the range of the sum."""
        rest = list(others)
        return Range(self.low + sum(one.low for one in rest), self.high + sum(one.high for one in rest))


ZERO = Range(0, 0)


def decided_steps(reading: Reading) -> tuple[tuple[int, ...], bool]:
    """Return the ranks of the steps that come first in every completion, and whether these are all the steps."""
    possible = reading.graph.ranks_of(reading.standing.outlook.possible_step)
    ranges = _ranges(reading, possible)
    placed: list[int] = []
    left = set(possible)
    while left:
        first = _certain_first(reading, ranges, left)
        if first is None:
            return tuple(placed), False
        left.remove(first)
        placed.append(first)
    return tuple(placed), True


def _certain_first(reading: Reading, ranges: dict[int, Range], left: set[int]) -> int | None:
    """Return the step that is next whatever happens, if there is one."""
    keys = {rank: _key(reading, ranges[rank], rank, left) for rank in left if _may_be_free(reading, rank, left)}
    ready = [
        rank for rank in keys if reading.standing.outlook.certain_step >> rank & 1 and _is_free(reading, rank, left)
    ]
    if not ready:
        return None
    best = max(ready, key=lambda rank: keys[rank].low)
    return best if all(keys[best].low > key.high for rank, key in keys.items() if rank != best) else None


def _may_be_free(reading: Reading, rank: int, left: set[int]) -> bool:
    certain = reading.standing.outlook.certain_step
    return not any(other in left and certain >> other & 1 for other in reading.graph.nodes[rank].requires)


def _is_free(reading: Reading, rank: int, left: set[int]) -> bool:
    """Every prerequisite is placed, or certain never to be a step."""
    return not any(other in left for other in reading.graph.nodes[rank].requires)


def _key(reading: Reading, points: Range, rank: int, left: set[int]) -> Range:
    """Return the range of what the step is compared by, with what it may have to wait for."""
    node, waiting = reading.graph.nodes[rank], reading.graph.weights.waiting
    preferred = [other for other in left if node.prefers >> other & 1]
    certain = sum(reading.standing.outlook.certain_step >> other & 1 for other in preferred)
    low, high = points.low + waiting * len(preferred), points.high + waiting * certain
    return Range(low * BEFORE_TIES + node.tie, high * BEFORE_TIES + node.tie)


def _ranges(reading: Reading, possible: list[int]) -> dict[int, Range]:
    graph, wished = reading.graph, reading.truths.wished
    certain = [rank for rank in possible if reading.standing.outlook.certain_step >> rank & 1]
    fewest, most = (wait_for(graph, sum(1 << rank for rank in steps)) for steps in (certain, possible))
    wished_now = sum(1 << rank for rank in certain if wished[rank] == TRUE)
    wished_ever = sum(1 << rank for rank in possible if wished[rank] in {TRUE, OPEN})
    ranges: dict[int, Range] = {}
    for rank in possible:
        node, least, greatest = graph.nodes[rank], fewest.get(rank, 0), most.get(rank, 0)
        unlocks = Range(
            unlocked(graph, least.bit_count(), (least & wished_now).bit_count()),
            unlocked(graph, greatest.bit_count(), (greatest & wished_ever).bit_count()),
        )
        ranges[rank] = Range(graph.base[rank], graph.base[rank]).plus([*_terms(reading, node), unlocks])
    return ranges


def _terms(reading: Reading, node: Node) -> list[Range]:
    weights, rank, standing = reading.graph.weights, node.rank, reading.standing
    alone = (
        FALSE
        if standing.outlook.certain_self >> rank & 1
        else OPEN
        if standing.outlook.possible_self >> rank & 1
        else TRUE
    )
    return [
        _common(reading, "goals", node.goals, weights.goals),
        _common(reading, "pains", node.pains, weights.pains),
        _if(reading.truths.wished[rank], weights.wished),
        _if(reading.truths.urgent[rank], weights.urgent),
        _if(alone, weights.only_prerequisite),
    ]


def _common(reading: Reading, role: str, mask: int, points: Common) -> Range:
    if reading.is_open(role):
        return Range(0, points.each * min(points.most, mask.bit_count()))
    said = points.each * min(points.most, (mask & reading.ticked(role)).bit_count())
    return Range(said, said)


def _if(truth: int, points: int) -> Range:
    if truth == OPEN:
        return Range(min(0, points), max(0, points))
    return Range(points, points) if truth == TRUE else ZERO
