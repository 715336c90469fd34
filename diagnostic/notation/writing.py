"""Numbers as a field or a file has them: written so that they are read back as the same, never rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

NARROW_SPACE = "\u202f"  # between thousands, in every language: no sign that is a decimal one somewhere
MOST_DECIMALS = 30
THOUSANDS = 3


def written_number(value: Fraction | int, decimal: str, apart: str = NARROW_SPACE) -> str:
    """Return all the digits of a number, thousands apart; as a fraction (« 2/3 ») what has no last decimal."""
    digits = decimals_of(value)
    if digits is None:
        return str(value)
    whole, _, decimals = digits.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    first = len(whole) % THOUSANDS
    groups = [whole[:first], *(whole[at : at + THOUSANDS] for at in range(first, len(whole), THOUSANDS))]
    grouped = sign + apart.join(filter(None, groups))
    return f"{grouped}{decimal}{decimals}" if decimals else grouped


def filed_number(value: Fraction, decimal: str) -> int | float | str:
    """Return a number as a file of answers holds it: a number, or a text where a number may be read two ways."""
    if value.denominator == 1:
        return value.numerator
    digits = decimals_of(value)
    if digits is None:
        return str(value)
    near = repr(float(value))
    plain = near == digits and len(digits.partition(".")[2]) != THOUSANDS
    return float(value) if plain else digits.replace(".", decimal)


def decimals_of(value: Fraction | int) -> str | None:
    """Return all the digits of a number, with a point before decimals; nothing where they do not end, or too late."""
    places = 0
    rest = value.denominator
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for factor in (2, 5):
        while rest % factor == 0:
            rest, places = rest // factor, places + 1
    if rest != 1 or places > MOST_DECIMALS:
        return None
    scaled = abs(value.numerator) * 10**places // value.denominator
    digits = str(scaled).zfill(places + 1)
    sign = "-" if value < 0 else ""
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"
