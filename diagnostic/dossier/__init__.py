"""A report that lasts: what it carries inside, who signed it, and what is found of it when it is put to the test.

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
    """Return the dossier of a diagnosis, PDF/A-3a and PDF/UA-1, with the diagnosis inside.

    It is in the template that suits its questionnaire, unless one is named. `address` is that of the installation that
    makes it (`https://…`), where the code on it can be checked; nothing where there is none. Raise ReportError when the
    template is unknown or broken.
    """
    from diagnostic.dossier import render  # noqa: PLC0415 - WeasyPrint is heavy, and the pages of the web do without it

    return render.render_pdf(diagnosis, date=date, template=template, body=body, address=address)


def prepare() -> None:
    """Load all that dossiers need, for a process that only makes them: the first takes no longer than the others."""
    from diagnostic.report.paper import pages  # noqa: PLC0415 - as above

    pages.prepare()


def sign_pdf(pdf: bytes, key: Key, moment: datetime) -> bytes:
    """Return a dossier signed with a key, PDF/A-3a and PDF/UA-1 still; its own bytes come first, as they were.

    `moment` is when it is signed, as the signature claims. It is seen where the template keeps a place for it. Raise
    SigningError where the certificate is not valid then.
    """
    from diagnostic.dossier import signing  # noqa: PLC0415 - pyHanko is heavier still

    return signing.signed(pdf, key, moment)


def read_key(path: Path, passphrase_file: Path | None = None) -> Key:
    """Return the key of a PKCS#12 file, opened with the first line of another file, or without a passphrase.

    Raise SigningError where a file cannot be read, the passphrase is wrong, or the file holds no key.
    """
    from diagnostic.dossier import signing  # noqa: PLC0415 - pyHanko is heavier still

    return signing.read_key(path, passphrase_file)


def read_dossier(pdf: bytes, source: str = "dossier.pdf") -> Dossier:
    """Return the diagnosis, the answers and the questionnaire that a dossier carries; `source` names it in messages.

    Raise DossierError where it is encrypted, damaged, changed, over 20 MB (5 MB a file inside), or no dossier.
    """
    from diagnostic.dossier import archive  # noqa: PLC0415 - pikepdf is not for the pages of the web either

    return archive.read_dossier(pdf, source)
