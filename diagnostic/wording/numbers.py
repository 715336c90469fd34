"""Numbers as people read them: exact, counted, in percent; with the decimal sign of a language, and thin spaces."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from diagnostic.response.writing import decimals_of, written_number

COMMA = ","
THOUSANDTHS = 1000
TENTHS = 10
PERCENT = 100
KILOBYTE = 1000


def number(value: Fraction | int, sign: str = COMMA) -> str:
    """Return all the digits of a number, with this decimal sign: « 1 250,5 »; « 2/3 » where they never end."""
    return written_number(value, sign)


def decimal(value: Fraction, sign: str = COMMA) -> str:
    """Return a number to read, not to type again: as `number`, but for three decimals where they never end."""
    return number(value if decimals_of(value) else Fraction(round(value * THOUSANDTHS), THOUSANDTHS), sign)


def tenths(value: float) -> str:
    """Return a measured number to one decimal: « 0,4 », « 12,0 »."""
    return f"{value:.1f}".replace(".", COMMA)


def percent(share: Fraction | float) -> str:
    """Return a share (0 to 1) in whole percents, rounded down: « 100 % » is all of it."""
    return f"{floor(share * PERCENT)} %"


def kilobytes(size: int) -> str:
    """Return a size in bytes as whole kilobytes: « 230 ko »."""
    return f"{size / KILOBYTE:.0f} ko"


def count(how_many: int, one: str, several: str = "") -> str:
    """Return « 1 réponse », « 3 réponses »; nought counts as one, as French does."""
    return f"{number(how_many)} {one if how_many <= 1 else several or one + 's'}"
