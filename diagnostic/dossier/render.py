"""Make the dossier of a diagnosis: context, HTML, pages, then an archival file; the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.diagnosis import handed_over
from diagnostic.dossier.archive import archived, parts_of
from diagnostic.report import context, render_html, template_of
from diagnostic.report.paper.pages import laid_out

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Organisation


def render_pdf(
    diagnosis: Diagnosis,
    *,
    date: Date,
    template: str | None = None,
    body: Organisation | None = None,
    address: str = "",
) -> bytes:
    """Return the dossier of a diagnosis: PDF/A-3a and PDF/UA-1, with the diagnosis attached.

    Raise ReportError when its template is unknown or broken.
    """
    template = template or template_of(diagnosis.questionnaire)
    diagnosis = handed_over(diagnosis)
    page = render_html(context(diagnosis, date=date, body=body, address=address), template)
    parts = parts_of(diagnosis, date=date, template=template, body=body, address=address)
    return archived(laid_out(page, template), parts, date)
