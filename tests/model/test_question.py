"""What is asked: kinds, choices and their levels, the rows of a matrix."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic import kind_of
from diagnostic.model import Choice, Question, Row

CHOICES = (Choice(id="none", label="Rien"), Choice(id="some", label="Un peu"), Choice(id="full", label="Tout"))


def levels(question):
    return [choice.level for choice in question.all_choices]


def test_the_choices_of_a_level_question_rise_by_one_from_0():
    assert levels(Question(id="q", kind="level", label="Q", choices=CHOICES)) == [0, 1, 2]


def test_levels_that_are_written_stay_as_written():
    choices = (Choice(id="a", label="A", level=1), Choice(id="b", label="B", level=5))
    assert levels(Question(id="q", kind="level", label="Q", choices=choices)) == [1, 5]


def test_the_choices_of_a_single_question_have_no_level_of_their_own():
    assert levels(Question(id="q", kind="single", label="Q", choices=CHOICES)) == [None, None, None]


def test_a_yes_no_question_need_not_write_its_choices():
    question = Question(id="q", kind="yes-no", label="Q")
    assert [(choice.id, choice.label) for choice in question.all_choices] == [("yes", "Oui"), ("no", "Non")]


def test_a_yes_no_question_may_write_its_choices():
    choices = (Choice(id="yes", label="Bien sûr"), Choice(id="no", label="Pas du tout"))
    assert Question(id="q", kind="yes-no", label="Q", choices=choices).all_choices == choices


def test_a_choice_is_found_by_its_id():
    question = Question(id="q", kind="level", label="Q", choices=CHOICES)
    assert (question.choice("some").label, question.choice("some").level) == ("Un peu", 1)
    with pytest.raises(KeyError):
        question.choice("much")


@pytest.mark.parametrize(
    ("kind", "is_choice"), [("single", True), ("yes-no", True), ("number", False), ("date", False)]
)
def test_some_kinds_propose_choices(kind, is_choice):
    assert kind_of(Question(id="q", kind=kind, label="Q")).is_choice is is_choice


def test_one_may_not_know_a_level_but_nothing_else_unless_said_otherwise():
    assert Question(id="q", kind="level", label="Q").knows_not == "allowed"
    assert Question(id="q", kind="single", label="Q").knows_not == "refused"
    assert Question(id="q", kind="level", label="Q", dont_know="refused").knows_not == "refused"
    assert Question(id="q", kind="single", label="Q", dont_know="worst").knows_not == "worst"


def test_a_question_is_asked_as_itself():
    question = Question(id="q", kind="text", label="Q")
    assert question.asked == (question,)


MATRIX = Question(
    id="risks",
    kind="matrix",
    label="Risques",
    choices=CHOICES,
    rows=(Row(id="fire", label="Feu"), Row(id="theft", label="Vol"), Row(id="flood", label="Eau")),
    weight=Fraction(2),
    seconds=100,
)


def test_a_matrix_is_asked_row_by_row():
    assert [(row.id, row.label, row.matrix) for row in MATRIX.asked] == [
        ("risks.fire", "Feu", "risks"),
        ("risks.theft", "Vol", "risks"),
        ("risks.flood", "Eau", "risks"),
    ]


def test_the_rows_of_a_matrix_share_its_weight_and_its_time():
    assert {(row.weight, row.seconds) for row in MATRIX.asked} == {(Fraction(2, 3), 33)}


def test_a_row_takes_a_second_at_least():
    hasty = MATRIX.model_copy(update={"seconds": 2})
    assert [row.seconds for row in hasty.asked] == [1, 1, 1]


def test_a_row_has_the_levels_of_its_matrix():
    assert [levels(row) for row in MATRIX.asked] == [[0, 1, 2]] * 3


def test_the_rows_of_a_matrix_are_the_same_whatever_was_looked_at_before():
    matrix = MATRIX.model_copy(update={"dont_know": None})
    assert (len(matrix.all_choices), kind_of(matrix).is_choice, matrix.knows_not) == (3, False, "refused")
    row = matrix.asked[0]
    assert (levels(row), kind_of(row).is_choice, row.knows_not) == ([0, 1, 2], True, "allowed")


def test_the_rows_of_a_matrix_may_be_ticked():
    ticked = Question(id="m", kind="matrix", label="M", choices=CHOICES, rows=MATRIX.rows, row_kind="multiple")
    assert {row.kind for row in ticked.asked} == {"multiple"}
