"""An answer that cannot be taken: the error, and what was given as it can be quoted in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from diagnostic.errors import AnswerError
from diagnostic.notation.numbers import text_of
from diagnostic.notation.text import cleaned

if TYPE_CHECKING:
    from diagnostic.model import Question

LONGEST_QUOTED = 80


def refuse(  # noqa: PLR0913, PLR0917 - the facts of the error
    question: Question, value: object, code: str, message: str, hint: str = "", readings: tuple[str, ...] = ()
) -> NoReturn:
    """Raise the AnswerError of this question."""
    raise AnswerError(question.id, value, code=code, message=message, hint=hint, readings=readings)


def refuse_form(question: Question, value: object, expected: str, hint: str = "") -> NoReturn:
    """Raise the AnswerError of a value that is not written as its kind is: one code for all kinds to come."""
    refuse(question, value, "not-of-its-kind", expected, hint)


def told(readings: tuple[str, ...]) -> str:
    """Return what a value may be, in words."""
    return " ou ".join(f"« {one} »" for one in readings)


def shortened(value: object) -> str:
    """Return what was given as it can be quoted in a sentence."""
    return cleaned(text_of(value) or str(value))[:LONGEST_QUOTED]
