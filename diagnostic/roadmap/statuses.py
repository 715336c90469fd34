"""The status of each recommendation, at present and over every possible completion of the response.

At present, an open answer counts as absent: nothing is concluded from an answer that was not given.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from diagnostic.flow import Flow
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.truths import Truths

Status = Literal["in-place", "not-applicable", "recommended", "required", "not-needed", "undecided"]


class Outlook(NamedTuple):
    """Statuses that hold whatever the missing answers, as bits of recommendation ranks.

    `certain_step`: a step in every completion; `possible_step`: a step in some completion, as far as is known;
    `certain_self` and `possible_self`: recommended for its own sake.
    """

    certain_step: int
    possible_step: int
    certain_self: int
    possible_self: int


class Standing:
    """The status of every recommendation: present statuses as bits of ranks, and the ranks of the steps.

    `itself`: recommended for its own sake; `required`: only because something recommended requires it; `present`: the
    present status by rank, where an open answer counts as absent.
    """

    def __init__(self, graph: Graph, flow: Flow) -> None:
        self.graph, self.flow = graph, flow
        self.wished = graph.weighing.wished(flow.facts)
        self.in_place, self.excluded, self.called, self.urgent, self.present = graph.weighing.stand(flow.facts)
        wished = self.wished & ~(self.in_place | self.excluded | self.called)
        self.itself = self.called | wished
        self.required = graph.pulled_in(self.itself, self.in_place | self.excluded)
        self._name(wished, "recommended")
        self._name(self.required, "required")
        self.all_steps = self.itself | self.required
        self.steps = graph.ranks_of(self.all_steps)

    def _name(self, mask: int, status: Status) -> None:
        if mask:
            for rank in self.graph.ranks_of(mask):
                self.present[rank] = status

    @cached_property
    def truths(self) -> Truths:
        """The truth of every condition of every recommendation."""
        return self.graph.weighing.truths(self.flow)

    @property
    def statuses(self) -> list[Status]:
        """The status by rank that holds in every completion; `undecided` if completions differ."""
        return self.present if self.flow.settled else self._certain

    @cached_property
    def _certain(self) -> list[Status]:
        applies, in_place, outlook = self.truths.applies, self.truths.in_place, self.outlook
        unknown = (in_place.open | applies.open) & ~in_place.true
        required = outlook.certain_step & ~outlook.possible_self
        return self._named(
            (outlook.possible_step, "undecided"),
            (required, "required"),
            (outlook.certain_self, "recommended"),
            (applies.false, "not-applicable"),
            (unknown, "undecided"),
            (in_place.true, "in-place"),
        )

    def _named(self, *named: tuple[int, Status]) -> list[Status]:
        """Return the status of every rank: the last entry of `named` that contains it, otherwise not needed."""
        statuses: list[Status] = ["not-needed"] * len(self.graph.nodes)
        for mask, status in named:
            for rank in self.graph.ranks_of(mask):
                statuses[rank] = status
        return statuses

    @cached_property
    def outlook(self) -> Outlook:
        """The certain and the possible steps over every completion of the response."""
        if self.flow.settled:
            return Outlook(self.all_steps, self.all_steps, self.itself, self.itself)
        return _outlook(self.graph, self.truths)


def _outlook(graph: Graph, truths: Truths) -> Outlook:
    applies, in_place, called, wished = truths.applies, truths.in_place, truths.called, truths.wished
    barred = in_place.true | applies.false
    free = ~(barred | in_place.open | applies.open)
    certain = (wished.true | (called.true & applies.true)) & free
    may_apply = (called.true | called.open) & (applies.true | applies.open)
    possible = (wished.true | wished.open | may_apply) & ~barred
    return Outlook(
        certain | graph.pulled_in(certain, ~free), possible | graph.pulled_in(possible, barred), certain, possible
    )
