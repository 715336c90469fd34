"""Rewrite page content streams from WeasyPrint: mark running headers as artifacts, keep words apart at line ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# WeasyPrint marks each line of text with a number, and writes its position, font and glyphs on a line each.
MARKED = re.compile(rb"/Span\n<</MCID (\d+)>>\nBDC\n(.*?)EMC\n", re.DOTALL)
PLACE = re.compile(rb"^1 0 0 -1 \S+ (\S+) Tm$", re.MULTILINE)
FONT = re.compile(rb"^(/\S+) \S+ Tf$", re.MULTILINE)
LAST_GLYPH = re.compile(rb"([0-9a-f]{4})>-?[\d.]*\] TJ\nET\n$")
ARTIFACT = b"/Artifact\n<</Type /Pagination>>\nBDC\n"
CODE = re.compile(rb"^<([0-9a-f]{4})> <([0-9a-f]+)>$", re.MULTILINE)
SPACE = "0020"
# Line endings that need no space after them, inside a word or before a space: hyphens, slash, spaces.
JOINED = frozenset({"002d", "2010", "2011", "002f", SPACE, "00a0", "202f"})


class Spaces(NamedTuple):
    """The space glyph of a font, and the glyphs that need no space after them."""

    glyph: bytes
    joined: frozenset[bytes]


class Line(NamedTuple):
    """One marked text: its place in the content stream, its number, and its vertical position."""

    start: int
    end: int
    number: int
    text: bytes
    height: bytes


def spaces_of(pdf: pikepdf.Pdf) -> dict[bytes, Spaces]:
    """Return the space of each font that has one; WeasyPrint gives all pages the same fonts."""
    fonts = pdf.pages[0].Resources.get("/Font", pikepdf.Dictionary())
    codes_of = {name.encode(): _character_map(font.ToUnicode.read_bytes()) for name, font in fonts.items()}
    return {
        name: Spaces(
            next(code for code, text in codes.items() if text == SPACE),
            frozenset(code for code, text in codes.items() if text in JOINED),
        )
        for name, codes in codes_of.items()
        if SPACE in codes.values()
    }


def _character_map(table: bytes) -> dict[bytes, str]:
    return {code: text.decode() for code, text in CODE.findall(table)}


def readable(content: bytes, structured: frozenset[int], spaces: Mapping[bytes, Spaces]) -> bytes:
    """Return the content of a page with artifacts marked and words kept apart.

    A text whose number is not in `structured` is outside the structure tree: a header, a footer or a page number. A
    text followed by another on a new line gets the space that the line break removed; otherwise two words are read
    as one.
    """
    lines = list(_lines(content))
    parts, after = [], 0
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        parts.append(content[after : line.start])
        if line.number not in structured:
            parts += [ARTIFACT, line.text, b"EMC\n"]
        elif following is None or following.height == line.height:
            parts.append(content[line.start : line.end])
        else:
            head = content[line.start : line.end - len(line.text) - len(b"EMC\n")]
            parts += [head, _spaced(line.text, spaces), b"EMC\n"]
        after = line.end
    return b"".join([*parts, content[after:]])


def _lines(content: bytes) -> Iterator[Line]:
    for match in MARKED.finditer(content):
        heights = PLACE.findall(match[2])
        yield Line(*match.span(), int(match[1]), match[2], heights[-1] if heights else b"")


def _spaced(text: bytes, spaces: Mapping[bytes, Spaces]) -> bytes:
    """Return a text with a space appended, in the font in use at its end."""
    fonts, last = FONT.findall(text), LAST_GLYPH.search(text)
    space = spaces.get(fonts[-1]) if fonts else None
    if space is None or last is None or last[1] in space.joined:
        return text
    return text[: last.end(1)] + space.glyph + text[last.end(1) :]
