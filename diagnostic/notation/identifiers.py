"""Numbers that name something (a business, a telephone) as people and spreadsheets write them: every digit is there.

Patterns are such that forms of other tools take them too: no look-ahead, no names, letters in both cases.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from diagnostic.notation.numbers import WHOLE_FLOAT, text_of

if TYPE_CHECKING:
    from diagnostic.notation.doors import Door

GAP = r"[\s\-\u00a0\u202f]*"  # what may stand between digits and loses none
LARGEST = 10**15  # of which a floating-point number still has every digit
SHORTENED = re.compile(r"[0-9][.,]?[0-9]*[eE][-+]?[0-9]+")


def is_shortened(value: object) -> bool:
    """Return whether a number was shortened by a spreadsheet (« 1.234567E9 »): digits may be lost."""
    return SHORTENED.fullmatch(text_of(value) or "") is not None


def digits_in(text: str) -> str:
    """Return the digits of a text, and nothing else."""
    return re.sub(r"[^0-9]", "", text)


def identifier_text(value: object, door: Door) -> str:
    """Return the text of an identifier, also where a table took it for a number; nothing where it is none."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float) and text_of(value) is None:
        whole = abs(value) < LARGEST and int(value) == value
        return str(int(value)) if whole else repr(value) if isinstance(value, float) else ""
    text = text_of(str(value) if isinstance(value, Decimal) else value) or ""
    return text.removesuffix(".0") if door.floats and WHOLE_FLOAT.fullmatch(text) else text
