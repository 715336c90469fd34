"""The priority of a step: a sum of named terms, so that every point of it can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.roadmap.graph import BEFORE_TIES

if TYPE_CHECKING:
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.reading import Reading



def wait_for(graph: Graph, steps: list[int]) -> dict[int, int]:
    """Return for each step the steps that wait for it, directly or not, as bits of their ranks."""
    waiting = dict.fromkeys(steps, 0)
    present = sum([1 << rank for rank in steps])
    for rank in graph.downwards:
        if present >> rank & 1 and graph.needs[rank] & present:
            behind = waiting[rank] | 1 << rank
            for other in graph.nodes[rank].requires:
                if present >> other & 1:
                    waiting[other] |= behind
    return waiting


class Points:
    """The points of the steps of one response."""

    def __init__(self, reading: Reading) -> None:
        self.graph, self.standing = graph, standing = reading.graph, reading.standing
        self.goals = graph.in_common("goals", reading.ticked("goals"))
        self.pains = graph.in_common("pains", reading.ticked("pains"))
        self.wished, self.urgent = reading.truths.wished.true, reading.truths.urgent.true
        self.waiting = wait_for(graph, standing.steps)

    def keys(self) -> list[int]:
        """Return what each step is compared by: its priority, the sum of its terms, and then what parts equals."""
        graph, goals, pains, waiting = self.graph, self.goals, self.pains, self.waiting
        wished, urgent, required = self.wished, self.urgent, self.standing.required
        weights, base, ties = graph.weights, graph.base, graph.ties
        keys: list[int] = []
        for rank in self.standing.steps:
            points = base[rank] + goals[rank] + pains[rank]
            if wished >> rank & 1:
                points += weights.wished
            if urgent >> rank & 1:
                points += weights.urgent
            if required >> rank & 1:
                points += weights.only_prerequisite
            if behind := waiting[rank]:
                points += unlocked(graph, behind.bit_count(), (behind & wished).bit_count())
            keys.append(points * BEFORE_TIES + ties[rank])
        return keys

    def terms(self, rank: int) -> dict[str, int]:
        """Return the points of a step by the name of their reason; a reason that brings none is not told."""
        graph, behind, weights = self.graph, self.waiting[rank], self.graph.weights
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
