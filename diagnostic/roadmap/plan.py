"""What to do, in what order: worked out at once; why, when it is asked for."""

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
    """Every status, the verdict on each wish, the steps in order, and the reading they came from.

    `placed` are the steps in order, by rank; `steps` and `wishes` tell the reasons and the evidence as well.
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
        found = graph.blank.copy()  # of its size from the start: half the work of one that grows
        found.update(zip(graph.keys, self.reading.standing.statuses, strict=True))
        return found

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """The verdict on each wish, in the author's order."""
        return wishes_of(self.reading, self.placed)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in order, as things stand, with all that is told of them."""
        return steps_of(self.reading, self.placed, self.horizons)

    @property
    def order(self) -> tuple[str, ...]:
        """The recommendations of the steps, in order."""
        keys = self.reading.graph.keys
        return tuple([keys[rank] for rank, _, _ in self.placed])


def plan(questionnaire: Questionnaire, response: Response, flow: Flow) -> Roadmap:
    """Return what to do, in what order and why; the scores must have been written into the flow's facts."""
    graph = questionnaire.prepared(Graph)
    reading = Reading(graph, response, flow)
    return Roadmap(reading, ordered(reading))
