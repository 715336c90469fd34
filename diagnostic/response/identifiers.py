"""Numbers that name a business or a telephone: every digit is there, or they are refused.

Each is told once, as a pattern that forms of other tools take too: no look-ahead, no names, letters in both cases.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from diagnostic.response.numbers import WHOLE_FLOAT, text_of

if TYPE_CHECKING:
    from diagnostic.response.doors import Door

RID_DIGITS = 7
RIDET_DIGITS = 10
PHONE_DIGITS = 6
NEW_CALEDONIA = "687"

GAP = r"[\s\-\u00a0\u202f]*"  # what may stand between digits and loses none
# A point (a spreadsheet makes it a comma) stands only before three digits: else a zero was lost at their end.
RANK = f"(?:[.,]{GAP}[0-9]{{3}}|(?:[0-9]{GAP}){{3}})"
COMPANY = rf"(?:(?:[0-9]{GAP}){{6,7}}|[0-9]\.[0-9]{{3}}\.[0-9]{{3}}{GAP}|[0-9]{{3}}\.[0-9]{{3}}{GAP})"
TAHITI = f"[A-Za-z]{GAP}(?:[0-9]{GAP}){{5}}(?:{RANK}{GAP})?"
NAMED = rf"(?:[Nn][°º]\s*)?(?:[Rr][Ii][Dd](?:[Ee][Tt])?{GAP}(?::\s*)?|[Tt][Aa][Hh][Ii][Tt][Ii]{GAP}(?::\s*)?)?"
BUSINESS_ID = rf"\s*{NAMED}(?:{COMPANY}(?:{RANK})?{GAP}|{TAHITI})"

APART = r"[\s.\-()\u00a0\u202f]*"
ABROAD = rf"(?:[+]{APART}|0{APART}0{APART})?"
PHONE = (
    rf"{APART}(?:(?:{ABROAD}6{APART}8{APART}[17]{APART})?(?:[0-9]{APART}){{6}}"
    rf"|{ABROAD}6{APART}8{APART}9{APART}(?:[0-9]{APART}){{8}})"
)
LARGEST = 10**15  # of which a floating-point number still has every digit
SHORTENED = re.compile(r"[0-9][.,]?[0-9]*[eE][-+]?[0-9]+")


def read_business_id(value: object, door: Door) -> str:
    """Return a RID, a RIDET or a N° TAHITI without anything between its digits; nothing where it is none of them."""
    text = _digits(value, door)
    if not re.fullmatch(BUSINESS_ID, text):
        return ""
    digits = re.sub(r"[^0-9]", "", text)
    if re.search(rf"[A-Za-z]{GAP}(?:[0-9]{GAP}){{5}}(?:{RANK}{GAP})?$", text) and len(digits) in {5, 8}:
        return _letter(text) + digits
    return digits.zfill(RID_DIGITS if len(digits) <= RID_DIGITS else RIDET_DIGITS)


def _letter(text: str) -> str:
    return re.sub(r"[^A-Z]", "", text.upper())[-1]


def read_phone(value: object, door: Door) -> str:
    """Return a telephone number with its prefix (`+687…`); nothing where it is none of New Caledonia or nearby."""
    text = _digits(value, door)
    if not re.fullmatch(PHONE, text):
        return ""
    digits = re.sub(r"[^0-9]", "", text)
    if len(digits) == PHONE_DIGITS:
        return f"+{NEW_CALEDONIA}{digits}"
    return f"+{digits.removeprefix('00')}"


def is_shortened(value: object) -> bool:
    """Return whether a number was shortened by a spreadsheet (« 1.234567E9 »): digits may be lost."""
    return SHORTENED.fullmatch(text_of(value) or "") is not None


def _digits(value: object, door: Door) -> str:
    """Return the text of an identifier, also where a table took it for a number."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float) and text_of(value) is None:
        whole = abs(value) < LARGEST and int(value) == value
        return str(int(value)) if whole else repr(value) if isinstance(value, float) else ""
    text = text_of(str(value) if isinstance(value, Decimal) else value) or ""
    return text.removesuffix(".0") if door.floats and WHOLE_FLOAT.fullmatch(text) else text
