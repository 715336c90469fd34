"""Archival reports: PDF/A files that carry their data, can be signed, and can be verified against that data.

pdf = dossier.render_pdf(diagnosis, date=date(2026, 3, 12))
again = dossier.read_dossier(pdf).diagnosed()
signed = dossier.sign_pdf(pdf, dossier.read_key(path), moment)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name
    from datetime import datetime
    from pathlib import Path

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.dossier.archive import Dossier
    from diagnostic.dossier.signing import Key
    from diagnostic.model import Organisation

__all__ = ["prepare", "read_dossier", "read_key", "render_pdf", "sign_pdf"]


def render_pdf(
    diagnosis: Diagnosis,
    *,
    date: Date,
    template: str | None = None,
    body: Organisation | None = None,
    address: str = "",
) -> bytes:
    """Return the dossier of a diagnosis, PDF/A-3a and PDF/UA-1, with the diagnosis attached.

    The template is the one that suits its questionnaire, unless one is named. `address` is that of the issuing
    installation (`https://…`), where its code can be checked; empty if there is none. Raise ReportError when the
    template is unknown or broken.
    """
    from diagnostic.dossier import render  # noqa: PLC0415 - WeasyPrint is heavy, and the pages of the web do without it

    return render.render_pdf(diagnosis, date=date, template=template, body=body, address=address)


def prepare() -> None:
    """Load everything that dossiers need, so that the first one takes no longer than the others."""
    from diagnostic.report.paper import pages  # noqa: PLC0415 - as above

    pages.prepare()


def sign_pdf(pdf: bytes, key: Key, moment: datetime) -> bytes:
    """Return a dossier signed with a key, still PDF/A-3a and PDF/UA-1, in an incremental update of its own bytes.

    `moment` is the signing time that the signature claims. The signature is visible if the template has a place for it.
    Raise SigningError if the certificate is not valid at that time.
    """
    from diagnostic.dossier import signing  # noqa: PLC0415 - pyHanko is heavier still

    return signing.signed(pdf, key, moment)


def read_key(path: Path, passphrase_file: Path | None = None) -> Key:
    """Return the key of a PKCS#12 file; the passphrase is the first line of another file, or none.

    Raise SigningError if a file cannot be read, the passphrase is wrong, or the file holds no key.
    """
    from diagnostic.dossier import signing  # noqa: PLC0415 - pyHanko is heavier still

    return signing.read_key(path, passphrase_file)


def read_dossier(pdf: bytes, source: str = "dossier.pdf") -> Dossier:
    """Return the diagnosis, the answers and the questionnaire attached to a dossier; `source` names it in messages.

    Raise DossierError if it is encrypted, damaged, changed, over 20 MB (5 MB per attached file), or not a dossier.
    """
    from diagnostic.dossier import archive  # noqa: PLC0415 - pikepdf is not for the pages of the web either

    return archive.read_dossier(pdf, source)
