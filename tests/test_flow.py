"""Which questions are asked, what comes next, and how long it still takes."""

from __future__ import annotations

from fractions import Fraction
from inspect import cleandoc

import pytest

from diagnostic import Response, State, follow
from tests.conftest import written

QUESTIONNAIRE = """
    identity: [{id: company, kind: text}, {id: place, kind: commune, required: false}]
    sections:
      - id: first
        title: First
        questions:
          - {id: stock, kind: yes-no, short: true, seconds: 10}
          - {id: tracking, kind: single, choices: [paper, tool], when: {stock: yes}, seconds: 20}
          - {id: alerts, kind: yes-no, when: {tracking: tool}, seconds: 40}
      - id: second
        title: Second
        when: {stock: no}
        questions:
          - {id: why, kind: text, required: false, seconds: 80}
          - {id: plans, kind: text, when: {why: {answered: true}}, seconds: 160}
    catalogue: {communes: [{id: noumea, name: Nouméa, province: sud}]}
"""


def states(flow):
    """Return the states by question, in words."""
    return {question: state.name for question, state in flow.states.items()}


def test_before_the_first_answer_what_hangs_on_it_is_pending(followed):
    assert states(followed()) == {
        "stock": "UNANSWERED",
        "tracking": "PENDING",
        "alerts": "PENDING",
        "why": "PENDING",
        "plans": "PENDING",
    }


def test_an_answer_opens_some_questions_and_closes_others(followed):
    assert states(followed({"stock": "yes"})) == {
        "stock": "ANSWERED",
        "tracking": "UNANSWERED",
        "alerts": "PENDING",
        "why": "NOT_ASKED",
        "plans": "NOT_ASKED",
    }


def test_a_hidden_answer_is_not_seen(followed):
    flow = followed({"stock": "no", "tracking": "tool"})
    assert flow.state("tracking") is State.NOT_ASKED


def test_what_hangs_on_a_hidden_answer_is_not_asked_either(followed):
    assert followed({"stock": "no", "tracking": "tool"}).state("alerts") is State.NOT_ASKED


def test_a_hidden_answer_comes_back_with_its_question(questionnaire, respond, followed):
    hidden = respond({"stock": "no", "tracking": "tool"})
    back = hidden.saying(questionnaire, "stock", "yes")
    assert followed(back.answers).state("tracking") is State.ANSWERED


def test_a_stored_answer_is_not_seen_while_its_question_is_pending(followed):
    flow = followed({"tracking": "tool"})
    assert (flow.state("tracking"), flow.state("alerts")) == (State.PENDING, State.PENDING)


def test_a_section_that_is_not_shown_hides_its_questions(followed):
    assert followed({"stock": "yes", "why": "x"}).state("why") is State.NOT_ASKED


def test_a_question_in_a_section_follows_both_conditions(followed):
    assert followed({"stock": "no"}).state("plans") is State.PENDING
    assert followed({"stock": "no", "why": "x"}).state("plans") is State.UNANSWERED
    assert followed({"stock": "yes", "why": "x"}).state("plans") is State.NOT_ASKED


def test_beyond_the_short_path_questions_are_deferred_unless_they_are_not_asked(followed):
    assert states(followed({"stock": "yes"}, path="short")) == {
        "stock": "ANSWERED",
        "tracking": "DEFERRED",
        "alerts": "DEFERRED",
        "why": "NOT_ASKED",
        "plans": "NOT_ASKED",
    }


def test_a_deferred_question_keeps_its_answer_unseen(followed):
    assert followed({"stock": "yes", "tracking": "tool"}, path="short").state("tracking") is State.DEFERRED


def test_the_identity_sheet_is_on_the_short_path(followed):
    assert followed(path="short").state("company") is State.UNANSWERED
    assert followed(path="short", identity={"company": "Chez Léa"}).state("company") is State.ANSWERED


@pytest.mark.parametrize(("said", "state"), [("dont-know", "DONT_KNOW"), ("not-applicable", "NOT_APPLICABLE")])
def test_what_carries_no_value_is_a_state_of_its_own(followed, said, state):
    """
    questions: [{id: order, kind: level, choices: [none, full], not-applicable: true}]
    """
    assert followed({"order": said}).state("order") is State[state]


def test_the_rows_of_a_matrix_are_answered_one_by_one(followed):
    """
    questions: [{id: risks, kind: matrix, rows: [fire, theft], choices: [low, high]}]
    """
    assert states(followed({"risks.theft": "low"})) == {"risks.fire": "UNANSWERED", "risks.theft": "ANSWERED"}


def test_an_empty_list_is_an_answer_where_it_may_be(followed):
    """
    questions: [{id: tools, kind: multiple, may-be-empty: true, choices: [mail]}]
    """
    assert followed({"tools": []}).state("tools") is State.ANSWERED


def test_the_next_question_is_the_first_asked_and_unanswered(followed):
    assert followed().next_question == "stock"
    assert followed({"stock": "yes"}).next_question == "tracking"


