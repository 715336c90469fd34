"""The pairs of steps that come in the same order in every completion, computed for all steps together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.certainty.lead import alone, lead
from diagnostic.conditions import OPEN, TRUE
from diagnostic.roadmap.graph import Graph
from diagnostic.roadmap.points import unlocked
from diagnostic.roadmap.priorities import BEFORE_TIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.certainty.cases import Case
    from diagnostic.model import Questionnaire
    from diagnostic.roadmap.priorities import InCommon

EVERY = -1


class Range(NamedTuple):
    """The least and the greatest value of a quantity over all completions."""

    low: int
    high: int


class Kin:
    """For each recommendation, the others whose priorities are correlated with its own, as bits.

    Two recommendations are correlated if one prefers to follow the other, if both prefer to follow a third, or if a
    third requires both.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        graph = questionnaire.prepared(Graph)
        preferring = [0] * len(graph.nodes)
        for node in graph.nodes:
            for other in graph.ranks_of(node.prefers):
                preferring[other] |= node.bit
        kin = [prefers | by for prefers, by in zip(graph.prefers, preferring, strict=True)]
        for together in (*graph.needs, *preferring):
            for rank in graph.ranks_of(together):
                kin[rank] |= together
        self.of = tuple(others & ~(1 << rank) for rank, others in enumerate(kin))


class Order:
    """For each possible step, the steps that precede and follow it in every completion where both occur: bits, by rank.

    A step precedes another if its sort key, and those of all steps it may have to wait for, are always higher; if the
    other requires it; or if it is one of the `first` steps, by rank, which are known to come in this order.
    """

    def __init__(self, case: Case, first: Sequence[int]) -> None:
        graph, possible = case.graph, case.outlook.possible_step
        self.case, ranks, kin = case, graph.ranks_of(possible), case.questionnaire.prepared(Kin).of
        self.keys = keys = {rank: _key(case, rank) for rank in ranks}
        highs = [(keys[rank].high, 1 << rank) for rank in ranks]
        self.before, self.after = dict.fromkeys(ranks, 0), dict.fromkeys(ranks, 0)
        for rank in ranks:
            held = graph.ranks_of(1 << rank | graph.pulled_in(1 << rank, ~possible))
            weakest = min([keys[rank_held].low for rank_held in held])
            after = sum([bit for high, bit in highs if high < weakest]) | case.fewest.get(rank, 0)
            after |= sum([1 << above for above in graph.required_by[rank]]) & possible
            for other in graph.ranks_of(kin[rank] & possible & ~after):
                after |= 1 << other if all(self._leads(rank_held, other) for rank_held in held) else 0
            self.after[rank] = after
        left = possible
        for rank in first:
            left ^= 1 << rank
            self.after[rank] |= left
        for rank, after in self.after.items():
            for other in graph.ranks_of(after):
                self.before[other] |= 1 << rank

    def _leads(self, rank: int, other: int) -> bool:
        """Whether a step's sort key is always higher than another's, whatever was placed before."""
        if self.keys[rank].high <= self.keys[other].low or rank == other:
            return False
        return self.keys[rank].low > self.keys[other].high or lead(self.case, rank, other, EVERY, EVERY).low > 0


def _key(case: Case, rank: int) -> Range:
    """Return the range of a step's sort key over all completions."""
    graph, weights, truths = case.graph, case.graph.priorities.weights, case.reading.truths
    low = high = graph.priorities.base[rank]
    preferred = (graph.prefers[rank] & case.outlook.possible_step).bit_count()
    for points in (
        _shared(case, graph.priorities.goals, rank),
        _shared(case, graph.priorities.pains, rank),
        _if(truths.wished[rank], weights.wished),
        _if(truths.urgent[rank], weights.urgent),
        _if(alone(case, rank), weights.only_prerequisite),
        _unlocks(case, rank),
        Range(weights.waiting * preferred, 0),
    ):
        low, high = low + points.low, high + points.high
    tie = graph.priorities.ties[rank]
    return Range(low * BEFORE_TIES + tie, high * BEFORE_TIES + tie)


def _if(truth: int, points: int) -> Range:
    if truth == OPEN:
        return Range(min(0, points), max(0, points))
    return Range(points, points) if truth == TRUE else Range(0, 0)


def _shared(case: Case, common: InCommon, rank: int) -> Range:
    if common.question is None or case.flow.facts[common.question] != OPEN:
        points = common.points(case.flow.facts)[rank]
        return Range(points, points)
    return Range(0, common.weight.each * min(common.weight.most, common.masks[rank].bit_count()))


def _unlocks(case: Case, rank: int) -> Range:
    wished, least, most = case.reading.truths.wished, case.fewest.get(rank, 0), case.most.get(rank, 0)
    return Range(
        unlocked(case.graph, least.bit_count(), (least & wished.true).bit_count()),
        unlocked(case.graph, most.bit_count(), (most & (wished.true | wished.open)).bit_count()),
    )
