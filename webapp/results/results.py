"""The pages of the results: the summary, the funding plan, and the answers that may still change something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for

import diagnostic
from diagnostic import report
from webapp import access
from webapp.answering.journey import journey
from webapp.answering.review import idle_lines, missing_identity
from webapp.setup.clock import day_of
from webapp.setup.organisations import organisation_of

if TYPE_CHECKING:
    from datetime import date

    from werkzeug.wrappers import Response as Reply

    from diagnostic.report import ReportContext
    from webapp.access import Kept

blueprint = Blueprint("results", __name__, url_prefix="/q/<token>/resultats")


@blueprint.get("")
def show(token: str) -> str:
    """Show what follows from the answers so far."""
    kept = access.read(token)
    route = journey(kept)
    diagnosis = diagnostic.diagnose(kept.questionnaire, kept.response)
    return render_template(
        "results.html.jinja",
        kept=kept,
        journey=route,
        report=report.context(diagnosis, date=day_of(kept), body=organisation_of(kept)),
        idle=idle_lines(kept, route, diagnosis.idle),
        missing_identity=missing_identity(kept, route),
    )


@blueprint.get("/financement")
def funding(token: str) -> str | Reply:
    """Show what the plan costs, line by line, which aids may pay for it and who can help."""
    kept = access.read(token)
    return _page("funding", kept) or redirect(url_for("results.show", token=token))


@blueprint.get("/ce-qui-peut-changer")
def changes(token: str) -> str | Reply:
    """Show what each answer that is missing may still change."""
    kept = access.read(token)
    return _page("changes", kept) or redirect(url_for("results.show", token=token))


def report_of(kept: Kept, day: date | None = None) -> ReportContext:
    """Return the report of a response, dated `day`, or the day of its last change."""
    diagnosis = diagnostic.diagnose(kept.questionnaire, kept.response)
    return report.context(diagnosis, date=day or day_of(kept), body=organisation_of(kept))


def has_page(name: str, content: ReportContext) -> bool:
    """Return whether a report has content for the page `funding` or `changes`."""
    if name == "funding":
        return content.recommends
    return bool(content.annex.undecided or content.annex.open_questions)


def _page(name: str, kept: Kept) -> str:
    content = report_of(kept)
    if not has_page(name, content):
        return ""
    return render_template(f"{name}.html.jinja", kept=kept, journey=journey(kept), report=content)
