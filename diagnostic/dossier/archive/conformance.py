"""Complete WeasyPrint's PDF/A-3a: conform to PDF/UA-1, read well aloud, and attach the diagnosis."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pikepdf

from diagnostic.dossier.archive.content import readable, spaces_of
from diagnostic.dossier.archive.metadata import identified
from diagnostic.dossier.archive.parts import attach
from diagnostic.dossier.archive.structure import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name

    from diagnostic.dossier.archive.parts import Part


def archived(made: bytes, parts: Sequence[Part], date: Date) -> bytes:
    """Return WeasyPrint's tagged PDF/A-3a as PDF/A-3a and PDF/UA-1 with these parts attached; deterministic."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        structured = tidy(pdf)
        spaces = spaces_of(pdf)
        for page, numbers in zip(pdf.pages, structured, strict=True):
            page.Contents = pdf.make_stream(readable(page.Contents.read_bytes(), numbers, spaces))
        _sharp(pdf)
        attach(pdf, parts, date)
        pdf.Root.Metadata.write(identified(pdf.Root.Metadata.read_bytes(), _fingerprint(parts), _fingerprint([made])))
        return _saved(pdf)


def _sharp(pdf: pikepdf.Pdf) -> None:
    """Turn off image interpolation, which PDF/A forbids and WeasyPrint sets unless a style sheet says otherwise."""
    for held in pdf.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Interpolate"):
            held.Interpolate = False


def _fingerprint(contents: Sequence[Part] | Sequence[bytes]) -> str:
    """Return 32 hexadecimal digits derived from these contents, used as the identifier of the document."""
    whole = hashlib.sha256()
    for content in contents:
        whole.update(hashlib.sha256(content if isinstance(content, bytes) else content.content).digest())
    return whole.hexdigest()[:32]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()
