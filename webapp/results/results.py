"""The results on screen: the report's own words, and the ways and quotes that one may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError

import diagnostic
from diagnostic import AnswerError, report
from webapp import access
from webapp.answering import aside
from webapp.answering.aside import Aside
from webapp.answering.journey import journey
from webapp.answering.review import idle_lines, missing_field
from webapp.answering.saving import save, seen_at
from webapp.forms.merging import texts
from webapp.forms.reading import served_in
from webapp.results.planning import Plan, Refused, planned, refused
from webapp.setup.clock import day_of
from webapp.setup.organisations import organisation_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Reply

    from diagnostic.report import ReportContext
    from webapp.access import Kept

blueprint = Blueprint("results", __name__, url_prefix="/q/<token>/resultats")


@blueprint.get("")
def show(token: str) -> tuple[str, int]:
    """Show what follows from the answers so far, and what was put aside where the address says so."""
    kept = access.read(token)
    return _page(kept, refused(kept, aside.get(kept, request.args.get(aside.FIELD, ""))))


@blueprint.post("/<recommendation>")
def plan(token: str, recommendation: str) -> Reply:
    """Plan a step otherwise: another way of doing it, or the amount of a quote."""
    kept = access.read(token)
    wanted = _wanted(recommendation)
    try:
        _, conflicts = save(token, served_in(request.form, wanted.addresses), lambda now: planned(now, wanted))
    except AnswerError:
        return _again(kept, wanted)
    if conflicts:
        return _again(kept, wanted)
    if key := request.form.get(aside.FIELD):
        access.remove_draft(token, key)
    place = f"step-{recommendation}"
    flash(gettext("C’est noté : la feuille de route et le financement sont recalculés."), place)
    return redirect(url_for("results.show", token=token, _anchor=place))


@blueprint.errorhandler(CSRFError)
def unsent(_error: CSRFError) -> Reply:
    """Show the results again with what was typed."""
    about = request.view_args or {}
    return _again(access.read(about["token"]), _wanted(about["recommendation"]), unsent=True)


def _wanted(recommendation: str) -> Plan:
    form = request.form
    solution = form.get("solution", "")
    return Plan(recommendation, "" if solution == form.get("planned") else solution, form.get("quote", "").strip())


def _again(kept: Kept, wanted: Plan, *, unsent: bool = False) -> Reply:
    """Return to the results by an address that shows what was typed."""
    seen = seen_at(kept, served_in(request.form, wanted.addresses))
    fields = {str(address): typed for address, typed in wanted.fields.items()}
    left = Aside(fields, {str(one): values for one, values in seen.items()}, unsent=unsent)
    key = aside.put(kept, left, request.form.get(aside.FIELD, ""))
    about = {"_anchor": f"quote-{wanted.recommendation}", aside.FIELD: key}
    return redirect(url_for("results.show", token=kept.token, **about), 303)  # type: ignore[arg-type] # all text


def _page(kept: Kept, wrong: Refused | None) -> tuple[str, int]:
    diagnosis = diagnostic.diagnose(kept.questionnaire, kept.response)
    told: ReportContext = report.context(diagnosis, date=day_of(kept), body=organisation_of(kept))
    where = journey(kept)
    page = render_template(
        "results.html.jinja",
        kept=kept,
        journey=where,
        report=told,
        refused=wrong,
        aside=request.args.get(aside.FIELD, ""),
        served={str(address): text for address, text in texts(kept.response).items()},
        idle=idle_lines(kept, where, diagnosis.idle),
        missing_field=missing_field(kept, where),
    )
    return page, wrong.status if wrong else 200
