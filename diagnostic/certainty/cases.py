"""Explore the possible continuations of a response, one answer at a time."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from diagnostic.certainty.ways import Ways
from diagnostic.conditions import DEFERRED, PENDING, UNANSWERED
from diagnostic.flow import follow
from diagnostic.roadmap import Graph, Reading
from diagnostic.roadmap.points import wait_for
from diagnostic.scoring import score

if TYPE_CHECKING:
    from diagnostic.flow import Flow
    from diagnostic.model import Questionnaire
    from diagnostic.response import Response
    from diagnostic.roadmap.statuses import Outlook


class Case:
    """A response partway to completion, evaluated with the answers it has so far.

    `or_left`: a question may also be left without an answer, as it is in the roadmap shown.
    """

    def __init__(self, questionnaire: Questionnaire, response: Response, flow: Flow, *, or_left: bool) -> None:
        self.questionnaire, self.response, self.flow, self.or_left = questionnaire, response, flow, or_left
        self.ways = questionnaire.prepared(Ways)
        self.graph = questionnaire.prepared(Graph)
        self.reading = Reading(self.graph, response, flow)
        self._parts: dict[tuple[int, Any], Case] = {}

    @property
    def outlook(self) -> Outlook:
        """The certain and the possible steps."""
        return self.reading.standing.outlook

    @cached_property
    def fewest(self) -> dict[int, int]:
        """For each certain step, the steps that wait for it in every completion, as bits."""
        return wait_for(self.graph, self.outlook.certain_step)

    @cached_property
    def most(self) -> dict[int, int]:
        """For each possible step, the steps that may wait for it in some completion, as bits."""
        return wait_for(self.graph, self.outlook.possible_step)

    def ways_of(self, rank: int) -> tuple[Any, ...] | None:
        """Return the answers to try for the question of a rank; None if there are too many."""
        return (self.ways.or_left if self.or_left else self.ways.every)[rank]

    def saying(self, rank: int, way: Any) -> Case:  # noqa: ANN401 - an answer
        """Return this case with one more answer, `way`, to the question of a rank."""
        case = self._parts.get((rank, way))
        if case is None:
            case = self._parts[rank, way] = self._saying(rank, way)
        return case

    def _saying(self, rank: int, way: Any) -> Case:  # noqa: ANN401 - an answer
        name = "identity" if rank < self.flow.routing.identity_size else "answers"
        question = self.flow.routing.compiler.questions[rank].id
        values = MappingProxyType({**getattr(self.response, name), question: way})
        return case_of(self.questionnaire, replace(self.response, **{name: values}), or_left=self.or_left)  # type: ignore[arg-type]

    def turn(self, questions: int) -> int | None:
        """Return the rank of the first question to try, among these and those they depend on; None if there is none."""
        routing, facts, seen = self.flow.routing, self.flow.facts, 0
        while questions != seen:
            more, seen = questions & ~seen, questions
            for rank in routing.compiler.ranks(more):
                when = routing.whens[rank]
                if when and facts[routing.size + rank] == PENDING:
                    questions |= when.evidence(facts)
        asked = (rank for rank in routing.compiler.ranks(questions) if facts[routing.size + rank] == UNANSWERED)
        return next((rank for rank in asked if self.ways_of(rank) is not None), None)


def case_of(questionnaire: Questionnaire, response: Response, *, or_left: bool) -> Case:
    """Return the case of a response."""
    flow = follow(questionnaire, response)
    if questionnaire.prepared(Ways).scored:
        score(questionnaire, response, flow)
    return Case(questionnaire, response, flow, or_left=or_left)


def start(reading: Reading, *, or_left: bool) -> Case:
    """Return the case that all completions start from: the full path, where a deferred question may take any answer."""
    questionnaire, response, flow = reading.graph.questionnaire, reading.response, reading.flow
    if response.path == "full":
        return Case(questionnaire, response, flow, or_left=or_left)
    kept = {key: value for key, value in response.answers.items() if flow.state(key) != DEFERRED}
    return case_of(questionnaire, replace(response, path="full", answers=MappingProxyType(kept)), or_left=or_left)
