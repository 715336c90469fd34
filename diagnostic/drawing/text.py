"""Texts as a drawing writes them: wrapped, escaped, none of them cut."""

from __future__ import annotations

import re
import textwrap
from html import escape
from typing import TYPE_CHECKING

from diagnostic.wording.typography import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT_TOGETHER = re.compile(r"(?<=«) | (?=[?!:;»])")


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return the lines of a text, of at most `width` characters but for a longer word; none begins with « ? »."""
    return tuple(textwrap.wrap(KEPT_TOGETHER.sub(NO_BREAK, text), width, break_long_words=False))


def in_html(lines: Iterable[str]) -> str:
    """Return lines as dot's HTML-like labels take them, aligned to the left."""
    return "".join(f'{escape(line, quote=False)}<BR ALIGN="LEFT"/>' for line in lines)
