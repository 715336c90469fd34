"""A day, kept as AAAA-MM-JJ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.days import read_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    def read(value: object, _door: Door) -> str:
        day, reason, readings = read_day(value)
        if not day:
            which = f"une date est attendue : {reason}" if reason else "une date est attendue."
            refuse(question, value, "not-a-date", which, "Exemple : 12/03/2026.", readings)
        return day

    return read


def _typed(value: Value, formats: Formats) -> str:
    return formats.day(value)


KIND = Kind(
    name="date",
    shape="text",
    reader=_reader,
    unread="not-a-date",
    sample=lambda _place: "2026-01-01",
    typed=_typed,
    widget="date",
    paper="date",
    collected=lambda _place: Collected("date"),
)
