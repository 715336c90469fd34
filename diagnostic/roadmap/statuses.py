"""The status of each recommendation: as things stand, and whether any completion could make it another.

What is open is read as absent for the present reading: nothing rests on an answer that was not given.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.conditions import ABSENT, FALSE, OPEN, TRUE

if TYPE_CHECKING:
    from diagnostic.flow import Flow
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

    def __init__(self, graph: Graph, flow: Flow) -> None:
        self.graph, self.flow = graph, flow
        weighing, facts = graph.weighing, flow.facts
        self.wished = weighing.wished(facts)
        self.in_place, self.excluded, self.itself, self.urgent = weighing.stand(facts, self.wished)
        self.required = graph.pulled_in(self.itself, self.in_place | self.excluded)
        self.all_steps = self.itself | self.required
        self.steps = graph.ranks_of(self.all_steps)

    @cached_property
    def truths(self) -> Truths:
        """What the facts say of every recommendation."""
        return self.graph.weighing.truths(self.flow)

    @cached_property
    def present(self) -> list[Status]:
        """The present status by rank: what is open is read as absent."""
        statuses: list[Status] = ["not-needed"] * len(self.graph.nodes)
        named: tuple[tuple[int, Status], ...] = (
            (self.in_place, "in-place"),
            (self.excluded, "not-applicable"),
            (self.itself, "recommended"),
            (self.required, "required"),
        )
        for mask, status in named:
            for rank in self.graph.ranks_of(mask):
                statuses[rank] = status
        return statuses

    @cached_property
    def statuses(self) -> list[Status]:
        """The status by rank that no completion changes; undecided where one can."""
        if self.flow.settled:
            return self.present
        return [_status(self.truths, self.outlook, rank) for rank in range(len(self.graph.nodes))]

    @cached_property
    def outlook(self) -> Outlook:
        """What holds whatever the missing answers."""
        if not self.flow.settled:
            return _outlook(self.graph, self.truths)
        is_step, is_self = _flags(self.graph, self.all_steps), _flags(self.graph, self.itself)
        return Outlook(is_step, is_step, is_self, is_self)


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
