"""Lay out a rendered template as PDF pages with WeasyPrint, deterministically."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from diagnostic.errors import ReportError
from diagnostic.report.paper.blank import blank_context
from diagnostic.report.paper.fetching import ROOT, TemplateFetcher, UnfitPictureError
from diagnostic.report.paper.fonts import HTML, FatalURLFetchingError, ShippedFonts
from diagnostic.report.paper.lettering import lettered, unlettered
from diagnostic.report.paper.templates import (
    BLANK,
    DEFAULT,
    render_blank_html,
    templates_folder,
)
from diagnostic.signs import tidied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Questionnaire

ARCHIVAL = "pdf/a-3a"
SHARED = "_shared"
PLACE = "signature"  # the id of what a template leaves empty for a signature
POINTS = 0.75  # in a pixel of CSS


def render_blank_pdf(questionnaire: Questionnaire, *, short: bool = False) -> bytes:
    """Return a blank questionnaire to fill in by hand, as a PDF tagged for screen readers."""
    return laid_out(render_blank_html(blank_context(questionnaire, short=short)), BLANK, "pdf/ua-1")


def prepare() -> None:
    """Load the layout libraries, by laying out a page."""
    laid_out("<html lang=fr><title>.</title><p>.", DEFAULT)


def laid_out(page: str, template: str, variant: str = ARCHIVAL) -> bytes:
    """Return a tagged layout of an HTML page; raise ReportError if it refers to a missing file."""
    try:
        document = _parsed(page, template)
        with _uninterrupted():
            # An archived file is written once more, and compressed then.
            made: bytes = document.write_pdf(
                pdf_variant=variant,
                uncompressed_pdf=variant == ARCHIVAL,
                finisher=partial(_finish, template),
                font_config=ShippedFonts(),
            )
    except UnfitPictureError as error:
        raise ReportError(template, str(error)) from error
    except FatalURLFetchingError as error:
        raise ReportError(template, f"le fichier {str(error).removeprefix(ROOT)} manque") from error
    return made


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Pause the garbage collector: a layout keeps its objects to the end, and collections cost 10 % more time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def laid_out_plain(page: str) -> bytes:
    """Return an untagged layout of an HTML page, for embedding in another; with the fonts of the templates."""
    made: bytes = _parsed(page, SHARED).write_pdf(font_config=ShippedFonts())
    return made


def _parsed(page: str, template: str) -> HTML:
    fetcher = TemplateFetcher(templates_folder())
    document = HTML(string=tidied(page), base_url=f"{ROOT}{template}/", url_fetcher=fetcher)
    lettered(document.etree_element)
    return document


def _finish(template: str, document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint's and pydyf's, which ship no types
    """Refuse a page with unwritable characters from a style sheet, and name the place of its signature."""
    if missing := unlettered(document.fonts.values()):
        raise ReportError(template, f"aucune police n'écrit {missing} : ôtez-le de la feuille de style")
    _keep_place(document, pdf)


def _keep_place(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint's and pydyf's, which ship no types
    """Name the place that a template reserves for a signature, as a PDF destination."""
    for number, page in enumerate(document.pages):
        if PLACE in page.anchors:
            left, top, right, bottom = page.anchors[PLACE]
            corners = (left, page.height - bottom, right, page.height - top)
            corner = " ".join(f"{POINTS * value:.2f}" for value in corners)
            pdf.catalog["Dests"] = f"<< /{PLACE} [{pdf.page_references[number].decode()} /FitR {corner}] >>"
