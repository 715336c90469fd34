"""Days as people, spreadsheets and programs write them, read as AAAA-MM-JJ."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from diagnostic.notation.numbers import text_of

ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?) ?(?P<zone>Z|[-+][0-9]{2}:?[0-9]{2})?)?"
)
FRENCH = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
    r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
JOINED = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
SHORT_YEAR = re.compile(r"(?P<start>[0-9]{1,2}([-/.])[0-9]{1,2}\2)(?P<year>[0-9]{2})")
SERIAL = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
ELSEWHERE = re.compile(r"Z|[-+]00:?00")


class ReadDay(NamedTuple):
    """The day that a raw value says, AAAA-MM-JJ; or nothing, why if it can be told, and what else it may be."""

    day: str
    reason: str = ""
    readings: tuple[str, ...] = ()


def read_day(value: object) -> ReadDay:
    """Return the day that a raw value says."""
    if isinstance(value, date):
        value = value.isoformat()
    text = text_of(str(value) if isinstance(value, int | float) else value) or ""
    if short := SHORT_YEAR.fullmatch(text):
        readings = tuple(f"{short['start']}{century}{short['year']}" for century in ("20", "19"))
        return ReadDay("", "l'année s'écrit avec quatre chiffres.", readings)
    if SERIAL.fullmatch(text):
        return ReadDay("", "c'est le numéro d'un jour dans un tableur : mettez la colonne au format date ou texte.")
    found = ISO.fullmatch(text) or FRENCH.fullmatch(text) or JOINED.fullmatch(text)
    if found is None:
        return ReadDay("")
    if _is_elsewhere(found.groupdict()):
        return ReadDay("", "une heure universelle ne dit pas quel jour il est ici.")
    try:
        return ReadDay(date(*(int(found[part]) for part in ("year", "month", "day"))).isoformat())
    except ValueError:
        return ReadDay("", "ce jour n'existe pas dans le calendrier.")


def _is_elsewhere(parts: dict[str, str]) -> bool:
    """Return whether a moment is told in universal time: only midnight stands for a day there."""
    told, zone = parts.get("time") or "", parts.get("zone") or ""
    return bool(ELSEWHERE.fullmatch(zone)) and bool(re.search(r"[1-9]", told))
