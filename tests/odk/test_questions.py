"""What a form accepts as an answer is what the engine takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings, strategies

from diagnostic import AnswerError
from diagnostic.kinds import KINDS
from diagnostic.odk.questions import constraint_of, literal
from diagnostic.response import read_answer
from tests.odk.every_kind import every_kind, question, questionnaire

MODEL = every_kind()
NEAR = {
    "email": strategies.text("ab@.  ", max_size=9),
    "business-id": strategies.text("0123456789AridetRIDET .-", max_size=14),
    "phone": strategies.text("+6789123 .-()\u00a0\u202f", max_size=16),
}


def taken(model, key, value):
    try:
        read_answer(model, key, value)
    except AnswerError:
        return False
    return True


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.collected(MODEL.place).pattern])
def test_a_pattern_takes_what_the_engine_takes(kind):
    pattern = KINDS[kind].collected(MODEL.place).pattern

    @settings(max_examples=1500, deadline=None, derandomize=True, database=None)
    @given(NEAR[kind])
    @example("RIDET 1 234 567.001")
    @example("ridetrid1234567")
    @example("+689 87 12 34 56")
    @example("+687 75.12.34")
    @example("+681751234")
    @example("A12345")
    @example("a12345678")
    @example(" a@b.c ")
    def agree(text):
        assert (re.fullmatch(pattern, text) is not None) == taken(MODEL, f"{kind}-1", text)

    agree()


@pytest.mark.parametrize(
    ("said", "constraint"),
    [
        ({}, ""),
        ({"most": 2}, "count-selected(.) <= 2"),
        ({"may-be-empty": True}, "not(selected(., '_rien')) or count-selected(.) = 1"),
        (
            {"dont-know": "allowed", "most": 2},
            "(not(selected(., 'dont-know')) or count-selected(.) = 1) and count-selected(.) <= 2",
        ),
    ],
    ids=str,
)
def test_ticks_that_do_not_go_together_are_refused(said, constraint):
    model = questionnaire(question("multiple", "q", **said))
    assert constraint_of(model.questions[0], model.place)[0] == constraint


def test_an_exclusive_choice_stays_alone():
    choices = ({"id": "a", "label": "A"}, {"id": "rien", "label": "Rien", "exclusive": True})
    model = questionnaire(question("multiple", "q") | {"choices": choices})
    assert constraint_of(model.questions[0], model.place) == (
        "not(selected(., 'rien')) or count-selected(.) = 1",
        "Un choix qui dit « rien », « je ne sais pas » ou « sans objet » reste seul.",
    )


@pytest.mark.parametrize(
    ("kind", "said", "constraint", "message"),
    [
        ("number", {}, "", ""),
        ("number", {"least-number": 0.5}, ". >= 0.5", "0.5 au moins."),
        ("number", {"least-number": 1, "most-number": 9}, ". >= 1 and . <= 9", "1 au moins, 9 au plus."),
        ("money", {}, ". >= 0 and not(. mod 1 != 0)", "Un nombre entier de francs."),
    ],
)
def test_a_number_stays_between_its_bounds(kind, said, constraint, message):
    model = questionnaire(question(kind, "q", **said))
    assert constraint_of(model.questions[0], model.place) == (constraint, message)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Plain", "Plain"), ("a_b * c", r"a\_b \* c"), ("# Titre", r"\# Titre"), ("${q}", "$ {q}"), ("a\\b", "a\\\\b")],
)
def test_a_label_is_shown_as_it_was_written(text, shown):
    assert literal(text) == shown
