"""The priority of a step: a sum of named terms, so that every point of it can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.roadmap.graph import BEFORE_TIES

if TYPE_CHECKING:
    from diagnostic.conditions import Facts
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.statuses import Standing


def wait_for(graph: Graph, steps: int) -> dict[int, int]:
    """Return for each of these steps that others wait for, directly or not, which they are: all as bits of ranks."""
    waiting: dict[int, int] = {}
    for rank, bit, needs, requires in graph.downwards:
        if needs & steps and steps & bit:
            behind = waiting.get(rank, 0) | bit
            for other in requires:
                if steps >> other & 1:
                    waiting[other] = waiting.get(other, 0) | behind
    return waiting


class Points:
    """The points of the steps of one response."""

    def __init__(self, graph: Graph, standing: Standing, facts: Facts) -> None:
        self.graph, self.standing = graph, standing
        self.goals, self.pains = graph.goals.points(facts), graph.pains.points(facts)
        self.wished, self.urgent = standing.wished, standing.urgent
        self.waiting = wait_for(graph, standing.all_steps)

    def keys(self) -> dict[int, int]:
        """Return what each step is compared by: its priority, the sum of its terms, and then what parts equals."""
        graph, goals, pains, waiting = self.graph, self.goals, self.pains, self.waiting
        wished, urgent, required = self.wished, self.urgent, self.standing.required
        weights, base, ties = graph.weights, graph.base, graph.ties
        special, keys = wished | urgent | required, dict[int, int]()
        for rank in self.standing.steps:
            points = base[rank] + goals[rank] + pains[rank]
            if special >> rank & 1:
                points += weights.wished if wished >> rank & 1 else 0
                points += weights.urgent if urgent >> rank & 1 else 0
                points += weights.only_prerequisite if required >> rank & 1 else 0
            if rank in waiting:
                behind = waiting[rank]
                points += unlocked(graph, behind.bit_count(), (behind & wished).bit_count())
            keys[rank] = points * BEFORE_TIES + ties[rank]
        return keys

    def terms(self, rank: int) -> dict[str, int]:
        """Return the points of a step by the name of their reason; a reason that brings none is not told."""
        graph, behind, weights = self.graph, self.waiting.get(rank), self.graph.weights
        terms = graph.terms[rank].copy()
        if points := self.goals[rank]:
            terms["goals"] = points
        if points := self.pains[rank]:
            terms["pains"] = points
        if weights.wished and self.wished >> rank & 1:
            terms["wished"] = weights.wished
        if weights.urgent and self.urgent >> rank & 1:
            terms["urgent"] = weights.urgent
        if weights.only_prerequisite and self.standing.required >> rank & 1:
            terms["only-prerequisite"] = weights.only_prerequisite
        if behind and (points := unlocked(graph, behind.bit_count(), (behind & self.wished).bit_count())):
            terms["unlocks"] = points
        return terms


def unlocked(graph: Graph, steps: int, wished: int) -> int:
    """Return the points for the steps that wait for one, `wished` of them wished."""
    unlocks = graph.weights.unlocks
    return min(unlocks.most, unlocks.each * steps + unlocks.wished * wished)
