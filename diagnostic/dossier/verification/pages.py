"""The pages of a dossier, against those that its data give when they are laid out again."""

from __future__ import annotations

import io
from typing import Literal, NamedTuple

import pikepdf

from diagnostic.dossier.signing import signed_again
from diagnostic.dossier.verification.pictures import MOST_PAGES, UnreadablePagesError, seen_otherwise, words

# What pikepdf raises on annotations that somebody made up.
UNREADABLE = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, LookupError, AttributeError)


class Pages(NamedTuple):
    """What was compared and what was found.

    `compared`: `bytes`, all that is in the file; `pictures`, the words of each page and how it looks; `text`, its words
    only. `different`: pages (from 1) with other words, or that are too many or missing; `drawn`: pages that look
    otherwise; `added`: pages with something laid over them that is neither a link nor a signature; `beyond`: what
    follows the pages in the file does more than sign.
    """

    compared: Literal["bytes", "pictures", "text"]
    different: tuple[int, ...]
    added: tuple[int, ...]
    beyond: bool
    drawn: tuple[int, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing was found."""
        return not (self.different or self.added or self.beyond or self.drawn)


def compared(pdf: bytes, fresh: bytes, *, same_program: bool) -> Pages:
    """Return how the pages of a file differ from those of one freshly made of its data.

    They are drawn where their words are the same and so is all that made them: elsewhere they may well look otherwise.
    Raise UnreadablePagesError where they cannot be read, or are more than a page can be.
    """
    if pdf == fresh or signed_again(pdf, fresh) == pdf:
        return Pages("bytes", (), (), beyond=False)
    texts, added, expected = words(pdf), _added(pdf), words(fresh)
    count = max(len(texts), len(expected))
    padded = [one + [""] * (count - len(one)) for one in (texts, expected)]
    different = {number for number, (one, other) in enumerate(zip(*padded, strict=True), 1) if one != other}
    different |= {*range(min(len(texts), len(expected)) + 1, count + 1)}
    found = Pages("text", tuple(sorted(different)), added, beyond=pdf.startswith(fresh))
    if not same_program or different:
        return found
    return found._replace(compared="pictures", drawn=seen_otherwise(pdf, fresh))


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
