"""The range, over all completions, of one step's sort key minus another's; common terms cancel out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import FALSE, OPEN, TRUE
from diagnostic.roadmap.priorities import BEFORE_TIES

if TYPE_CHECKING:
    from diagnostic.certainty.cases import Case
    from diagnostic.roadmap.priorities import InCommon


class Span(NamedTuple):
    """The least and the greatest value of a number over all completions."""

    low: int
    high: int


def lead(case: Case, rank: int, other: int, left: int, placed: int = 0) -> Span:
    """Return the range of one step's sort key minus another's, where neither waits for a prerequisite.

    `left`: the recommendations that may not be placed yet, as bits; `placed`: those among them that may be placed.
    """
    graph, weights, truths = case.graph, case.graph.priorities.weights, case.reading.truths
    low = high = graph.priorities.base[rank] - graph.priorities.base[other]
    for span in (
        _shared(case, graph.priorities.goals, rank, other),
        _shared(case, graph.priorities.pains, rank, other),
        _apart(truths.wished[rank], truths.wished[other], weights.wished),
        _apart(truths.urgent[rank], truths.urgent[other], weights.urgent),
        _apart(alone(case, rank), alone(case, other), weights.only_prerequisite),
        _unlocks(case, rank, other),
        _waits(case, rank, other, left, placed),
    ):
        low, high = low + span.low, high + span.high
    tie = graph.priorities.ties[rank] - graph.priorities.ties[other]
    return Span(low * BEFORE_TIES + tie, high * BEFORE_TIES + tie)


def _apart(truth: int, other: int, points: int) -> Span:
    """Return the range of the points that one truth value brings, minus those of another."""
    low, high = (truth == TRUE) - (other in {TRUE, OPEN}), (truth in {TRUE, OPEN}) - (other == TRUE)
    return Span(min(low * points, high * points), max(low * points, high * points))


def alone(case: Case, rank: int) -> int:
    """Return whether a step is only a prerequisite: TRUE, FALSE, or OPEN."""
    outlook = case.outlook
    if outlook.certain_self >> rank & 1:
        return FALSE
    return OPEN if outlook.possible_self >> rank & 1 else TRUE


def _shared(case: Case, common: InCommon, rank: int, other: int) -> Span:
    """Return the range for goals or pains; while the question is open, from the ticks that only one step shares."""
    if common.question is None or case.flow.facts[common.question] != OPEN:
        points = common.points(case.flow.facts)
        return Span(points[rank] - points[other], points[rank] - points[other])
    mine, its, weight = common.masks[rank], common.masks[other], common.weight
    most = case.flow.routing.compiler.questions[common.question].most or weight.most
    least, greatest = (min(most, weight.most, ticks.bit_count()) for ticks in (its & ~mine, mine & ~its))
    return Span(-weight.each * least, weight.each * greatest)


def _unlocks(case: Case, rank: int, other: int) -> Span:
    """Return the range for the steps that wait: those that would wait for both count for both or for neither."""
    mine, its = case.fewest.get(rank, 0), case.fewest.get(other, 0)
    may_mine, may_its = case.most.get(rank, 0), case.most.get(other, 0)
    both = _direct(case, rank) & _direct(case, other) & ~(mine | its)
    high = _greatest(case, (mine | may_mine & ~both, its & ~both), both)
    low = _greatest(case, (its | may_its & ~both, mine & ~both), both)
    return Span(-low, high)


def _direct(case: Case, rank: int) -> int:
    return sum(1 << above for above in case.graph.required_by[rank]) & case.outlook.possible_step


def _greatest(case: Case, sides: tuple[int, int], both: int) -> int:
    """Return the greatest lead of the first side over the second, with or without the steps that wait for both."""
    unlocks, wished = case.graph.priorities.weights.unlocks, case.reading.truths.wished
    ever, now = wished.true | wished.open, wished.true
    first = unlocks.each * sides[0].bit_count() + unlocks.wished * (sides[0] & ever).bit_count()
    second = unlocks.each * sides[1].bit_count() + unlocks.wished * (sides[1] & now).bit_count()
    more = unlocks.each * both.bit_count() + unlocks.wished * (both & ever).bit_count()
    greatest: int = max(min(unlocks.most, first + add) - min(unlocks.most, second + add) for add in (0, more))
    return greatest


def _waits(case: Case, rank: int, other: int, left: int, placed: int) -> Span:
    """Return the range for the preferred predecessors: those that both steps have are ignored."""
    graph, outlook, both = case.graph, case.outlook, 1 << rank | 1 << other
    possible = (outlook.possible_step | both) & left
    certain = (outlook.certain_step & ~placed | both) & left
    mine, its = graph.prefers[rank] & ~graph.prefers[other], graph.prefers[other] & ~graph.prefers[rank]
    fewest = (mine & certain).bit_count() - (its & possible).bit_count()
    most = (mine & possible).bit_count() - (its & certain).bit_count()
    return Span(graph.priorities.weights.waiting * most, graph.priorities.weights.waiting * fewest)
