"""The results on screen: the report's own words, each subject that takes a page of its own one link away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for

import diagnostic
from diagnostic import report
from webapp.answering.journey import journey
from webapp.answering.review import idle_lines, missing_field
from webapp.setup.clock import day_of
from webapp.setup.organisations import organisation_of
from webapp.setup.state import store

if TYPE_CHECKING:
    from datetime import date

    from werkzeug.wrappers import Response as Answer

    from diagnostic.report import ReportContext
    from webapp.storage import Kept

blueprint = Blueprint("results", __name__, url_prefix="/q/<token>/resultats")


@blueprint.get("")
def show(token: str) -> str:
    """Show what follows from the answers so far."""
    kept = store().get(token)
    where = journey(kept)
    diagnosis = diagnostic.diagnose(kept.questionnaire, kept.response)
    return render_template(
        "results.html.jinja",
        kept=kept,
        journey=where,
        report=report.context(diagnosis, date=day_of(kept), body=organisation_of(kept)),
        idle=idle_lines(kept, where, diagnosis.idle),
        missing_field=missing_field(kept, where),
    )


@blueprint.get("/financement")
def funding(token: str) -> str | Answer:
    """Show what the plan costs, line by line, which aids may pay for it and who can help."""
    kept = store().get(token)
    return _page("funding", kept) or redirect(url_for("results.show", token=token))


@blueprint.get("/ce-qui-peut-changer")
def changes(token: str) -> str | Answer:
    """Show what each answer that is missing may still change."""
    kept = store().get(token)
    return _page("changes", kept) or redirect(url_for("results.show", token=token))


def told(kept: Kept, day: date | None = None) -> ReportContext:
    """Return what the report says of a response, on its own day if no other is given."""
    diagnosis = diagnostic.diagnose(kept.questionnaire, kept.response)
    return report.context(diagnosis, date=day or day_of(kept), body=organisation_of(kept))


def has_page(name: str, about: ReportContext) -> bool:
    """Whether these results have something to say on a page of their own: `funding`, or `changes`."""
    if name == "funding":
        return about.recommends
    return bool(about.annex.undecided or about.annex.open_questions)


def _page(name: str, kept: Kept) -> str:
    about = told(kept)
    if not has_page(name, about):
        return ""
    return render_template(f"{name}.html.jinja", kept=kept, journey=journey(kept), report=about)
