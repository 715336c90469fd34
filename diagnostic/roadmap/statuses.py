"""The status of each recommendation: as things stand, and whether any completion could make it another.

What is open is read as absent for the present reading: nothing rests on an answer that was not given.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.conditions import ABSENT, FALSE, OPEN, TRUE

if TYPE_CHECKING:
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.truths import Truths

Status = Literal["in-place", "not-applicable", "recommended", "required", "not-needed", "undecided"]


class Outlook(NamedTuple):
    """What holds whatever the missing answers, by rank.

    `certain_step`: a step in every completion; `possible_step`: a step in some completion, as far as is known;
    `certain_self` and `possible_self`: recommended for its own sake.
    """

    certain_step: list[bool]
    possible_step: list[bool]
    certain_self: list[bool]
    possible_self: list[bool]


class Standing:
    """Where every recommendation stands: present statuses as bits of their ranks, and the ranks of the steps.

    `itself`: recommended for its own sake; `required`: only because something recommended requires it.
    """

    def __init__(self, graph: Graph, truths: Truths, *, settled: bool) -> None:
        self.graph, self.truths, self.settled = graph, truths, settled
        self.in_place = in_place = truths.in_place.true
        self.excluded = excluded = truths.applies.false & ~in_place
        self.itself = (truths.wished.true | (truths.called.true & truths.applies.true)) & ~(in_place | excluded)
        self.required = graph.pulled_in(self.itself, in_place | excluded)
        self.all_steps = self.itself | self.required
        self.steps = ranks_of(self.all_steps)

    @cached_property
    def present(self) -> list[Status]:
        """The present status by rank: what is open is read as absent."""
        statuses: list[Status] = ["not-needed"] * len(self.graph.nodes)
        _name(statuses, self.in_place, "in-place")
        _name(statuses, self.excluded, "not-applicable")
        _name(statuses, self.itself, "recommended")
        _name(statuses, self.required, "required")
        return statuses

    @cached_property
    def statuses(self) -> list[Status]:
        """The status by rank that no completion changes; undecided where one can."""
        if self.settled:
            return self.present
        return [_status(self.truths, self.outlook, rank) for rank in range(len(self.graph.nodes))]

    @cached_property
    def outlook(self) -> Outlook:
        """What holds whatever the missing answers."""
        if not self.settled:
            return _outlook(self.graph, self.truths)
        is_step, is_self = _flags(self.graph, self.all_steps), _flags(self.graph, self.itself)
        return Outlook(is_step, is_step, is_self, is_self)


def ranks_of(mask: int) -> list[int]:
    """Return the ranks of the recommendations of a set, in the author's order."""
    found: list[int] = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _name(statuses: list[Status], mask: int, status: Status) -> None:
    for rank in ranks_of(mask):
        statuses[rank] = status


def _flags(graph: Graph, mask: int) -> list[bool]:
    return [mask >> node.rank & 1 == 1 for node in graph.nodes]


def _outlook(graph: Graph, truths: Truths) -> Outlook:
    size = len(graph.nodes)
    own = [_for_its_own_sake(truths, rank) for rank in range(size)]
    certain_self, possible_self = [certain for certain, _ in own], [possible for _, possible in own]
    certain, possible = [False] * size, [False] * size
    for rank in reversed(graph.order):
        above = graph.required_by[rank]
        certain[rank] = _free(truths, rank) and (certain_self[rank] or any(certain[other] for other in above))
        possible[rank] = not _barred(truths, rank) and (possible_self[rank] or any(possible[other] for other in above))
    return Outlook(certain, possible, certain_self, possible_self)


def _free(truths: Truths, rank: int) -> bool:
    """Whether it is certain to be neither in place nor not applicable."""
    return truths.in_place[rank] in {FALSE, ABSENT} and truths.applies[rank] in {TRUE, ABSENT}


def _barred(truths: Truths, rank: int) -> bool:
    """Whether it is certain to be in place or not applicable."""
    return truths.in_place[rank] == TRUE or truths.applies[rank] == FALSE


def _for_its_own_sake(truths: Truths, rank: int) -> tuple[bool, bool]:
    """Whether it is recommended for itself: certainly, possibly."""
    applies, called, wished = truths.applies[rank], truths.called[rank], truths.wished[rank]
    certain = wished == TRUE or (called == TRUE and applies == TRUE)
    possible = wished in {TRUE, OPEN} or (called in {TRUE, OPEN} and applies in {TRUE, OPEN})
    return certain and _free(truths, rank), possible and not _barred(truths, rank)


def _status(truths: Truths, outlook: Outlook, rank: int) -> Status:
    """Return the status that no completion changes, or undecided."""
    if truths.in_place[rank] == TRUE:
        return "in-place"
    if OPEN in {truths.in_place[rank], truths.applies[rank]}:
        return "undecided"
    if truths.applies[rank] == FALSE:
        return "not-applicable"
    if outlook.certain_self[rank]:
        return "recommended"
    if outlook.certain_step[rank] and not outlook.possible_self[rank]:
        return "required"
    return "undecided" if outlook.possible_step[rank] else "not-needed"
