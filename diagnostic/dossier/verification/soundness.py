"""Check that a file is well formed, since readers repair a malformed one in different ways.

Every version of a dossier, even rewritten by a common program, is read without repairs. Bytes before its start or after
its end, wrong cross-reference tables and duplicate objects can show one content here and another there.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf
import pypdf
from pyhanko.pdf_utils.reader import PdfFileReader

if TYPE_CHECKING:
    from collections.abc import Callable

BEGINNING = re.compile(rb"%PDF-[12]\.\d[\r\n]")
END = re.compile(rb"startxref\s+\d+\s+%%EOF\s{0,2}\Z")
MOST_OBJECTS = 200_000


def sound(pdf: bytes) -> bool:
    """Return whether a file can be read without guesses or repairs."""
    return bool(BEGINNING.match(pdf) and END.search(pdf[-64:])) and all(_reads(read, pdf) for read in READERS)


def _reads(read: Callable[[bytes], bool], pdf: bytes) -> bool:
    try:
        return read(pdf)
    except Exception:  # noqa: BLE001 - a file that somebody made up may break a reader in any way
        return False


def _qpdf(pdf: bytes) -> bool:
    """Return whether qpdf reports no warning on any object."""
    with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
        return not document.check_pdf_syntax() and not document.get_warnings()


def _pypdf(pdf: bytes) -> bool:
    """Return whether pypdf finds every page without repairs."""
    return all(page.get("/Type") == "/Page" for page in pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages)


def _pyhanko(pdf: bytes) -> bool:
    """Return whether pyHanko finds each object where the cross-reference tables say, in each revision."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    return all(reader.get_historical_root(number) for number in range(reader.total_revisions))


READERS = (_qpdf, _pypdf, _pyhanko)
