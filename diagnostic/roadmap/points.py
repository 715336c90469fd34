"""The priority of a step: a sum of named terms, so that each point can be explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.roadmap.priorities import BEFORE_TIES

if TYPE_CHECKING:
    from diagnostic.conditions import Facts
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.statuses import Standing


def wait_for(graph: Graph, steps: int) -> dict[int, int]:
    """Return, for each step that other steps require (directly or not), which steps those are, as bits of ranks."""
    waiting: dict[int, int] = {}
    for rank, bit, above, further in graph.awaited:
        if steps & bit and (behind := above & steps):
            for other in further:
                if other in waiting:
                    behind |= waiting[other]
            waiting[rank] = behind
    return waiting


class Points:
    """The priority of each step of one response, in points, with its terms."""

    def __init__(self, graph: Graph, standing: Standing, facts: Facts) -> None:
        self.graph, self.standing = graph, standing
        self.goals, self._goals = graph.priorities.goals.both(facts)
        self.pains, self._pains = graph.priorities.pains.both(facts)
        self.wished, self.urgent = standing.wished, standing.urgent
        self.special = self.wished | self.urgent | standing.required
        self.waiting = wait_for(graph, standing.all_steps)

    def keys(self) -> dict[int, int]:
        """Return the sort key of each step: its priority (the sum of its terms), then the tie-breaker."""
        graph, own, goals, pains = self.graph, self.graph.priorities.own, self._goals, self._pains
        keys = {rank: own[rank] + goals[rank] + pains[rank] for rank in self.standing.steps}
        special, wished, unlocks = self.special & self.standing.all_steps, self.wished, graph.priorities.weights.unlocks
        while special:
            bit = special & -special
            keys[bit.bit_length() - 1] += self._special(bit) * BEFORE_TIES
            special ^= bit
        most, each, each_wished = unlocks.most, unlocks.each, unlocks.wished
        for rank, behind in self.waiting.items():
            points = each * behind.bit_count() + each_wished * (behind & wished).bit_count()
            keys[rank] += min(most, points) * BEFORE_TIES
        return keys

    def _special(self, bit: int) -> int:
        """Return the points of a step for being wished, urgent, or only a prerequisite of other steps."""
        weights = self.graph.priorities.weights
        points = weights.wished if self.wished & bit else 0
        points += weights.urgent if self.urgent & bit else 0
        return points + (weights.only_prerequisite if self.standing.required & bit else 0)

    def terms(self, rank: int) -> dict[str, int]:
        """Return the points of a step by the name of their reason; reasons worth no points are left out."""
        terms = self.graph.priorities.terms[rank].copy()
        if points := self.goals[rank]:
            terms["goals"] = points
        if points := self.pains[rank]:
            terms["pains"] = points
        if self.special >> rank & 1:
            self._special_terms(terms, 1 << rank)
        if rank in self.waiting:
            behind = self.waiting[rank]
            if points := unlocked(self.graph, behind.bit_count(), (behind & self.wished).bit_count()):
                terms["unlocks"] = points
        return terms

    def _special_terms(self, terms: dict[str, int], bit: int) -> None:
        """Add the terms of a step for being wished, urgent, or only a prerequisite of other steps."""
        weights = self.graph.priorities.weights
        if weights.wished and self.wished & bit:
            terms["wished"] = weights.wished
        if weights.urgent and self.urgent & bit:
            terms["urgent"] = weights.urgent
        if weights.only_prerequisite and self.standing.required & bit:
            terms["only-prerequisite"] = weights.only_prerequisite


def unlocked(graph: Graph, steps: int, wished: int) -> int:
    """Return the points for the number of steps that require a step, `wished` of them wished."""
    unlocks = graph.priorities.weights.unlocks
    return min(unlocks.most, unlocks.each * steps + unlocks.wished * wished)
