"""Group steps into horizons (now, foundation, priorities, later) without changing the order of the roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.conditions import TRUE
from diagnostic.roadmap.allowances import ANY_EFFORT

if TYPE_CHECKING:
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.reading import Reading
    from diagnostic.roadmap.steps import HorizonName, Placed

ORDER: tuple[HorizonName, ...] = ("now", "foundation", "priorities", "later")
PLACE: dict[HorizonName, int] = {name: place for place, name in enumerate(ORDER)}
NOW, FOUNDATION, PRIORITIES, LATER = range(len(ORDER))


def horizons_of(reading: Reading, placed: list[Placed]) -> dict[int, HorizonName]:
    """Return the horizon of each step, by rank: the first one with room that is not before its prerequisites.

    Sets of recommendations are bits of ranks. In `now`, light steps leave room for the urgent steps still to come
    (`urgent`). A priority is core or wished, and fits the time and the budget.
    """
    graph, standing = reading.graph, reading.standing
    steps, moved = standing.all_steps, moved_later(reading)
    now, foundation, priorities = graph.allowances.caps
    money, urgent = budget(reading), standing.urgent & steps & ~moved
    light, base = graph.allowances.light & ~moved, graph.allowances.foundation & ~moved
    allowed = graph.allowances.within(effort(reading)) & (graph.allowances.core | standing.wished) & ~(moved | base)
    places: dict[int, HorizonName] = {}
    sooner, costs = urgent | light | base | allowed, graph.allowances.costs
    for rank, _, _ in placed:
        bit, place = 1 << rank, LATER
        if sooner & bit:
            earliest = _earliest(graph, places, rank) if graph.needs[rank] & steps else NOW
            if earliest == NOW and (now > 0 if urgent & bit else light & bit and now > urgent.bit_count()):
                place, now = NOW, now - 1
            elif base & bit and foundation > 0 and earliest <= FOUNDATION:
                place, foundation = FOUNDATION, foundation - 1
            elif allowed & bit and priorities > 0 and earliest < LATER and costs[rank] <= money:
                place, priorities = PRIORITIES, priorities - 1
            if place != LATER:
                money -= costs[rank]
            if urgent:
                urgent &= ~bit
        places[rank] = ORDER[place]
    return places


def _earliest(graph: Graph, places: dict[int, HorizonName], rank: int) -> int:
    """Return the first horizon a step may enter, which is the latest horizon of its prerequisites."""
    return max([PLACE[places[other]] for other in graph.nodes[rank].requires if other in places])


def moved_later(reading: Reading) -> int:
    """Return the steps, as bits, on which another makes a start, unless wished or required by a wish."""
    graph, standing, brought = reading.graph, reading.standing, 0
    for rank in graph.ranks_of(standing.all_steps & graph.bringing):
        for other, when in graph.nodes[rank].brings:
            if when is None or when.value(reading.facts) == TRUE:
                brought |= 1 << other
    brought &= standing.all_steps
    return brought & ~_needed_by_wishes(reading) if brought else 0


def _needed_by_wishes(reading: Reading) -> int:
    steps = reading.standing.all_steps
    wished: int = reading.standing.wished & steps
    return wished | reading.graph.pulled_in(wished, ~steps)


def budget(reading: Reading) -> int:
    """Return the budget in whole units of the currency: the top of the chosen band, the default if unknown."""
    return reading.graph.allowances.budgets.get(reading.cell("budget"), reading.graph.allowances.unknown_budget)


def effort(reading: Reading) -> int:
    """Return the highest effort (1 to 5) of a priority that fits the available time."""
    return reading.graph.allowances.efforts_by_bit.get(reading.cell("time"), ANY_EFFORT)
