"""Texts of a drawing: wrapped, escaped, with counts and durations in French."""

from __future__ import annotations

import re
import textwrap
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_BREAK = "\u00a0"
MINUTE = 60
KEPT_TOGETHER = re.compile(r"(?<=«) | (?=[?!:;»])")


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return the lines of a text, of at most `width` characters except for a longer word; none begins with « ? »."""
    return tuple(textwrap.wrap(KEPT_TOGETHER.sub(NO_BREAK, text), width, break_long_words=False))


def in_html(lines: Iterable[str]) -> str:
    """Return lines for a Graphviz HTML-like label, left-aligned."""
    return "".join(f'{escape(line, quote=False)}<BR ALIGN="LEFT"/>' for line in lines)


def duration(seconds: int) -> str:
    """Return « 45 s », « 2 min », « 2 min 05 »."""
    minutes, left = divmod(seconds, MINUTE)
    if not minutes:
        return f"{left}{NO_BREAK}s"
    return f"{minutes}{NO_BREAK}min" + (f"{NO_BREAK}{left:02}" if left else "")


def counted(many: int, what: str) -> str:
    """Return « 1 question », « 3 questions »."""
    return f"{many} {what}{'s' * (many > 1)}"
