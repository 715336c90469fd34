"""A diagnosis on paper: everything in words for templates and pages, the dossier as HTML or PDF, and what it carries.

context = report.context(diagnosis, date=date(2026, 3, 12))
pdf = report.render_pdf(diagnosis, date=date(2026, 3, 12))
again = report.read_dossier(pdf).diagnosed()
blank = report.render_blank_pdf(questionnaire)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.model import Organisation
from diagnostic.report.code import Code, code_of, digest_of, short
from diagnostic.report.context import ReportContext, context
from diagnostic.report.naming import blank_name, file_name
from diagnostic.report.steps import Step
from diagnostic.report.templates import names, render_html, template_of, templates_folder
from diagnostic.report.typography import french, french_html

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name
    from datetime import datetime
    from pathlib import Path

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Questionnaire
    from diagnostic.report.archive import Dossier
    from diagnostic.report.signing import Key as Key

__all__ = [
    "Code",
    "Organisation",
    "ReportContext",
    "Step",
    "blank_name",
    "code_of",
    "context",
    "digest_of",
    "file_name",
    "french",
    "french_html",
    "names",
    "prepare",
    "read_dossier",
    "read_key",
    "render_blank_pdf",
    "render_html",
    "render_pdf",
    "short",
    "sign_pdf",
    "template_of",
    "templates_folder",
]


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
    from diagnostic.report import pdf  # noqa: PLC0415 - WeasyPrint is heavy, and the pages of the web do without it

    return pdf.render_pdf(diagnosis, date=date, template=template, body=body, address=address)


def sign_pdf(pdf: bytes, key: Key, moment: datetime) -> bytes:
    """Return a dossier signed with a key, PDF/A-3a and PDF/UA-1 still; its own bytes come first, as they were.

    `moment` is when it is signed, as the signature claims. It is seen where the template keeps a place for it. Raise
    SigningError where the certificate is not valid then.
    """
    from diagnostic.report import signing  # noqa: PLC0415 - pyHanko is heavier still

    return signing.signed(pdf, key, moment)


def read_key(path: Path, passphrase_file: Path | None = None) -> Key:
    """Return the key of a PKCS#12 file, opened with the first line of another file, or without a passphrase.

    Raise SigningError where a file cannot be read, the passphrase is wrong, or the file holds no key.
    """
    from diagnostic.report import signing  # noqa: PLC0415 - pyHanko is heavier still

    return signing.read_key(path, passphrase_file)


def prepare() -> None:
    """Load all that dossiers need, for a process that only makes them: the first takes no longer than the others."""
    from diagnostic.report import pdf  # noqa: PLC0415 - as above

    pdf.prepare()


def read_dossier(pdf: bytes, source: str = "dossier.pdf") -> Dossier:
    """Return the diagnosis, the answers and the questionnaire that a dossier carries; `source` names it in messages.

    Raise DossierError where it is encrypted, damaged, changed, over 20 MB (5 MB a file inside), or no dossier.
    """
    from diagnostic.report import archive  # noqa: PLC0415 - pikepdf is not for the pages of the web either

    return archive.read_dossier(pdf, source)


def render_blank_pdf(questionnaire: Questionnaire, *, short: bool = False) -> bytes:
    """Return a questionnaire to print and fill in by hand, whole or only its short path, as a PDF; made once each."""
    return questionnaire.prepared(_blank_short if short else _blank)


def _blank(questionnaire: Questionnaire) -> bytes:
    from diagnostic.report import pdf  # noqa: PLC0415 - WeasyPrint is heavy

    return pdf.render_blank_pdf(questionnaire)


def _blank_short(questionnaire: Questionnaire) -> bytes:
    from diagnostic.report import pdf  # noqa: PLC0415 - WeasyPrint is heavy

    return pdf.render_blank_pdf(questionnaire, short=True)
