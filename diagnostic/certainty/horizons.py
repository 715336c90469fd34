"""The horizons each step can still end up in, over all completions and all orders of close rivals.

Horizons are overestimated: a step that may come first may take the room of another; only a step that surely comes
after cannot. The result for one step narrows the next, so the steps are processed several times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.certainty.limits import Sure, efforts, money, moved
from diagnostic.certainty.order import Order, Range
from diagnostic.conditions import FALSE, OPEN, TRUE
from diagnostic.roadmap.horizons import FOUNDATION, LATER, NOW, ORDER, PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.certainty.cases import Case
    from diagnostic.roadmap import HorizonName

ANYWHERE = frozenset({NOW, FOUNDATION, PRIORITIES, LATER})
PASSES = 3


class Places:
    """The horizons that each possible step may enter, by rank, and the steps that may enter each horizon, as bits."""

    def __init__(self, case: Case, first: Sequence[int]) -> None:
        self.case, self.graph, self.truths, self.order = case, case.graph, case.reading.truths, Order(case, first)
        self.certain, self.possible = case.outlook.certain_step, case.outlook.possible_step
        self.moved, self.urgent = moved(case), Sure(0, 0)
        self.urgent = self._urgent()
        self.money, self.effort = money(case), efforts(case)
        self.may = [self.possible] * len(ORDER)
        self.fitting = 0

    def _urgent(self) -> Sure:
        """Return the urgent steps, sure and possible, that room is kept for."""
        urgent = self.truths.urgent
        sure = urgent.true & self.certain & ~self.moved.may
        return Sure(sure, (urgent.true | urgent.open) & self.possible & ~self.moved.sure)

    def only(self, place: int) -> int:
        """Return the certain steps that can enter no other horizon than `place`, as bits."""
        others = 0
        for other, ranks in enumerate(self.may):
            others |= ranks if other != place else 0
        return self.certain & ~others

    def narrow(self, ranks: Sequence[int]) -> None:
        """Process the steps once, removing for each the horizons that it is now known not to enter."""
        for rank in ranks:
            bit, places = 1 << rank, self._places(rank)
            for place in ANYWHERE - places:
                self.may[place] &= ~bit

    def of(self, rank: int) -> set[int]:
        """Return the horizons that a step may enter."""
        return {place for place, ranks in enumerate(self.may) if ranks >> rank & 1}

    def _places(self, rank: int) -> set[int]:
        """Return the horizons that a step may enter, given those of the other steps."""
        bit, places = 1 << rank, set[int]()
        if self.moved.sure & bit:
            return {LATER}
        earliest = self._earliest(rank)
        for place, enters in (
            (NOW, self._enters_now(rank, earliest)),
            (FOUNDATION, self._enters_foundation(rank, earliest)),
            (PRIORITIES, self._enters_priorities(rank, earliest)),
        ):
            if enters != FALSE:
                places.add(place)
            if enters == TRUE and not self.moved.may & bit:
                return places
        return places | {LATER}

    def _earliest(self, rank: int) -> Range:
        """Return the earliest and latest horizon, over all completions, of the last of its prerequisites."""
        low = high = NOW
        for other in self.graph.ranks_of(self.graph.needs[rank] & self.possible):
            places = self.of(other)
            high = max(high, *places)
            low = max(low, min(places, default=NOW)) if self.certain >> other & 1 else low
        return Range(low, high)

    def _enters_now(self, rank: int, earliest: Range) -> int:
        """Return whether the step enters `now` (TRUE, FALSE or OPEN): urgent with room, or light with room to spare."""
        bit, cap = 1 << rank, self.graph.allowances.caps[NOW]
        if earliest.low > NOW:
            return FALSE
        light = self._room(cap, self._light_room(rank)) if self.graph.allowances.light & bit else FALSE
        urgent = self._room(cap, self._taken(rank, NOW))
        if self.urgent.may & bit and not self._is_urgent(bit):
            enters = urgent if urgent == light else OPEN
        else:
            enters = urgent if self._is_urgent(bit) else light
        return OPEN if enters == TRUE and earliest.high > NOW else enters

    def _is_urgent(self, bit: int) -> bool:
        return bool(self.truths.urgent.true & bit & ~self.moved.may)

    def _light_room(self, rank: int) -> Range:
        """Return how many places are taken ahead of a light step, including those kept for urgent steps after it."""
        before, after, now = self.order.before[rank], self.order.after[rank], self.only(NOW)
        others = ~(1 << rank)
        kept = self.urgent.sure & (after | now)
        low = (before & now | kept) & others
        high = (self.may[NOW] & ~after | self.urgent.may & ~before) & others
        return Range(low.bit_count(), high.bit_count())

    def _taken(self, rank: int, place: int) -> Range:
        """Return how many places of a horizon are taken ahead of a step."""
        before, after = self.order.before[rank], self.order.after[rank]
        high = self.may[place] & ~after & ~(1 << rank)
        return Range((self.only(place) & before).bit_count(), high.bit_count())

    def _room(self, cap: int, taken: Range) -> int:
        return TRUE if taken.high < cap else OPEN if taken.low < cap else FALSE

    def _enters_foundation(self, rank: int, earliest: Range) -> int:
        if not self.graph.allowances.foundation >> rank & 1 or earliest.low > FOUNDATION:
            return FALSE
        room = self._room(self.graph.allowances.caps[FOUNDATION], self._taken(rank, FOUNDATION))
        return OPEN if room == TRUE and earliest.high > FOUNDATION else room

    def _enters_priorities(self, rank: int, earliest: Range) -> int:
        """Return whether the step enters the priorities: core or wished, within time, budget and room left.

        Steps that surely enter if there is room are recorded in `fitting`: enough of them leave none to later steps.
        """
        bit, graph, wished = 1 << rank, self.graph, self.truths.wished
        allowed = (graph.allowances.core | wished.true | wished.open) & graph.allowances.within(self.effort.high)
        spent, cap = self._spent(rank), graph.allowances.caps[PRIORITIES]
        affordable = graph.allowances.costs[rank] <= self.money.high - spent.low
        full = (self.fitting & self.order.before[rank]).bit_count() >= cap
        if graph.allowances.foundation & bit or not allowed & bit or earliest.low == LATER or not affordable or full:
            return FALSE
        room = self._room(cap, self._taken(rank, PRIORITIES))
        surely = (graph.allowances.core | wished.true) & graph.allowances.within(self.effort.low) & bit
        if not surely or earliest.high == LATER or graph.allowances.costs[rank] > self.money.low - spent.high:
            return OPEN if room == TRUE else room
        if not (self.may[NOW] | self.moved.may) & bit:
            self.fitting |= bit & self.certain
        return room

    def _spent(self, rank: int) -> Range:
        """Return the amount spent ahead of a step, in units of the currency: at most, on the dearest of each horizon.

        Among priorities, one fewer than their number: if all were taken, no room would be left for this step.
        """
        costs, ranks_of = self.graph.allowances.costs, self.graph.ranks_of
        before, others = (
            self.order.before[rank] & self.certain & ~self.may[LATER],
            ~(self.order.after[rank] | 1 << rank),
        )
        high = 0
        for place, cap in enumerate(self.graph.allowances.caps):
            dearest = sorted([costs[other] for other in ranks_of(self.may[place] & others)], reverse=True)
            high += sum(dearest[: max(cap - (place == PRIORITIES), 0)])
        return Range(sum([costs[other] for other in ranks_of(before)]), high)


def decided_horizons(case: Case, first: Sequence[int], shown: dict[int, HorizonName]) -> dict[int, HorizonName]:
    """Return the horizons, by rank, that hold in every completion; the `first` steps are known to come first."""
    places = Places(case, first)
    others = case.graph.ranks_of(case.outlook.possible_step)
    ranks = [*(rank for rank in shown if rank in others), *(rank for rank in others if rank not in shown)]
    for _ in range(PASSES):
        places.narrow(ranks)
    certain = case.outlook.certain_step
    return {
        rank: horizon
        for rank, horizon in shown.items()
        if certain >> rank & 1 and places.of(rank) == {ORDER.index(horizon)}
    }
