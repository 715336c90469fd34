"""The recommendations and aids whose conditions depend on each open question."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from diagnostic.certainty.claims import applying, open_questions, urgency, wishes_of
from diagnostic.conditions import OPEN
from diagnostic.funding import Rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.certainty.cases import Case
    from diagnostic.roadmap.priorities import InCommon


class Dependents:
    """The open questions, as bits, that each recommendation depends on, by rank; queried by set of questions."""

    def __init__(self, case: Case) -> None:
        self.case, self.graph = case, case.graph
        ranks = range(len(self.graph.nodes))
        self._statuses = [open_questions(case, 1 << rank) for rank in ranks]
        self._urgent = [urgency(case, 1 << rank & case.outlook.possible_step) for rank in ranks]
        applies = [applying(case, 1 << rank) for rank in ranks]
        self._verdicts = [
            wishes_of(case, node.rank) | _union(applies, (node.rank, *node.requires)) for node in self.graph.nodes
        ]

    def statuses(self, questions: int) -> int:
        """Return the recommendations whose own status depends on these questions, as bits."""
        return _touched(self._statuses, questions)

    def verdicts(self, questions: int) -> int:
        """Return the recommendations whose verdict, if they were wished, depends on these questions, as bits."""
        return _touched(self._verdicts, questions)

    def urgent(self, questions: int) -> int:
        """Return the possible steps whose urgency depends on these questions, as bits."""
        return _touched(self._urgent, questions)

    def ticks(self, questions: int) -> bool:
        """Whether these questions include that of the goals or of the pains, and some possible step shares one."""
        return any(
            self._shares(common, questions) for common in (self.graph.priorities.goals, self.graph.priorities.pains)
        )

    def _shares(self, common: InCommon, questions: int) -> bool:
        if common.question is None or not questions & self.case.flow.routing.compiler.bit(common.question):
            return False
        return any(common.masks[rank] for rank in self.graph.ranks_of(self.case.outlook.possible_step))

    def moves(self, questions: int) -> bool:
        """Whether these questions include the budget, the time, or one that decides if a step is a start on another."""
        return bool(questions & self._moving)

    @cached_property
    def _moving(self) -> int:
        compiler, facts, graph = self.case.flow.routing.compiler, self.case.flow.facts, self.graph
        questions = sum({compiler.bit(graph.roles[role]) for role in ("budget", "time") if role in graph.roles})
        for rank in graph.ranks_of(self.case.outlook.possible_step & graph.bringing):
            for _, when in graph.nodes[rank].brings:
                questions |= when.evidence(facts) if when and when.value(facts) == OPEN else 0
        return questions

    @cached_property
    def aids(self) -> int:
        """The open questions that the rules of an aid depend on, as bits."""
        facts, questions = self.case.flow.facts, 0
        for _, rules in self.case.questionnaire.prepared(Rules).aids:
            for _, when in rules:
                questions |= when.evidence(facts) if when.value(facts) == OPEN else 0
        return questions


def _touched(dependents: Sequence[int], questions: int) -> int:
    return sum([1 << rank for rank, on in enumerate(dependents) if on & questions])


def _union(masks: Sequence[int], ranks: Sequence[int]) -> int:
    union = 0
    for rank in ranks:
        union |= masks[rank]
    return union
