"""What every part shares: frozen, strict, keys in kebab-case, numbers kept as they were written."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from diagnostic.model import Choice, Scale, Section, exact
from diagnostic.model.base import kebab, plain_number


def kinds_of(wrong):
    """Return the stable codes of what a model refused."""
    return [error["type"] for error in wrong.value.errors()]


def test_a_python_name_is_written_with_dashes():
    assert kebab("time_budget") == "time-budget"


def test_a_part_cannot_be_changed():
    choice = Choice(id="paper", label="Papier")
    with pytest.raises(ValidationError, match="frozen"):
        choice.label = "Autre"  # type: ignore[misc]


def test_an_unknown_key_is_refused():
    with pytest.raises(ValidationError) as wrong:
        Choice.model_validate({"id": "paper", "label": "Papier", "lable": "?"})
    assert kinds_of(wrong) == ["extra_forbidden"]


def test_a_number_is_not_taken_for_a_text():
    with pytest.raises(ValidationError) as wrong:
        Choice.model_validate({"id": "paper", "label": 3})
    assert kinds_of(wrong) == ["string_type"]


@pytest.mark.parametrize("key", ["e-commerce", "2fa", "a", "b2b"])
def test_an_id_is_small_letters_digits_and_dashes(key):
    assert Choice(id=key, label="L").id == key


@pytest.mark.parametrize("key", ["Paper", "fiche_papier", "-a", "a-", "a--b", "é", ""])
def test_any_other_id_is_refused(key):
    with pytest.raises(ValidationError) as wrong:
        Choice(id=key, label="L")
    assert kinds_of(wrong) == ["bad-key"]


@pytest.mark.parametrize("key", ["all", "any", "not", "score", "dont-know", "not-applicable"])
def test_the_words_of_conditions_and_states_are_reserved(key):
    with pytest.raises(ValidationError) as wrong:
        Choice(id=key, label="L")
    assert kinds_of(wrong) == ["reserved-key"]


def test_a_list_that_needs_entries_cannot_be_empty():
    with pytest.raises(ValidationError) as wrong:
        Section(id="s", title="S", questions=())
    assert kinds_of(wrong) == ["empty-list"]


def test_one_tenth_is_one_tenth():
    assert exact(0.1) == Fraction(1, 10)


def test_a_whole_number_and_a_fraction_stay_what_they_are():
    assert (exact(3), exact(Fraction(1, 3))) == (Fraction(3), Fraction(1, 3))


@pytest.mark.parametrize(
    ("written", "value"), [("1/3", Fraction(1, 3)), ("-7/2", Fraction(-7, 2)), ("2/4", Fraction(1, 2))]
)
def test_a_fraction_may_be_written_as_one(written, value):
    assert exact(written) == value


@pytest.mark.parametrize("value", [True, "0.5", "1/0", "1 / 3", "un tiers", None])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValidationError) as wrong:
        Scale.model_validate({"least": value})
    assert kinds_of(wrong) == ["not-a-number"]


def test_a_whole_fraction_is_written_as_a_whole_number():
    assert repr(plain_number(Fraction(4, 2))) == "2"


def test_a_fraction_that_decimals_can_say_is_written_with_them():
    assert repr(plain_number(Fraction(1, 4))) == "0.25"


def test_any_other_is_written_as_a_fraction():
    assert plain_number(Fraction(1, 3)) == "1/3"


@given(st.fractions())
def test_what_is_written_is_read_back_the_same(value):
    assert exact(json.loads(json.dumps(plain_number(value)))) == value
