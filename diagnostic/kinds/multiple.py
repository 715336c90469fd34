"""Any number of choices, ticked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from diagnostic.errors import did_you_mean
from diagnostic.kinds.choices import TICKED_ROLES, keys_of, own_choices, refuse_choice, seen
from diagnostic.kinds.kind import Kind
from diagnostic.kinds.refusal import refuse
from diagnostic.model.condition import TICK_TESTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door

NONE_TICKED = "[]"  # in a cell of a table


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], tuple[str, ...]]:
    """Return what reads the ids ticked, into the author's order."""
    keys = keys_of(question)
    alone = {choice.id: choice.label for choice in question.all_choices if choice.exclusive}

    def read(value: object, _door: Door) -> tuple[str, ...]:
        named = _named(question, keys, value)
        ticked = tuple(key for key in keys if key in named)
        _check(question, ticked, alone)
        return ticked

    return read


def _named(question: Question, keys: list[str], value: object) -> list[str]:
    """Return the ids that a raw value names; raise AnswerError where it names no choice."""
    given = (value,) if isinstance(value, str) else value
    if not isinstance(given, list | tuple) or not all(isinstance(key, str) for key in given):
        refuse(question, value, "not-a-list", "une liste de choix est attendue.", did_you_mean("", keys))
    named = [seen(key) for key in given]
    for key in named:
        if key not in keys:
            refuse_choice(question, value, key)
    return named


def _check(question: Question, ticked: tuple[str, ...], alone: dict[str, str]) -> None:
    """Raise AnswerError where ticks do not go together; `alone` are the labels of the exclusive ones, by id."""
    if not ticked and not question.may_be_empty:
        refuse(question, ticked, "nothing-ticked", "cochez au moins un choix.")
    if question.most is not None and len(ticked) > question.most:
        refuse(question, ticked, "too-many-choices", f"{question.most} choix au plus ; {len(ticked)} sont cochés.")
    if len(ticked) > 1:
        for key in ticked:
            if key in alone:
                refuse(question, ticked, "exclusive-choice", f"« {alone[key]} » ne va pas avec un autre choix.")


def _worths(question: Question) -> dict[str, Fraction]:
    """Return the worth of each tick: its value, else an equal share; an exclusive one adds nothing."""
    choices = question.all_choices
    share = Fraction(1, max(1, sum(not choice.exclusive for choice in choices)))
    return {one.id: Fraction(0) if one.exclusive else share if one.value is None else one.value for one in choices}


def _words(_questionnaire: Questionnaire, question: Question, value: Value, _formats: Formats) -> tuple[str, ...]:
    return tuple(question.choice(key).label for key in value)


def _cell(text: str) -> object:
    """Return the choices of a cell, between bars or spaces; nothing where it is empty."""
    if text == NONE_TICKED:
        return []
    return [one for part in text.split("|") for one in part.split()] or None


KIND = Kind(
    name="multiple",
    about="plusieurs",
    shape="several",
    reader=_reader,
    keys=frozenset({"most", "may-be-empty"}),
    roles=TICKED_ROLES,
    choices="written",
    tests=f"{', '.join(TICK_TESTS[:-1])} ou {TICK_TESTS[-1]}",
    worths=_worths,
    options=own_choices,
    cell=_cell,
    words=_words,
    widget="choices",
    paper="several",
)
