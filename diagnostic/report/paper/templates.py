"""Render templates with Jinja, strictly, and only from the templates folder."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from diagnostic.errors import ReportError
from diagnostic.report.context.template import DEFAULT as DEFAULT  # noqa: PLC0414 - where pages look for it
from diagnostic.wording.typography import french_html

if TYPE_CHECKING:
    from diagnostic.report.context.context import ReportContext
    from diagnostic.report.paper.blank import BlankContext

PAGE = "template.html.jinja"
BLANK = "questionnaire-vierge"
BLANK_PAGE = "blank.html.jinja"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PACKAGE = Path(__file__).resolve().parents[2]
# Beside the package in a checkout, inside it once installed.
FOLDERS = (PACKAGE.parent / "report_templates", PACKAGE / "_data" / "report_templates")


def templates_folder() -> Path:
    """Return the folder of the templates; raise ReportError if there is none."""
    for folder in FOLDERS:
        if folder.is_dir():
            return folder
    raise ReportError(DEFAULT, "le dossier report_templates est introuvable")


def names() -> tuple[str, ...]:
    """Return the names of the templates, sorted."""
    return tuple(sorted(page.parent.name for page in templates_folder().glob(f"*/{PAGE}")))


def render_html(context: ReportContext, template: str | None = None) -> str:
    """Return the report as one HTML page; raise ReportError when the template is unknown or broken.

    Without a template, it is the one that suits the questionnaire.
    """
    template = context.template if template is None else template
    if not NAME.fullmatch(template) or template not in names():
        raise ReportError(template, f"ce modèle n'existe pas ; il y a : {', '.join(names())}")
    return _rendered(template, PAGE, report=context)


def render_blank_html(blank: BlankContext) -> str:
    """Return a blank questionnaire to fill in by hand, as HTML; raise ReportError if its template is broken."""
    return _rendered(BLANK, BLANK_PAGE, blank=blank)


def _rendered(template: str, name: str, **values: object) -> str:
    try:
        page = environment(templates_folder()).get_template(f"{template}/{name}")
        return french_html(page.render(values))
    except jinja2.TemplateError as error:
        raise ReportError(template, _reason(error)) from error


@cache
def environment(folder: Path) -> jinja2.Environment:
    """Return the Jinja environment of a folder of templates."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _reason(error: jinja2.TemplateError) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.name}, ligne {error.lineno} : {error.message}"
    return str(error)
