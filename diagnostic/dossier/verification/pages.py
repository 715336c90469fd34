"""Compare the pages of a dossier with those laid out again from its data."""

from __future__ import annotations

import io
from typing import Literal, NamedTuple

import pikepdf

from diagnostic.dossier.signing import signed_again
from diagnostic.dossier.verification.pictures import MOST_PAGES, UnreadablePagesError, seen_otherwise, words

# Exceptions of pikepdf on malformed annotations.
UNREADABLE = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, LookupError, AttributeError)


class Pages(NamedTuple):
    """The kind of page comparison made, and its result.

    `compared`: `bytes`, the whole file; `pictures`, the words and the appearance of each page; `text`, the words only.
    `different`: pages (from 1) whose words differ, or that are extra or missing; `drawn`: pages that look different;
    `added`: pages with an annotation that is neither a link nor a signature; `beyond`: the part of the file after the
    pages does more than sign.
    """

    compared: Literal["bytes", "pictures", "text"]
    different: tuple[int, ...]
    added: tuple[int, ...]
    beyond: bool
    drawn: tuple[int, ...] = ()

    @property
    def same(self) -> bool:
        """Whether no difference was found."""
        return not (self.different or self.added or self.beyond or self.drawn)


def compared(pdf: bytes, fresh: bytes, *, same_program: bool) -> Pages:
    """Return the differences between the pages of a file and those of a fresh dossier made from its data.

    Appearance is compared only if the words are the same and so are all program versions: otherwise it may well differ.
    Raise UnreadablePagesError if the pages cannot be read, or exceed the limits.
    """
    if pdf == fresh or signed_again(pdf, fresh) == pdf:
        return Pages("bytes", (), (), beyond=False)
    texts, added, expected = words(pdf), _added(pdf), words(fresh)
    count = max(len(texts), len(expected))
    padded = [pages + [""] * (count - len(pages)) for pages in (texts, expected)]
    different = {
        number for number, (given, expected_page) in enumerate(zip(*padded, strict=True), 1) if given != expected_page
    }
    different |= {*range(min(len(texts), len(expected)) + 1, count + 1)}
    pages = Pages("text", tuple(sorted(different)), added, beyond=pdf.startswith(fresh))
    if not same_program or different:
        return pages
    return pages._replace(compared="pictures", drawn=seen_otherwise(pdf, fresh))


def _added(pdf: bytes) -> tuple[int, ...]:
    """Return the pages with an annotation that a dossier does not have."""
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
            pages = list(document.pages)[:MOST_PAGES]
            return tuple(number for number, page in enumerate(pages, 1) if not all(map(_ours, page.get("/Annots", ()))))
    except UNREADABLE as error:
        raise UnreadablePagesError from error


def _ours(annotation: pikepdf.Object) -> bool:
    kind = annotation.get("/Subtype")
    return kind == "/Link" or (kind == "/Widget" and annotation.get("/FT") == "/Sig")
