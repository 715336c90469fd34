"""A first step is decided against its rivals at their best: every term of their priorities counts."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose
from tests.conftest import written

WEIGHTS = """
    priority:
      impact: 1
      effort: 0
      goals: {each: 3, most: 1}
      pains: {each: 3, most: 1}
      wished: 3
      urgent: 3
      only-prerequisite: -3
      unlocks: {each: 3, wished: 0, most: 9}
      waiting: -3
    questions:
      - {id: till, kind: yes-no}
      - {id: records, kind: single, choices: [paper, software]}
      - {id: goals, kind: multiple, role: goals, choices: [sell, keep]}
      - {id: pains, kind: multiple, role: pains, choices: [time, cash]}
      - {id: wishes, kind: multiple, role: wish, choices: [second, shop, other]}
    recommendations:
"""
# Said to everything but what a test leaves open: nothing in common, nothing wished.
SAID = {"till": "yes", "records": "software", "goals": ["keep"], "pains": ["cash"], "wishes": ["other"]}


def decided(recommendations, *missing, **said):
    """Return the first steps that are decided while some answers are missing."""
    questionnaire = written(WEIGHTS + recommendations)
    answers = {key: value for key, value in (SAID | said).items() if key not in missing}
    return diagnose(questionnaire, Response.to(questionnaire, answers)).decided.first_steps


def two(second, first=""):
    """Return two recommendations that are called for: one of 3 points, and one of 1 and what it may still gain."""
    return (
        f"      - {{id: first, impact: 3, when: {{till: yes}}{first}}}\n"
        f"      - {{id: second, impact: 1, when: {{till: yes}}{second}}}"
    )


@pytest.mark.parametrize(
    ("second", "missing"),
    [
        (", goals: [sell]", "goals"),
        (", pains: [time]", "pains"),
        ("", "wishes"),
        (", urgent-when: {records: paper}", "records"),
    ],
)
def test_a_rival_that_may_still_gain_points_leaves_the_first_step_open(second, missing):
    assert decided(two(second), missing) == ()
    other = "records" if missing != "records" else "goals"
    assert decided(two(second), other) == ("first", "second")


def test_points_that_are_said_count_for_the_rival():
    assert decided(two(", goals: [sell]"), "records", goals=["sell"]) == ("second", "first")


def test_a_rival_that_more_steps_may_come_to_wait_for_leaves_the_first_step_open():
    waiting = two("") + "\n      - {id: shop, when: {records: paper}, requires: [second]}"
    assert decided(waiting, "records") == ()
    assert decided(waiting, "goals") == ("first", "second")


def test_steps_that_wait_for_certain_count_for_certain():
    waiting = two("") + "\n      - {id: shop, when: {till: yes}, requires: [second]}"
    assert decided(waiting, "goals") == ("second", "first", "shop")


def test_what_is_only_a_prerequisite_for_now_may_come_to_be_called_for():
    # As a prerequisite alone second has 4 - 3 + 3 points, more if the records call for it; first has 5.
    pulled = """
      - {id: first, impact: 5, when: {till: yes}}
      - {id: second, impact: 4, when: {records: paper}}
      - {id: shop, impact: 1, when: {till: yes}, requires: [second]}
    """
    assert decided(pulled, "records") == ()
    assert decided(pulled, "goals") == ("first", "second", "shop")


def test_a_rival_that_needs_a_certain_step_first_is_none():
    needing = """
      - {id: first, impact: 1, when: {till: yes}}
      - {id: second, impact: 5, when: {records: paper}, requires: [first]}
    """
    assert decided(needing, "records") == ("first",)


def test_a_step_that_may_come_to_need_another_one_is_not_decided():
    needing = """
      - {id: base, impact: 1, in-place-when: {records: software}}
      - {id: first, impact: 3, when: {till: yes}, requires: [base]}
    """
    assert decided(needing, "records") == ()
    assert decided(needing, "goals") == ("first",)


def test_a_step_that_should_rather_wait_for_a_possible_one_counts_at_its_worst():
    # First has 5 points, or 2 if it should wait for web; second has 3.
    preferring = """
      - {id: first, impact: 5, when: {till: yes}, prefers: [web]}
      - {id: second, impact: 3, when: {till: yes}}
      - {id: web, impact: 1, when: {records: paper}}
    """
    assert decided(preferring, "records") == ()
    assert decided(preferring, "goals") == ("first", "second")


def test_of_equals_the_one_that_wins_the_tie_is_decided():
    equals = """
      - {id: first, impact: 3, effort: 2, when: {till: yes}}
      - {id: second, impact: 3, effort: 1, when: {till: yes}}
    """
    assert decided(equals, "goals") == ("second", "first")


@pytest.mark.parametrize("missing", ["goals", "pains"])
def test_what_both_may_gain_makes_no_difference(missing):
    shared = {"goals": ", goals: [sell]", "pains": ", pains: [time]"}[missing]
    assert decided(two(shared, shared), missing) == ("first", "second")


def test_what_is_urgent_by_the_same_answer_is_so_together():
    assert decided(two(", urgent-when: {records: paper}", ", urgent-when: {records: paper}"), "records") == (
        "first",
        "second",
    )


def test_a_rival_that_gains_by_one_answer_what_it_loses_by_it_is_none():
    # By the records second is urgent or is waited for, never both: 1 + 3 points at most, where first has 5.
    either = """
      - {id: first, impact: 5, when: {till: yes}}
      - {id: second, impact: 1, when: {till: yes}, urgent-when: {records: paper}}
      - {id: shop, impact: 1, when: {records: software}, requires: [second]}
    """
    assert decided(either, "records") == ("first", "second")


def test_steps_that_would_wait_for_both_count_for_both():
    waiting = two("") + "\n      - {id: shop, when: {records: paper}, requires: [first, second]}"
    assert decided(waiting, "records") == ("first", "second")


def test_what_both_should_rather_wait_for_holds_neither_back():
    rather = """
      - {id: first, impact: 5, when: {till: yes}, prefers: [web]}
      - {id: second, impact: 4, when: {till: yes}, prefers: [web]}
      - {id: web, impact: 1, when: {records: paper}}
    """
    assert decided(rather, "records") == ("first", "second")


def test_a_step_that_is_one_by_either_answer_but_not_in_the_roadmap_shown_is_not_said_to_come_first():
    either = """
      - {id: first, impact: 5, when: {any: [{records: paper}, {records: software}]}}
      - {id: second, impact: 1, when: {till: yes}}
    """
    assert decided(either, "records") == ()


def test_the_whole_roadmap_is_decided_when_no_answer_makes_another_step():
    never = """
      - {id: first, when: {till: yes}}
      - {id: second, when: {all: [{records: paper}, {records: software}]}}
    """
    questionnaire = written(WEIGHTS + never)
    answers = {key: value for key, value in SAID.items() if key != "records"}
    found = diagnose(questionnaire, Response.to(questionnaire, answers))
    assert (found.decided.first_steps, found.decided.all_steps) == (("first",), True)
    assert found.idle == ("records",)
