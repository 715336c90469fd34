"""The pages of a dossier, against those that its data give when they are laid out again."""

from __future__ import annotations

import io
from typing import Literal, NamedTuple

import pikepdf
import pypdf
from pypdf.errors import PyPdfError

from diagnostic.verification.additions import only_signed

MOST_PAGES = 300
# What the libraries raise on pages that somebody made up.
UNREADABLE = (
    PyPdfError,
    pikepdf.PdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)


class UnreadablePagesError(Exception):
    """The pages of a file cannot be read."""


class Pages(NamedTuple):
    """What was compared and what was found: `bytes`, all that is in the file; `text`, the words of each page, only.

    `different`: pages (from 1) with other words, or that are too many or missing; `added`: pages with something laid
    over them that is neither a link nor a signature; `beyond`: what follows the pages in the file does more than sign.
    """

    compared: Literal["bytes", "text"]
    different: tuple[int, ...]
    added: tuple[int, ...]
    beyond: bool

    @property
    def same(self) -> bool:
        """Whether nothing was found."""
        return not (self.different or self.added or self.beyond)


def compared(pdf: bytes, fresh: bytes) -> Pages:
    """Return how the pages of a file differ from those of one freshly made of its data.

    Raise UnreadablePagesError where they cannot be read, or are more than a page can be.
    """
    beyond = False
    if pdf.startswith(fresh):
        if pdf == fresh or only_signed(pdf, fresh):
            return Pages("bytes", (), (), beyond=False)
        beyond = True
    texts, added, expected = *_read(pdf), _texts(fresh)
    count = max(len(texts), len(expected))
    padded = [one + [""] * (count - len(one)) for one in (texts, expected)]
    different = [number for number, (one, other) in enumerate(zip(*padded, strict=True), 1) if one != other]
    missing = range(min(len(texts), len(expected)) + 1, count + 1)
    return Pages("text", tuple(sorted({*different, *missing})), added, beyond)


def _read(pdf: bytes) -> tuple[list[str], tuple[int, ...]]:
    """Return the words of each page of a file that anybody made, and the pages with something added."""
    try:
        return _texts(pdf), _added(pdf)
    except UNREADABLE as error:
        raise UnreadablePagesError from error


def _texts(pdf: bytes) -> list[str]:
    """Return the words of each page, one blank between two."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [" ".join(page.extract_text().split()) for page in list(pages)[:MOST_PAGES]]


def _added(pdf: bytes) -> tuple[int, ...]:
    """Return the pages with an annotation that a dossier does not have."""
    with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
        pages = list(document.pages)[:MOST_PAGES]
        return tuple(number for number, page in enumerate(pages, 1) if not all(map(_ours, page.get("/Annots", ()))))


def _ours(annotation: pikepdf.Object) -> bool:
    kind = annotation.get("/Subtype")
    return kind == "/Link" or (kind == "/Widget" and annotation.get("/FT") == "/Sig")
