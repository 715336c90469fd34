"""The characters that the report fonts can write, and the replacements of others; the same on every machine."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import ucd_3_2_0  # one version for ever: what stands on paper does not depend on Python's

from diagnostic.signs.table import WRITABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SUBSTITUTE", "Sign", "fonts_folder", "tidied", "unwritable", "written"]

PACKAGE = Path(__file__).resolve().parent.parent
# Beside the package in a checkout, inside it once installed.
FOLDERS = (PACKAGE.parent / "report_templates", PACKAGE / "_data" / "report_templates")

SUBSTITUTE = "\u25a1"  # □
LINES = re.compile("\r\n|[\v\f\x85\u2028\u2029]")
# Control characters, surrogates, bidirectional marks, noncharacters (the last two code points of a plane).
NO_SIGN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\U000e0001"
    + "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0xFFFF, 0x110000, 0x10000))
    + "]"
)
# These are invisible, with or without a glyph.
UNSEEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U0001d173-\U0001d17a\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
WIDE_SPACE = "\u3000"


class Sign(NamedTuple):
    """A character that no report font has, and its position in its text, from 0."""

    place: int
    sign: str


def fonts_folder() -> Path:
    """Return the folder of the fonts used by reports and drawings."""
    beside, inside = (folder / "_shared" / "fonts" for folder in FOLDERS)
    return beside if beside.is_dir() else inside


def tidied(text: str) -> str:
    """Return a text without control characters and with Unix line endings: fit for a title or a description."""
    return NO_SIGN.sub("", LINES.sub("\n", text))


def written(text: str) -> str:
    r"""Return a text as the report fonts can write it, with □ in place of each character they lack.

    >>> written("株式会社 Kaori"), written("a\x07b")
    ('□□□□ Kaori', 'ab')
    """
    if text.isascii() and text.isprintable():
        return text
    return _missing().sub(_instead, tidied(text).replace(WIDE_SPACE, " "))


def unwritable(text: str) -> Iterator[Sign]:
    """Yield the characters of a text that would print as □, in order."""
    for match in _missing().finditer(text):
        if SUBSTITUTE in _instead(match) and not NO_SIGN.match(match[0]):
            yield Sign(match.start(), match[0])


@cache
def _missing() -> re.Pattern[str]:
    """Return the pattern of the characters that no font has."""
    ends = [[chr(int(end, 16)) for end in part.split("-")] for part in WRITABLE.split()]
    known = "".join(f"{re.escape(end[0])}-{re.escape(end[-1])}" for end in ends)
    return re.compile(f"[^\\s{known}]+")


def _instead(match: re.Match[str]) -> str:
    """Return the replacement of characters that no font has: a plainer form of the same letters if any, otherwise □.

    A combining mark on such a character gets no □ of its own.
    """
    replaced: list[str] = []
    for sign in UNSEEN.sub("", match[0]):
        plainer = ucd_3_2_0.normalize("NFKC", sign)
        if not _missing().search(plainer):
            replaced.append(plainer)
        elif replaced[-1:] != [SUBSTITUTE] or not ucd_3_2_0.category(sign).startswith("M"):
            replaced.append(SUBSTITUTE)
    return "".join(replaced)
