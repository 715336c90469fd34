"""How long a thing takes: seconds, minutes, weeks."""

from __future__ import annotations

from diagnostic.wording.numbers import count
from diagnostic.wording.typography import NO_BREAK

MINUTE = 60  # in seconds


def minutes(seconds: int) -> int:
    """Return seconds as whole minutes, begun minutes counted: what is announced is never too short."""
    return -(-seconds // MINUTE)


def duration(seconds: int) -> str:
    """Return « 45 s », « 2 min », « 2 min 05 »."""
    whole, left = divmod(seconds, MINUTE)
    if not whole:
        return f"{left}{NO_BREAK}s"
    return f"{whole}{NO_BREAK}min" + (f"{NO_BREAK}{left:02}" if left else "")


def weeks(how_many: int) -> str:
    """Return a delay in words."""
    return count(how_many, "semaine")
