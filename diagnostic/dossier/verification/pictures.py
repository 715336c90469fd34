"""Read and rasterise the pages of a file with PDFium, an implementation independent of the one that wrote them."""

from __future__ import annotations

import io
import warnings
from contextlib import closing, contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALE = 1.0  # 72 dots an inch: the stroke of a figure is more than one dot
MOST_POINTS = 2_000_000  # of one page: an A3 has one million
MOST_PAGES = 300
JPEG = (pikepdf.Name.DCTDecode, pikepdf.Array([pikepdf.Name.DCTDecode]))
COLOURS = 4  # at most, a byte each
MOST_DECODED = 200 * 1024**2  # in bytes, of all that a file unpacks to


class UnreadablePagesError(Exception):
    """The pages of a file cannot be read, or are bigger than a dossier's can be."""


def words(pdf: bytes) -> list[str]:
    """Return the words of each page, separated by single spaces; raise UnreadablePagesError if unreadable."""
    with _opened(pdf) as document:
        return [_words(page) for page in _pages(document)]


def _words(page: pypdfium2.PdfPage) -> str:
    with closing(page.get_textpage()) as text:
        return " ".join(text.get_text_range().split())


def seen_otherwise(pdf: bytes, fresh: bytes) -> tuple[int, ...]:
    """Return the pages (from 1) that look different, including extra and missing ones.

    Annotations and form fields are not drawn. Raise UnreadablePagesError if a page cannot be drawn.
    """
    with _opened(pdf) as carried, _opened(fresh) as other:
        pairs = zip_longest(map(_drawn, _pages(carried)), map(_drawn, _pages(other)))
        return tuple(number for number, (this, that) in enumerate(pairs, 1) if this != that)


def _drawn(page: pypdfium2.PdfPage) -> tuple[int, int, bytes]:
    """Return the width and height of a page, in pixels, and its grey levels."""
    width, height = page.get_size()
    if not 0 < width * height < MOST_POINTS:
        raise UnreadablePagesError
    bitmap = page.render(scale=SCALE, grayscale=True, draw_annots=False, may_draw_forms=False)
    return bitmap.width, bitmap.height, bytes(bitmap.buffer)


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    check_size(pdf)
    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            yield document
    except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:
        raise UnreadablePagesError from error


def _pages(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    """Yield the pages, one at a time in memory."""
    for number in range(min(len(document), MOST_PAGES)):
        with closing(document[number]) as page:
            yield page


def check_size(pdf: bytes) -> None:
    """Raise UnreadablePagesError if a file decompresses to more than a dossier can hold, since PDFium would try."""
    decoded = 0
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
            for held in document.objects:
                decoded += _unpacked(held) if isinstance(held, pikepdf.Stream) else 0
                if decoded > MOST_DECODED:
                    raise UnreadablePagesError
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, OSError, Image.DecompressionBombError) as error:
        raise UnreadablePagesError from error


def _unpacked(stream: pikepdf.Stream) -> int:
    """Return the decompressed size of a stream; for a JPEG, which pikepdf does not decode, the declared size."""
    if stream.get("/Filter") not in JPEG:
        return len(stream.read_bytes())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # counted
        with Image.open(io.BytesIO(stream.read_raw_bytes()), formats=("JPEG",)) as picture:
            return picture.width * picture.height * COLOURS
