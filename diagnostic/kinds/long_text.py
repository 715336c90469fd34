"""Several lines of text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diagnostic.kinds import text
from diagnostic.kinds.kind import Collected

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door

LONGEST = 5000


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    def read(value: object, _door: Door) -> str:
        return text.read_text(question, value, LONGEST)

    return read


KIND = replace(
    text.KIND,
    name="long-text",
    reader=_reader,
    means="",
    widget="long-text",
    paper="lines",
    collected=lambda _place: Collected(appearance="multiline", longest=LONGEST),
)
