"""A few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.text import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door

LONGEST = 500


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    def read(value: object, _door: Door) -> str:
        return read_text(question, value, LONGEST)

    return read


def read_text(question: Question, value: object, longest: int) -> str:
    """Return a text without spaces around it; raise AnswerError if there is none, or more than `longest` signs."""
    text = cleaned(value).strip() if isinstance(value, str) else ""
    if not text:
        refuse(question, value, "not-a-text", "un texte est attendu.")
    if len(text) > longest:
        refuse(question, value, "too-long", f"{longest} caractères au plus ; il y en a {len(text)}.")
    return text


KIND = Kind(
    name="text",
    shape="text",
    reader=_reader,
    means="name",
    widget="text",
    collected=lambda _place: Collected(longest=LONGEST),
)
