"""Detect signatures and signature fields anywhere in a file, however they are encoded."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

# Keys that only a signature, or a form with a signature field, has.
SIGNS = re.compile(rb"/(?:ByteRange|AcroForm|SigFlags|DocTimeStamp|(?:FT|Type)[\s\x00]*/Sig)(?![0-9A-Za-z])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
HELD = re.compile(rb"stream\r?\n")
OBJECTS = re.compile(rb"\s*\d+\s+\d+\s")  # how a stream of objects begins
PIECE = 1000  # in bytes, of what is inflated first
MOST_HELD = 40 * 1024**2  # in bytes, of all that is inflated


def signs_of_a_signature(pdf: bytes) -> bool:
    """Return whether any revision of a file contains a signature or a signature field."""
    return any(SIGNS.search(text) for text in _written(pdf))


def _written(pdf: bytes) -> Iterator[bytes]:
    """Yield the decoded text of a file: its clear text, its object streams, its objects."""
    yield _plain(pdf)
    yield from map(_plain, _streams(pdf))
    try:
        yield from _objects(pdf)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        return  # nobody can read it: what it says in clear was looked at


def _plain(content: bytes) -> bytes:
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)


def _streams(pdf: bytes) -> Iterator[bytes]:
    """Yield the object streams, including those of earlier revisions and those that no table names."""
    left = MOST_HELD
    for match in HELD.finditer(pdf):
        try:
            held = _inflated(pdf, match.end(), left) if OBJECTS.match(_first(pdf, match.end())) else b""
        except zlib.error:
            continue
        left -= len(held)
        yield held
        if left <= 0:
            return


def _inflated(pdf: bytes, start: int, most: int) -> bytes:
    """Return a stream decompressed to at most so many bytes, in pieces, as a file may have a million streams."""
    inflating, held, at, size = zlib.decompressobj(), bytearray(), start, PIECE
    while not inflating.eof and at < len(pdf) and len(held) < most:
        held += inflating.decompress(pdf[at : at + size], most - len(held))
        at, size = at + size, size * 2
    return bytes(held)


def _first(pdf: bytes, start: int) -> bytes:
    """Return the first bytes of a stream, decompressed."""
    return zlib.decompressobj().decompress(pdf[start : start + 100], 40)


def _objects(pdf: bytes) -> Iterator[bytes]:
    with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
        yield document.trailer.unparse()
        for held in filter(_is_object, document.objects):
            yield held.stream_dict.unparse() if isinstance(held, pikepdf.Stream) else held.unparse()


def _is_object(value: object) -> bool:
    """Return whether a value is a serialisable PDF object, rather than a bare number."""
    return isinstance(value, pikepdf.Object)
