"""The single entry point from a questionnaire and a response to a diagnosis: `diagnose()`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from diagnostic.certainty import (
    Decided,
    Known,
    Missing,
    decide,
    missing_of,
    settled_statuses,
    settled_steps,
    settled_wishes,
    start,
)
from diagnostic.flow import Flow, follow
from diagnostic.funding import Funding, fund
from diagnostic.roadmap import Roadmap, plan
from diagnostic.scoring import OVERALL, Score, score

if TYPE_CHECKING:
    from diagnostic.certainty import Case
    from diagnostic.model import Questionnaire
    from diagnostic.response import Response
    from diagnostic.roadmap import Status, Step, Wish
    from diagnostic.scoring import Scores


@dataclass(frozen=True, init=False)
class Diagnosis:
    """Scores, statuses, wish verdicts, roadmap, funding and evidence of one response.

    Scores and the order of the steps are computed at once; reasons, evidence, funding and certainty on first access.
    The result is the same either way.
    """

    questionnaire: Questionnaire
    response: Response
    flow: Flow
    overall: Score
    scores: dict[str, Score]
    plan: Roadmap

    def __init__(
        self, questionnaire: Questionnaire, response: Response, flow: Flow, scores: Scores, plan: Roadmap
    ) -> None:
        overall, by_id = scores
        # A frozen dataclass would set each attribute through a call.
        vars(self).update(
            questionnaire=questionnaire, response=response, flow=flow, overall=overall, scores=by_id, plan=plan
        )

    @property
    def complete(self) -> bool:
        """Whether every required question of the path has an answer."""
        return self.flow.complete

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """The status of each recommendation; `undecided` where a missing answer can change it."""
        return self.plan.statuses if self.flow.settled else settled_statuses(self._start)

    @cached_property
    def wishes(self) -> tuple[Wish, ...]:
        """The verdict on each wish, in the author's order."""
        return self.plan.wishes if self.flow.settled else settled_wishes(self.plan, self._start)

    @cached_property
    def roadmap(self) -> tuple[Step, ...]:
        """The steps in order, as things stand."""
        return self.plan.steps if self.flow.settled else settled_steps(self.plan, self._start)

    @cached_property
    def funding(self) -> Funding:
        """The cost of the steps outside the `later` horizon, and the aids: indicative amounts of the currency."""
        return fund(self.questionnaire, self.response, self.flow, self.plan)

    @cached_property
    def decided(self) -> Decided:
        """The outcomes that no missing answer can change."""
        return decide(self._all_scores, self.statuses, self.wishes, self.plan)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The open questions, with the outcomes that each can still change."""
        if not self.flow.waiting:
            return ()
        return missing_of(self.questionnaire, Known(self._all_scores, self.plan, self.decided))

    @property
    def idle(self) -> tuple[str, ...]:
        """The ids of the open questions whose answer can no longer change anything."""
        return tuple(missing.question for missing in self.missing if not missing.can_change)

    @cached_property
    def _start(self) -> Case:
        """The case that all completions start from, shared so that the answers tried are evaluated once."""
        return start(self.plan.reading, or_left=False)

    @property
    def _all_scores(self) -> dict[str, Score]:
        return {OVERALL: self.overall, **self.scores}


def diagnose(questionnaire: Questionnaire, response: Response) -> Diagnosis:
    """Return the diagnosis of a response, in its territory: a pure function of the two, without I/O."""
    questionnaire = questionnaire.within(response.territory)
    flow = follow(questionnaire, response)
    scores = score(questionnaire, response, flow)
    return Diagnosis(questionnaire, response, flow, scores, plan(questionnaire, response, flow))
