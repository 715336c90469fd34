"""A kind of question is one module: each name of the model has one, and what it says holds together."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from diagnostic import AnswerError, kind_of
from diagnostic.kinds import KINDS, Formats, asked_kind
from diagnostic.model import Question
from diagnostic.model.question import KindName
from diagnostic.notation.doors import filed_in
from tests.odk.every_kind import every_kind
from tests.places import NEW_CALEDONIA

FRENCH = filed_in("fr")
PLAIN = Formats(number=str, money=str, day=str, business_id=str, phone=str, apart=" ")
MODEL = every_kind()
EVERY = {one.kind: one for section in MODEL.sections for one in section.questions if one.id.endswith("-1")}


def test_every_name_of_the_model_has_its_module():
    assert tuple(KINDS) == get_args(KindName)
    assert [kind.name for kind in KINDS.values()] == list(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_choices_has_choices_and_no_other(name):
    assert bool(EVERY[name].all_choices) is (KINDS[name].is_choice or KINDS[name].has_rows)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.shape == "text"])
def test_the_sample_of_a_text_is_an_answer_that_reads_back_as_itself(name):
    read = KINDS[name].reader(MODEL, EVERY[name])
    value = read(KINDS[name].sample(MODEL.place), FRENCH)
    assert read(KINDS[name].typed(value, PLAIN), FRENCH) == value


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.shape == "text"])
def test_a_text_offers_nothing_to_choose_and_is_worth_nothing(name):
    kind = KINDS[name]
    assert kind.options(MODEL, EVERY[name]) == ()
    assert kind.worths(EVERY[name]) == {}


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.is_listed])
def test_what_may_be_chosen_is_read_by_its_id_and_said_by_its_label(name):
    kind = KINDS[name]
    for option in kind.options(MODEL, EVERY[name]):
        value = kind.reader(MODEL, EVERY[name])(option.id, FRENCH)
        assert kind.lines(MODEL, EVERY[name], value, PLAIN) == (option.label,)


def test_a_matrix_is_answered_by_its_rows():
    matrix = EVERY["matrix"]
    assert kind_of(matrix).has_rows
    assert asked_kind(matrix) is KINDS[matrix.row_kind] is kind_of(matrix.asked[0])
    with pytest.raises(AnswerError, match="ligne par ligne"):
        kind_of(matrix).reader(MODEL, matrix)("a", FRENCH)


def test_a_kind_that_the_model_does_not_know_is_refused():
    with pytest.raises(ValueError, match="kind"):
        Question.model_validate({"id": "x", "kind": "colour", "label": "?"})


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.is_number])
def test_a_number_is_typed_again_without_its_unit(name):
    assert KINDS[name].typed(Fraction(12), PLAIN) == "12"


def test_only_a_business_number_may_deserve_a_second_look():
    assert [name for name, kind in KINDS.items() if kind.doubtful(NEW_CALEDONIA, "1234567")] == ["business-id"]
