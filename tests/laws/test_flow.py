"""Which questions are asked, and what is left: the engine against a naive walk."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given

from diagnostic import follow
from tests.laws.cases import Case, cases, examples
from tests.laws.reference.flow import walk

if TYPE_CHECKING:
    from tests.laws.reference.truth import Data

STATES = {
    "NOT_ASKED": "not asked",
    "PENDING": "pending",
    "DEFERRED": "deferred",
    "UNANSWERED": "unanswered",
    "ANSWERED": "answered",
    "DONT_KNOW": "dont-know",
    "NOT_APPLICABLE": "not-applicable",
}


@examples(200)
@given(cases())
def test_every_question_is_in_the_state_that_the_semantics_gives_it(case: Case):
    flow, known = follow(case.questionnaire, case.response), walk(case.data, case.said)
    assert {key: STATES[flow.state(key).name] for key in known.states} == known.states


@examples(100)
@given(cases())
def test_what_comes_next_is_the_first_question_asked_and_not_said(case: Case):
    flow, known = follow(case.questionnaire, case.response), walk(case.data, case.said)
    asked = [key for key, state in known.states.items() if state == "unanswered"]
    assert flow.next_question == next((key for key in asked if not known.questions[key]["identity"]), None)


@examples(100)
@given(cases())
def test_time_left_and_share_done_count_what_is_or_may_be_asked(case: Case):
    flow, known = follow(case.questionnaire, case.response), walk(case.data, case.said)
    states = {key: state for key, state in known.states.items() if not known.questions[key]["identity"]}
    waiting = [key for key, state in states.items() if state in {"unanswered", "pending"}]
    said = [key for key, state in states.items() if state in {"answered", "dont-know", "not-applicable"}]
    assert flow.seconds_left == sum(_seconds(known.questions[key]) for key in waiting)
    assert flow.share_done == (Fraction(len(said), len(said + waiting)) if said + waiting else 1)


def _seconds(question: Data) -> int:
    """Thirty unless said otherwise; the rows of a matrix share its time."""
    seconds: int = question.get("seconds", 30)
    return seconds // len(question["rows"]) if question.get("rows") else seconds


@examples(100)
@given(cases())
def test_a_response_is_complete_when_nothing_required_on_its_path_is_left(case: Case):
    flow, known = follow(case.questionnaire, case.response), walk(case.data, case.said)
    left = [known.questions[key] for key, state in known.states.items() if state in {"unanswered", "pending"}]
    assert flow.complete == (not any(one.get("required", True) and not one["identity"] for one in left))
