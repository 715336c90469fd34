"""The roadmap of a response: order is computed at once, reasons and evidence on first access."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from diagnostic.roadmap.graph import Graph
from diagnostic.roadmap.horizons import horizons_of
from diagnostic.roadmap.reading import Reading
from diagnostic.roadmap.step import steps_of
from diagnostic.roadmap.steps import ordered
from diagnostic.roadmap.wishes import wishes_of

if TYPE_CHECKING:
    from diagnostic.flow import Flow
    from diagnostic.model import Questionnaire
    from diagnostic.response import Response
    from diagnostic.roadmap.statuses import Status
    from diagnostic.roadmap.step import Step
    from diagnostic.roadmap.steps import HorizonName, Placed
    from diagnostic.roadmap.wishes import Wish


class Roadmap:
    """Every status, every wish verdict, the ordered steps, and the reading of the response they come from.

    `placed` holds the ordered steps by rank; `steps` and `wishes` add reasons and evidence.
    """

    def __init__(self, reading: Reading, placed: list[Placed]) -> None:
        self.reading, self.placed = reading, placed

    @cached_property
    def horizons(self) -> dict[int, HorizonName]:
        """The horizon of each step, by rank, in the order of the steps."""
        return horizons_of(self.reading, self.placed)

    @property
    def statuses(self) -> dict[str, Status]:
        """The status of each recommendation; `undecided` where a missing answer can change it."""
        graph = self.reading.graph
        statuses = graph.blank.copy()  # of its size from the start: half the work of one that grows
        statuses.update(zip(graph.keys, self.reading.standing.statuses, strict=True))
        return statuses

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """The verdict on each wish, in the author's order."""
        return wishes_of(self.reading, self.placed)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The ordered steps as things stand, with points, reasons and evidence."""
        return steps_of(self.reading, self.placed, self.horizons)

    @property
    def order(self) -> tuple[str, ...]:
        """The recommendations of the steps, in order."""
        keys = self.reading.graph.keys
        return tuple([keys[rank] for rank, _, _ in self.placed])


def plan(questionnaire: Questionnaire, response: Response, flow: Flow) -> Roadmap:
    """Return the roadmap of a response; the flow's facts must already contain the scores."""
    graph = questionnaire.prepared(Graph)
    reading = Reading(graph, response, flow)
    return Roadmap(reading, ordered(reading))
