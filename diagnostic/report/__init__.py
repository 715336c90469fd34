"""A diagnosis on paper: everything in words for templates and pages, and the dossier as HTML or PDF.

context = report.context(diagnosis, date=date(2026, 3, 12))
pdf = report.render_pdf(diagnosis, date=date(2026, 3, 12))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.report.context import ReportContext, context
from diagnostic.report.naming import file_name
from diagnostic.report.sheet import Body
from diagnostic.report.templates import names, render_html, templates_folder
from diagnostic.report.typography import french, french_html

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name

    from diagnostic.diagnosis import Diagnosis

__all__ = [
    "Body",
    "ReportContext",
    "context",
    "file_name",
    "french",
    "french_html",
    "names",
    "render_html",
    "render_pdf",
    "templates_folder",
]


def render_pdf(
    diagnosis: Diagnosis, *, date: Date, template: str = "dossier-province-sud", body: Body | None = None
) -> bytes:
    """Return the report of a diagnosis as a PDF; raise ReportError when its template is unknown or broken."""
    from diagnostic.report import pdf  # noqa: PLC0415 - WeasyPrint is heavy, and the pages of the web do without it

    return pdf.render_pdf(diagnosis, date=date, template=template, body=body)
