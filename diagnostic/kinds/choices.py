"""What the kinds have in common whose answer is one of the choices of the question."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

from diagnostic.errors import did_you_mean
from diagnostic.kinds.kind import Option
from diagnostic.kinds.refusal import refuse, shortened
from diagnostic.notation.numbers import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.model.question import Role
    from diagnostic.notation.doors import Door

TICKED_ROLES: frozenset[Role] = frozenset({"wish", "goals", "pains", "barriers"})
CHOSEN_ROLES: frozenset[Role] = TICKED_ROLES | {"budget", "time"}


def one_choice(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    """Return what reads the id of one choice."""

    def read(value: object, _door: Door) -> str:
        return one_named(question, value, alone(value))

    return read


def alone(value: object) -> object:
    """Return what a list of one holds; any other value as it is."""
    return value[0] if isinstance(value, list | tuple) and len(value) == 1 else value


def one_named(question: Question, value: object, given: object) -> str:
    """Return the id of the one choice that is given by a raw value; raise AnswerError if it names none."""
    if not isinstance(given, str):
        refuse(question, value, "not-a-choice", "un seul choix est attendu.", did_you_mean("", keys_of(question)))
    key = seen(given)
    return key if key in keys_of(question) else refuse_choice(question, value, key)


def refuse_choice(question: Question, value: object, key: str) -> NoReturn:
    """Raise the AnswerError of an id that is none of the choices."""
    hint = did_you_mean(key, keys_of(question))
    refuse(question, value, "unknown-choice", f"« {shortened(key)} » n'est pas un des choix.", hint)


def keys_of(question: Question) -> list[str]:
    """Return the ids of the choices, in the author's order."""
    return [choice.id for choice in question.all_choices]


def seen(key: str) -> str:
    """Return the id of a choice without what nobody sees in it."""
    return INVISIBLE.sub("", key).strip()


def own_choices(_questionnaire: Questionnaire, question: Question) -> tuple[Option, ...]:
    """Return the choices of the question."""
    return tuple(Option(choice.id, choice.label) for choice in question.all_choices)


def label_of_choice(
    _questionnaire: Questionnaire, question: Question, value: Value, _formats: Formats
) -> tuple[str, ...]:
    """Return the label of the one choice."""
    return (question.choice(value).label,)


def worth_by_rank(question: Question) -> dict[str, Fraction]:
    """Return the worth of each choice: its value, else its rank as a share of the highest."""
    choices = question.all_choices
    highest = max((choice.level or 0 for choice in choices), default=0) or 1
    return {one.id: Fraction(one.level or 0, highest) if one.value is None else one.value for one in choices}
