"""Days and moments, in words and in figures."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from diagnostic.wording.typography import NO_BREAK

if TYPE_CHECKING:
    from datetime import datetime

FRENCH = "fr"


def long_date(day: date, language: str = FRENCH) -> str:
    """Return a day in the words of a language: « 12 mars 2026 », « 1er mars 2026 », « March 12, 2026 »."""
    from babel.dates import format_date  # noqa: PLC0415 - heavy, and many only write figures

    text = str(format_date(day, "long", locale=language))
    if language[:2] == FRENCH:
        text = re.sub(r"^1 ", "1er ", text)
    return text.replace(" ", NO_BREAK)


def known_since(checked: str) -> str:
    """Return a day, a month or a year (ISO 8601) in words: « 3 août 2023 », « août 2023 », « 2023 »."""
    from babel.dates import format_date  # noqa: PLC0415 - as above

    parts = [int(part) for part in checked.split("-") if part.isdigit()]
    match parts:
        case [year, month, day]:
            return long_date(date(year, month, day))
        case [year, month]:
            return str(format_date(date(year, month, 1), "MMMM yyyy", locale=FRENCH))
    return checked


def short_date(day: date) -> str:
    """Return a day, or that of a moment, in figures: « 12/03/2026 »."""
    return f"{day:%d/%m/%Y}"


def short_moment(moment: datetime) -> str:
    """Return a moment in figures, on its own clock: « 12/03/2026 à 14:05 »."""
    return f"{short_date(moment)} à {hour(moment)}"


def hour(moment: datetime) -> str:
    """Return the time of day of a moment, on its own clock: « 14:05 »."""
    return f"{moment:%H:%M}"