def test_after_the_last_question_none_comes_next(followed):
    assert followed({"stock": "yes", "tracking": "paper"}).next_question is None


def test_the_share_done_counts_what_is_asked_or_may_still_be(followed):
    assert followed({"stock": "yes"}).share_done == Fraction(1, 3)
    assert followed({"stock": "yes", "tracking": "tool"}).share_done == Fraction(2, 3)
    assert followed({"stock": "yes", "tracking": "paper"}).share_done == 1


def test_where_nothing_is_asked_all_is_done(followed):
    """
    questions: [{id: tills, kind: number, when: {shops: {gte: 1}}}]
    identity: [{id: shops, kind: number}]
    """
    assert followed(identity={"shops": 0}).share_done == 1


def test_the_seconds_left_are_those_of_the_longest_way(followed):
    assert followed().seconds_left == 10 + 20 + 40 + 80 + 160
    assert followed({"stock": "yes"}).seconds_left == 20 + 40
    assert followed({"stock": "yes", "tracking": "paper"}).seconds_left == 0


def test_deferred_questions_take_no_time(followed):
    assert followed(path="short").seconds_left == 10


def test_a_response_is_complete_once_every_required_question_of_its_path_is_answered(followed):
    assert not followed({"stock": "yes"}).complete
    assert followed({"stock": "yes", "tracking": "paper"}).complete


def test_what_need_not_be_answered_does_not_keep_a_response_from_being_complete(followed):
    answers = {"stock": "no"}
    assert not followed(answers).complete  # « plans » may still be asked
    assert followed(answers | {"why": "x", "plans": "y"}).complete
    assert followed({"stock": "yes", "tracking": "paper"}).complete


def test_the_identity_sheet_does_not_keep_a_response_from_being_complete(followed):
    flow = followed({"stock": "yes", "tracking": "paper"})
    assert (flow.state("company"), flow.complete) == (State.UNANSWERED, True)


def test_a_complete_short_response_still_has_deferred_questions(followed):
    flow = followed({"stock": "yes"}, path="short")
    assert (flow.complete, flow.settled) == (True, False)


def test_not_knowing_is_final(followed):
    """
    questions: [{id: order, kind: level, choices: [none, full]}]
    """
    flow = followed({"order": "dont-know"})
    assert (flow.complete, flow.settled, flow.share_done) == (True, True, 1)


def test_not_knowing_where_no_choice_has_a_level_is_read_as_absent_even_at_worst(truth):
    """
    questions: [{id: tool, kind: single, dont-know: worst, choices: [paper, software]}]
    """
    assert truth({"tool": "paper"}, {"tool": "dont-know"}) == "absent"


def test_an_identity_field_on_which_only_an_aid_depends_leaves_the_roadmap_settled(followed):
    """
    identity: [{id: place, kind: commune}]
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: crm, when: {till: no}}]
    """
    assert followed({"till": "no"}).settled


@pytest.mark.parametrize("key", ["when", "in-place-when", "applies-when", "urgent-when"])
def test_an_identity_field_that_a_recommendation_names_must_be_known(key, request):
    """
    identity: [{id: place, kind: commune}]
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: crm, KEY: {place: {province: [sud]}}}]
    catalogue: {communes: [{id: noumea, name: Nouméa, province: sud}]}
    """
    questionnaire = written(cleandoc(request.function.__doc__).replace("KEY", key))
    response = Response.to(questionnaire, {"till": "no"})
    assert not follow(questionnaire, response).settled
    placed = response.saying(questionnaire, "place", "noumea")
    assert follow(questionnaire, placed).settled


def test_an_identity_field_by_which_a_step_makes_a_start_on_another_must_be_known(followed):
    """
    identity: [{id: place, kind: commune}]
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: crm}
      - {id: bookings, brings: [{id: crm, when: {place: {province: [sud]}}}]}
    catalogue: {communes: [{id: noumea, name: Nouméa, province: sud}]}
    """
    assert not followed({"till": "no"}).settled
    assert followed({"till": "no"}, identity={"place": "noumea"}).settled


def test_the_numbers_that_were_said_are_compared_as_they_were_said(truth):
    """
    questions: [{id: staff, kind: number}]
    """
    assert truth({"staff": {"eq": 0.1}}, {"staff": "0,1"}) == "true"


def test_a_text_is_answered_and_nothing_more_is_known_of_it(truth):
    assert truth({"why": {"answered": True}}, {"stock": "no", "why": "x"}) == "true"


def test_an_identity_field_may_hang_on_an_earlier_one(followed):
    """
    identity:
      - {id: form, kind: single, choices: [sarl, association]}
      - {id: capital, kind: money, when: {form: sarl}}
    questions: [{id: till, kind: yes-no}]
    """
    said = {"form": "sarl", "capital": 100_000}
    assert followed(identity=said).state("capital") is State.ANSWERED
    assert followed(identity=said | {"form": "association"}).state("capital") is State.NOT_ASKED
    assert followed(identity={"capital": 100_000}).state("capital") is State.PENDING
