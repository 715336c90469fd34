"""Formulas on the recommendations of a complete response: their statuses, and the first step."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import z3

from diagnostic.proof.encoding import NO, Encoding
from diagnostic.roadmap import BEFORE_TIES, Graph

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire
    from diagnostic.model.priority import Common
    from diagnostic.proof.unknowns import Unknowns
    from diagnostic.roadmap.graph import Node

Formula = Any


class Stand(NamedTuple):
    """Formulas for one recommendation: in place, not applicable, called for, wished, step by itself, step, urgent."""

    in_place: Formula
    excluded: Formula
    called: Formula
    wished: Formula
    itself: Formula
    step: Formula
    urgent: Formula


class Plans:
    """The recommendations of a questionnaire over all its complete responses, by rank."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.graph: Graph = encoding.questionnaire.prepared(Graph)
        self.stands: dict[int, Stand] = {}
        for rank in reversed(self.graph.order):
            self.stands[rank] = self._stand(self.graph.nodes[rank])

    def _stand(self, node: Node) -> Stand:
        one, truth = node.recommendation, self.encoding.truth
        in_place = truth(one.in_place_when).true
        applies = truth(one.applies_when) if one.applies_when else None
        excluded = z3.And(applies.false, z3.Not(in_place)) if applies else NO
        barred = z3.Or(in_place, excluded)
        called = z3.And(truth(one.when).true, applies.true) if applies else truth(one.when).true
        wished = z3.Or(*(self._ticked(rank, bit) for rank, bit in self.graph.wish_bits[node.rank]))
        itself = z3.And(z3.Not(barred), z3.Or(called, wished))
        above = [self.stands[rank].step for rank in self.graph.required_by[node.rank]]
        step = z3.Or(itself, z3.And(z3.Not(barred), z3.Or(*above)))
        urgent = truth(one.urgent_when).true if one.urgent_when else NO
        return Stand(in_place, excluded, called, wished, itself, step, urgent)

    def _ticked(self, rank: int, bit: int) -> Formula:
        compiler = self.graph.routing.compiler
        (key,) = [key for key, one in compiler.bits[rank].items() if one == bit]
        return self.encoding.chosen(compiler.questions[rank].id, (key,))

    @cached_property
    def keys(self) -> dict[int, Formula]:
        """The sort key of each step, before penalties for preferred predecessors."""
        return {
            rank: self._points(self.graph.nodes[rank], stand) * BEFORE_TIES + self.graph.priorities.ties[rank]
            for rank, stand in self.stands.items()
        }

    def _points(self, node: Node, stand: Stand) -> Formula:
        weights = self.graph.priorities.weights
        required = z3.And(stand.step, z3.Not(stand.itself))
        flags = ((stand.wished, weights.wished), (stand.urgent, weights.urgent), (required, weights.only_prerequisite))
        return z3.Sum(
            z3.IntVal(self.graph.priorities.base[node.rank]),
            self._common("goals", node.goals, weights.goals),
            self._common("pains", node.pains, weights.pains),
            *(z3.If(flag, points, 0) for flag, points in flags),
            self._unlocks(node.rank),
        )

    def _common(self, role: str, mask: int, weight: Common) -> Formula:
        rank = self.graph.roles.get(role)
        if rank is None or not mask or not weight.each:
            return z3.IntVal(0)
        bits = self.graph.routing.compiler.bits[rank]
        ticks = [self._ticked(rank, bit) for bit in bits.values() if bit & mask]
        shared = z3.Sum([z3.If(tick, 1, 0) for tick in ticks])
        return weight.each * z3.If(shared > weight.most, weight.most, shared)

    def _unlocks(self, rank: int) -> Formula:
        unlocks = self.graph.priorities.weights.unlocks
        waiting = self.waiting[rank]
        if not waiting or not (unlocks.each or unlocks.wished):
            return z3.IntVal(0)
        points = z3.Sum(
            [z3.If(one, unlocks.each, 0) for one in waiting.values()]
            + [z3.If(z3.And(one, self.stands[other].wished), unlocks.wished, 0) for other, one in waiting.items()]
        )
        return z3.If(points > unlocks.most, unlocks.most, points)

    @cached_property
    def waiting(self) -> dict[int, dict[int, Formula]]:
        """For each step, the steps that wait for it, directly or through other steps."""
        found: dict[int, dict[int, Formula]] = {}
        for rank in reversed(self.graph.order):
            behind: dict[int, list[Formula]] = {}
            for above in self.graph.required_by[rank]:
                behind.setdefault(above, []).append(self.stands[above].step)
                for other, one in found[above].items():
                    behind.setdefault(other, []).append(z3.And(self.stands[above].step, one))
            found[rank] = {other: z3.Or(*ways) for other, ways in behind.items()}
        return found

    def free(self, rank: int) -> Formula:
        """Return the formula for a step without pending prerequisites."""
        return z3.And(
            self.stands[rank].step, *(z3.Not(self.stands[one].step) for one in self.graph.nodes[rank].requires)
        )

    def first(self, rank: int) -> Formula:
        """Return the formula for a recommendation being the first step of the roadmap."""
        mine = self.held(rank)
        others = (one for one in self.stands if one != rank)
        return z3.And(self.free(rank), *(z3.Implies(self.free(one), mine > self.held(one)) for one in others))

    def held(self, rank: int) -> Formula:
        """Return the sort key of a step, after penalties for preferred predecessors."""
        prefers = [one for one in self.stands if self.graph.prefers[rank] >> one & 1]
        waits = [z3.If(self.stands[one].step, self.graph.priorities.penalty, 0) for one in prefers]
        return self.keys[rank] - z3.Sum(waits) if waits else self.keys[rank]


def plans_of(questionnaire: Questionnaire, prefix: str = "", shared: dict[str, Unknowns] | None = None) -> Plans:
    """Return the plans of all complete responses to a questionnaire."""
    return Plans(Encoding(questionnaire, prefix, shared))
