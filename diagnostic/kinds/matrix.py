"""A table: questions that share their choices, written as one and asked as one question per row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.kinds.choices import own_choices
from diagnostic.kinds.kind import Kind
from diagnostic.kinds.refusal import refuse_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    """Return what refuses any answer: only the rows are asked."""

    def read(value: object, _door: Door) -> str:
        refuse_form(question, value, "un tableau se remplit ligne par ligne.")

    return read


KIND = Kind(
    name="matrix",
    shape="rows",
    reader=_reader,
    choices="written",
    options=own_choices,
    widget="matrix",
    paper="matrix",
)
