"""An hour of the day, kept as HH:MM, with no day and no time zone."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse_form
from diagnostic.notation.numbers import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door

NO_BREAK = "\u00a0"
# As people write it (« 8 h 30 », « 8h », « 8:30 »), and as programs do (« 08:30:00.000+11:00 »): without seconds.
WRITTEN = re.compile(r"(?P<hour>[0-9]{1,2}) ?[hH](?: ?(?P<minute>[0-9]{2}))?")
SHOWN = re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::00(?:[.,]0+)?(?P<zone>[-+][0-9]{2}:?[0-9]{2})?)?")
UNIVERSAL = re.compile(r"[-+]00:?00")
LAST_HOUR, LAST_MINUTE = 23, 59


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    def read(value: object, _door: Door) -> str:
        hour = read_hour(value.isoformat() if isinstance(value, time) else value)
        if not hour:
            refuse_form(question, value, "une heure de la journée est attendue.", "Exemple : 8 h 30.")
        return hour

    return read


def read_hour(value: object) -> str:
    """Return the hour that a raw value says, from 00:00 to 23:59; nothing where it says none, or not the hour here."""
    text = text_of(value) or ""
    found = WRITTEN.fullmatch(text) or SHOWN.fullmatch(text)
    if found is None or UNIVERSAL.fullmatch(found.groupdict().get("zone") or ""):
        return ""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return f"{hour:02}:{minute:02}" if hour <= LAST_HOUR and minute <= LAST_MINUTE else ""


def _typed(value: Value, _formats: Formats) -> str:
    """Return an hour as it is written: « 8 h 30 », « 8 h »."""
    hour, minute = value.split(":")
    return NO_BREAK.join((str(int(hour)), "h", *([] if minute == "00" else [minute])))


KIND = Kind(
    name="time",
    shape="text",
    about="heure de la journée",
    reader=_reader,
    unread="not-of-its-kind",
    sample=lambda _place: "08:30",
    typed=_typed,
    widget="time",
    collected=lambda _place: Collected("time"),
)
