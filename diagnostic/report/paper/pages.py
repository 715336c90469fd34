"""The report on paper: WeasyPrint on a rendered template, the same bytes for the same diagnosis."""

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
    """Return a questionnaire to fill in by hand as a PDF, tagged for those who have it read to them."""
    return laid_out(render_blank_html(blank_context(questionnaire, short=short)), BLANK, "pdf/ua-1")


def prepare() -> None:
    """Load what lays pages out, by laying one out."""
    laid_out("<html lang=fr><title>.</title><p>.", DEFAULT)


def laid_out(page: str, template: str, variant: str = ARCHIVAL) -> bytes:
    """Return a page of HTML on paper, tagged; raise ReportError when it asks for a file that its template lacks."""
    try:
        document = _parsed(page, template)
        with _uninterrupted():
            # What is archived is written once more: compressing it then is enough.
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
    """Let the collector wait: a layout keeps what it makes until its end, and looking through it takes a tenth more."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def laid_out_plain(page: str) -> bytes:
    """Return a page of HTML on paper, to be set inside another: not tagged, with the fonts of the templates."""
    made: bytes = _parsed(page, SHARED).write_pdf(font_config=ShippedFonts())
    return made


def _parsed(page: str, template: str) -> HTML:
    fetcher = TemplateFetcher(templates_folder())
    document = HTML(string=tidied(page), base_url=f"{ROOT}{template}/", url_fetcher=fetcher)
    lettered(document.etree_element)
    return document


def _finish(template: str, document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint's and pydyf's, which ship no types
    """Refuse a page that a style sheet gave signs of its own that no font writes; name the place of its signature."""
    if missing := unlettered(document.fonts.values()):
        raise ReportError(template, f"aucune police n'écrit {missing} : ôtez-le de la feuille de style")
    _keep_place(document, pdf)


def _keep_place(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint's and pydyf's, which ship no types
    """Name the place of a page that a template keeps for a signature, as a destination in the PDF."""
    for number, page in enumerate(document.pages):
        if PLACE in page.anchors:
            left, top, right, bottom = page.anchors[PLACE]
            corners = (left, page.height - bottom, right, page.height - top)
            corner = " ".join(f"{POINTS * value:.2f}" for value in corners)
            pdf.catalog["Dests"] = f"<< /{PLACE} [{pdf.page_references[number].decode()} /FitR {corner}] >>"
