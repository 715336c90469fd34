"""What a visitor typed or ticked, as the form has it: shown again as it is, and read as an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask_babel import force_locale

from diagnostic import AnswerError, Said, cleaned
from webapp.http.filters import typed_value
from webapp.http.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.datastructures import MultiDict

    from diagnostic import Question, Territory

NONE = "none"  # « aucun de ces choix »: the empty list, said and not left out
RADIO_KINDS = frozenset({"single", "level", "yes-no"})


class Typed(NamedTuple):
    """The fields of one question: what was typed or ticked, and « je ne sais pas » where it is a box apart."""

    values: tuple[str, ...] = ()
    said: str = ""


def from_form(form: MultiDict[str, str], question: Question) -> Typed:
    """Return what a form holds for one question."""
    typed = (cleaned(value) for value in form.getlist(question.id))
    return Typed(tuple(value for value in typed if value.strip()), form.get(f"{question.id}:said", ""))


def from_answer(question: Question, value: Any, place: Territory) -> Typed:  # noqa: ANN401 - an answer
    """Return the fields that say an answer."""
    if value is None:
        return Typed()
    if isinstance(value, Said):
        return Typed((value.value,)) if question.kind in RADIO_KINDS else Typed(said=value.value)
    if isinstance(value, tuple):
        return Typed(value, said="" if value else NONE)
    return Typed((typed_value(question, value, place),))


def shown_elsewhere(question: Question, typed: Typed, value: Any, place: Territory) -> bool:  # noqa: ANN401 - an answer
    """Return whether fields are as a page in another language shows an answer: it was chosen since, on another tab."""
    for language in LANGUAGES:
        with force_locale(language):
            if typed == from_answer(question, value, place):
                return True
    return False


def raw_answer(question: Question, typed: Typed) -> object:
    """Return the raw answer that the fields say, or nothing; raise AnswerError where they say two things."""
    if typed.said and typed.values:
        message = "une réponse et « je ne sais pas » sont données à la fois."
        raise AnswerError(question.id, typed.values, code="said-and-answered", message=message)
    if typed.said:
        return [] if typed.said == NONE else typed.said
    if not typed.values:
        return None
    return list(typed.values) if question.kind == "multiple" else typed.values[0]


def from_json(data: Mapping[str, object]) -> Typed:
    """Return what the script of a page sent for one question."""
    values, said = data.get("values"), data.get("said")
    listed = values if isinstance(values, list) else []
    typed = (cleaned(str(value)) for value in listed)
    return Typed(tuple(value for value in typed if value.strip()), cleaned(said) if isinstance(said, str) else "")
