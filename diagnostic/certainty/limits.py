"""The limits of the horizons over all completions: the budget, the time, and the steps moved later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.certainty.order import Range
from diagnostic.conditions import OPEN, TRUE
from diagnostic.roadmap.allowances import ANY_EFFORT, UNBOUNDED
from diagnostic.roadmap.horizons import budget, effort

if TYPE_CHECKING:
    from diagnostic.certainty.cases import Case


class Sure(NamedTuple):
    """Recommendations, as bits, for which something is certain, and those for which it is possible."""

    sure: int
    may: int


def moved(case: Case) -> Sure:
    """Return the sure and possible steps on which another makes a start, unless wished or required by a wish."""
    graph, outlook, wished = case.graph, case.outlook, case.reading.truths.wished
    sure = may = 0
    for rank in graph.ranks_of(outlook.possible_step & graph.bringing):
        for other, when in graph.nodes[rank].brings:
            truth = TRUE if when is None else when.value(case.flow.facts)
            may |= 1 << other if truth in {TRUE, OPEN} else 0
            sure |= 1 << other if truth == TRUE and outlook.certain_step >> rank & 1 else 0
    needed = wished.true & outlook.certain_step
    needed |= graph.pulled_in(needed, ~outlook.certain_step)
    may_need = (wished.true | wished.open) & outlook.possible_step
    may_need |= graph.pulled_in(may_need, ~outlook.possible_step)
    return Sure(sure & ~may_need, may & ~needed)


def money(case: Case) -> Range:
    """Return the range of the budget, in units of the currency: while open, over every choice and none."""
    reading, graph = case.reading, case.graph
    if not reading.is_open("budget"):
        known = budget(reading)
        return Range(known, known)
    question = graph.routing.compiler.questions[graph.roles["budget"]]
    every = [UNBOUNDED if choice.most is None else choice.most for choice in question.all_choices]
    return Range(min(graph.allowances.unknown_budget, *every), max(graph.allowances.unknown_budget, *every))


def efforts(case: Case) -> Range:
    """Return the range of the effort (1 to 5) that fits the time: while open, over every choice and no choice."""
    reading, graph = case.reading, case.graph
    if not reading.is_open("time"):
        known = effort(reading)
        return Range(known, known)
    question = graph.routing.compiler.questions[graph.roles["time"]]
    every = [graph.allowances.efforts.get(choice.id, ANY_EFFORT) for choice in question.all_choices]
    return Range(min(ANY_EFFORT, *every), max(ANY_EFFORT, *every))
