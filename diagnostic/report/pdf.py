"""The report on paper: WeasyPrint on a rendered template, the same bytes for the same diagnosis."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from weasyprint import HTML, Attachment
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from diagnostic.errors import ReportError
from diagnostic.report.context import context
from diagnostic.report.templates import DEFAULT, render_html, templates_folder

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is the parameter's name
    from pathlib import Path

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.report.sheet import Body

# A made-up root, so that nothing of the machine is in the document; only a real scheme can be joined with « ../ ».
ROOT = "file:///report_templates/"


class TemplateFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Fetches from the folder of templates and from nowhere else: no network, no other file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=["file"], fail_on_errors=True)
        self.folder = folder

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """Return a file of the templates folder; raise when it is anywhere else, or not there."""
        path = (self.folder / url.removeprefix(ROOT)).resolve()
        if not url.startswith(ROOT) or not path.is_relative_to(self.folder) or not path.is_file():
            raise FatalURLFetchingError(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES.get(path.suffix, "text/plain")})


TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".ttf": "font/ttf"}


def render_pdf(diagnosis: Diagnosis, *, date: Date, template: str = DEFAULT, body: Body | None = None) -> bytes:
    """Return the report of a diagnosis as a PDF; raise ReportError when its template is unknown or broken."""
    page = render_html(context(diagnosis, date=date, body=body), template)
    folder = templates_folder()
    try:
        document = HTML(string=page, base_url=f"{ROOT}{template}/", url_fetcher=TemplateFetcher(folder))
        made: bytes = document.write_pdf(attachments=[_questionnaire(diagnosis, date)], pdf_tags=True)
    except FatalURLFetchingError as error:
        raise ReportError(template, f"le fichier {str(error).removeprefix(ROOT)} manque") from error
    return made


def _questionnaire(diagnosis: Diagnosis, date: Date) -> Attachment:
    """Return the questionnaire that was answered, whole, under its digest: the diagnosis can be made again."""
    day = datetime.combine(date, time(), UTC)
    return Attachment(
        string=diagnosis.questionnaire.canonical,
        name=f"questionnaire-{diagnosis.questionnaire.digest[:12]}.json",
        description="Le questionnaire, dans la version utilisée",
        created=day,
        modified=day,
    )
