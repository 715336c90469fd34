"""Which questions are asked, and what became of the answers given on another branch."""

from __future__ import annotations

from fractions import Fraction

from diagnostic import Response, State, follow
from tests.engine.small import questionnaire_of


def states(small, answers, **others):
    flow = follow(small, Response.to(small, answers, **others))
    return {key: state.name for key, state in flow.states.items()}


def test_a_question_is_asked_when_its_condition_holds():
    """
    questions:
      - {id: shop, kind: yes-no}
      - {id: till, kind: yes-no, when: {shop: yes}}
    """
    small = questionnaire_of(test_a_question_is_asked_when_its_condition_holds)
    assert states(small, {}) == {"shop": "UNANSWERED", "till": "PENDING"}
    assert states(small, {"shop": "yes"}) == {"shop": "ANSWERED", "till": "UNANSWERED"}
    assert states(small, {"shop": "no"}) == {"shop": "ANSWERED", "till": "NOT_ASKED"}


def test_an_answer_on_a_branch_not_taken_is_kept_but_not_seen():
    """
    questions:
      - {id: shop, kind: yes-no}
      - {id: till, kind: yes-no, when: {shop: yes}}
    """
    small = questionnaire_of(test_an_answer_on_a_branch_not_taken_is_kept_but_not_seen)
    response = Response.to(small, {"shop": "yes", "till": "no"}).saying(small, "shop", "no")
    assert response.answers["till"] == "no"
    assert follow(small, response).state("till") is State.NOT_ASKED
    back = response.saying(small, "shop", "yes")
    assert follow(small, back).state("till") is State.ANSWERED


def test_beyond_the_short_path_a_question_is_deferred_unless_it_would_not_be_asked():
    """
    questions:
      - {id: shop, kind: yes-no, short: true}
      - {id: till, kind: yes-no, when: {shop: yes}}
      - {id: website, kind: yes-no}
    """
    small = questionnaire_of(test_beyond_the_short_path_a_question_is_deferred_unless_it_would_not_be_asked)
    short = states(small, {"shop": "yes", "website": "yes"}, path="short")
    assert short == {"shop": "ANSWERED", "till": "DEFERRED", "website": "DEFERRED"}
    assert states(small, {"shop": "no"}, path="short")["till"] == "NOT_ASKED"
    assert follow(small, Response.to(small, {"shop": "yes"}, path="short")).complete


def test_a_section_that_is_not_asked_asks_none_of_its_questions():
    """
    questions:
      - {id: shop, kind: yes-no}
    sections:
      - id: about
        title: A
        questions: [{id: shop, kind: yes-no, label: Shop}]
      - id: till
        title: T
        when: {shop: yes}
        questions: [{id: brand, kind: text, label: B}, {id: age, kind: number, label: A, when: {shop: {answered: true}}}]
    """
    small = questionnaire_of(test_a_section_that_is_not_asked_asks_none_of_its_questions)
    assert states(small, {"shop": "no"}) == {"shop": "ANSWERED", "brand": "NOT_ASKED", "age": "NOT_ASKED"}
    assert states(small, {"shop": "yes"}) == {"shop": "ANSWERED", "brand": "UNANSWERED", "age": "UNANSWERED"}


def test_what_is_left_is_counted_at_worst():
    """
    questions:
      - {id: shop, kind: yes-no, seconds: 10}
      - {id: till, kind: yes-no, seconds: 20, when: {shop: yes}}
      - {id: website, kind: yes-no, seconds: 30}
    """
    small = questionnaire_of(test_what_is_left_is_counted_at_worst)
    flow = follow(small, Response.to(small, {"website": "no"}))
    assert flow.seconds_left == 30
    assert flow.share_done == Fraction(1, 3)
    assert flow.next_question == "shop"
    done = follow(small, Response.to(small, {"website": "no", "shop": "no"}))
    assert (done.seconds_left, done.share_done, done.next_question) == (0, Fraction(1), None)
    assert done.complete


def test_nothing_to_ask_is_all_done():
    """
    questions:
      - {id: shop, kind: yes-no}
      - {id: till, kind: yes-no, short: true, when: {shop: no}}
    """
    small = questionnaire_of(test_nothing_to_ask_is_all_done)
    short = follow(small, Response.to(small, {}, path="short"))
    assert short.state("till") is State.PENDING
    assert not short.complete


def test_only_required_questions_make_a_response_incomplete():
    """
    questions:
      - {id: shop, kind: yes-no}
      - {id: note, kind: text, required: false}
    identity: [{id: company, kind: text, label: C}]
    """
    small = questionnaire_of(test_only_required_questions_make_a_response_incomplete)
    assert follow(small, Response.to(small, {"shop": "no"})).complete
    assert not follow(small, Response.to(small, {"note": "x"})).complete
