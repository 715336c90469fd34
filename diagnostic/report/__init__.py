"""Reports of a diagnosis: the template context, the HTML page, and the blank paper questionnaire.

context = report.context(diagnosis, date=date(2026, 3, 12))
page = report.render_html(context, "maturite")
blank = report.render_blank_pdf(questionnaire)

A report that lasts is a dossier: see `diagnostic.dossier`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diagnostic.model import Organisation
from diagnostic.report.context.code import Code, code_of, digest_of, short
from diagnostic.report.context.context import ReportContext, context
from diagnostic.report.context.steps import Step
from diagnostic.report.context.template import template_of
from diagnostic.report.paper.naming import blank_name, file_name
from diagnostic.report.paper.templates import names, render_html, templates_folder
from diagnostic.wording.typography import french, french_html

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire

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
    "render_blank_pdf",
    "render_html",
    "short",
    "template_of",
    "templates_folder",
]
# Functions of `diagnostic.dossier` that version 0.1 exported here, kept for its users.
DOSSIER = frozenset({"prepare", "read_dossier", "read_key", "render_pdf", "sign_pdf"})


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a function of another module
    if name not in DOSSIER:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("diagnostic.dossier"), name)


def render_blank_pdf(questionnaire: Questionnaire, *, short: bool = False) -> bytes:
    """Return a printable blank questionnaire, full or short path, as a PDF; cached."""
    return questionnaire.prepared(_blank_short if short else _blank)


def _blank(questionnaire: Questionnaire) -> bytes:
    from diagnostic.report.paper import pages  # noqa: PLC0415 - WeasyPrint is heavy

    return pages.render_blank_pdf(questionnaire)


def _blank_short(questionnaire: Questionnaire) -> bytes:
    from diagnostic.report.paper import pages  # noqa: PLC0415 - WeasyPrint is heavy

    return pages.render_blank_pdf(questionnaire, short=True)
