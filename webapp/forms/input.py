"""The controls of a question as a visitor filled them in: shown again as they are, and read as an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask_babel import force_locale

from diagnostic import AnswerError, Said, cleaned, kind_of
from webapp.http.filters import typed_value
from webapp.http.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.datastructures import MultiDict

    from diagnostic import Question, Territory

NONE = "none"  # « aucun de ces choix »: the empty list, said and not left out


class Typed(NamedTuple):
    """The controls of one question: texts typed or choices ticked, and « je ne sais pas » where it is a box apart."""

    values: tuple[str, ...] = ()
    said: str = ""


def from_form(form: MultiDict[str, str], question: Question) -> Typed:
    """Return the controls of one question in a form."""
    typed = (cleaned(value) for value in form.getlist(question.id))
    return Typed(tuple(value for value in typed if value.strip()), form.get(f"{question.id}:said", ""))


def from_answer(question: Question, value: Any, place: Territory) -> Typed:  # noqa: ANN401 - an answer
    """Return the controls that show an answer."""
    if value is None:
        return Typed()
    if isinstance(value, Said):
        return Typed((value.value,)) if kind_of(question).is_one else Typed(said=value.value)
    if isinstance(value, tuple):
        return Typed(value, said="" if value else NONE)
    return Typed((typed_value(question, value, place),))


def shown_elsewhere(question: Question, typed: Typed, value: Any, place: Territory) -> bool:  # noqa: ANN401 - an answer
    """Return whether a page in another language would show the answer so: the language was changed on another tab."""
    for language in LANGUAGES:
        with force_locale(language):
            if typed == from_answer(question, value, place):
                return True
    return False


def raw_answer(question: Question, typed: Typed) -> object:
    """Return the raw answer of the controls, None without one; raise AnswerError where they give two."""
    if typed.said and typed.values:
        message = "une réponse et « je ne sais pas » sont données à la fois."
        raise AnswerError(question.id, typed.values, code="said-and-answered", message=message)
    if typed.said:
        return [] if typed.said == NONE else typed.said
    if not typed.values:
        return None
    return list(typed.values) if kind_of(question).is_several else typed.values[0]


def from_json(data: Mapping[str, object]) -> Typed:
    """Return the controls of one question as the script of a page sent them."""
    values, said = data.get("values"), data.get("said")
    listed = values if isinstance(values, list) else []
    typed = (cleaned(str(value)) for value in listed)
    return Typed(tuple(value for value in typed if value.strip()), cleaned(said) if isinstance(said, str) else "")
