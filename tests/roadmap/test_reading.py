"""What was said to the questions that have a role."""

from __future__ import annotations

import pytest

QUESTIONNAIRE = """
    questions:
      - {id: goals, kind: multiple, role: goals, choices: [sell, keep, hire]}
      - {id: budget, kind: single, role: budget, dont-know: allowed, choices: [{id: low, most: 10}, high]}
"""


@pytest.fixture
def reading(diagnosed):
    return lambda answers: diagnosed(answers).plan.reading


def test_ticks_are_bits_in_the_authors_order(reading):
    assert reading({"goals": ["sell", "hire"]}).ticked("goals") == 0b101


def test_a_choice_made_is_found(reading):
    assert (reading({"budget": "low"}).choice("budget").most, reading({"budget": "high"}).choice("budget").id) == (
        10,
        "high",
    )


@pytest.mark.parametrize(("answers", "is_open"), [({}, True), ({"budget": "dont-know"}, False)])
def test_where_no_choice_was_made_there_is_none(reading, answers, is_open):
    found = reading(answers)
    assert (found.choice("budget"), found.ticked("budget"), found.is_open("budget")) == (None, 0, is_open)


def test_where_no_question_has_the_role_nothing_is_said_or_open(reading):
    found = reading({})
    assert (found.choice("time"), found.ticked("time"), found.is_open("time")) == (None, 0, False)
