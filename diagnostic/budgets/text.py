"""Decode bytes, locate positions in a text, and limit the digits of numbers."""

from __future__ import annotations

import math
import re

from diagnostic.errors import InputError, Problem

MOST_DIGITS = 100  # of a number: what people count has fewer, and a machine slows down long before it fails
LONGEST_SHOWN = 80
UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
SIGNIFICANT = re.compile(r"[1-9]")


def refused(name: str, code: str, message: str, hint: str = "", place: tuple[int, int] = (1, 1)) -> InputError:
    """Return the InputError of an unreadable text, at a line and a column (from 1)."""
    return InputError(Problem(name, *place, code, message, hint))


def decoded(content: bytes, name: str = "") -> str:
    """Return bytes decoded as UTF-8, with or without a byte order mark; raise InputError if they are not UTF-8."""
    try:
        return content.removeprefix(UTF8_MARK).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1
        what = "c'est du texte UTF-16" if content.startswith(UTF16_MARKS) else "ce n'est pas du texte UTF-8"
        raise refused(name, "syntax", what, "Enregistrez-le en UTF-8.", (line, column)) from error


def place_in(text: str, at: int) -> tuple[int, int]:
    """Return the line and column (from 1) of an offset in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def shortened(text: str, most: int = LONGEST_SHOWN) -> str:
    """Return a text for quoting in a message, truncated if it is long."""
    return text if len(text) <= most else f"{text[:most]}…"


def number_mistake(text: str) -> str:
    """Return why the text of a JSON number is refused, in French; empty if it is accepted."""
    if len(text) > MOST_DIGITS:
        return f"ce nombre s'écrit avec plus de {MOST_DIGITS} signes"
    value = float(text)
    if math.isinf(value) or (value == 0 and SIGNIFICANT.search(re.split("[eE]", text)[0])):
        return f"« {text} » est hors de toute mesure"
    return ""
