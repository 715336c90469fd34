"""diagnose(): the one way through, from a questionnaire and a response to a diagnosis."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.certainty import Decided, Missing, decide, missing_of
from diagnostic.flow import Flow, follow
from diagnostic.funding import Funding, fund
from diagnostic.roadmap import Roadmap, plan
from diagnostic.scoring import OVERALL, Score, score

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire
    from diagnostic.response import Response
    from diagnostic.roadmap import Status, Step, Wish


class Diagnosis(NamedTuple):
    """Scores, statuses, wish verdicts, roadmap, funding and evidence of one response.

    `decided`: what no missing answer can change; `missing`: the open questions, and what each can still change.
    """

    questionnaire: Questionnaire
    response: Response
    flow: Flow
    overall: Score
    scores: dict[str, Score]
    plan: Roadmap
    decided: Decided
    missing: tuple[Missing, ...]
    funding: Funding

    @property
    def complete(self) -> bool:
        """Whether every required question of its path was answered."""
        return self.flow.complete

    @property
    def statuses(self) -> dict[str, Status]:
        """The status of each recommendation; `undecided` where a missing answer can change it."""
        return self.plan.statuses

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """The verdict on each wish, in the author's order."""
        return self.plan.wishes

    @property
    def roadmap(self) -> tuple[Step, ...]:
        """The steps in order, as things stand."""
        return self.plan.steps


def diagnose(questionnaire: Questionnaire, response: Response) -> Diagnosis:
    """Return the diagnosis of a response: a pure function of the two."""
    flow = follow(questionnaire, response)
    overall, scores = score(questionnaire, response, flow)
    roadmap = plan(questionnaire, response, flow)
    funding = fund(questionnaire, response, flow, roadmap.steps)
    everything = {OVERALL: overall, **scores}
    decided = decide(everything, roadmap)
    missing = missing_of(questionnaire, everything, roadmap, decided) if flow.waiting else ()
    return Diagnosis(questionnaire, response, flow, overall, scores, roadmap, decided, missing, funding)
