"""A step of the roadmap on a page of its own: how, at what price, and the ways and quotes that one may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError

from diagnostic import AnswerError
from webapp.answering import aside
from webapp.answering.aside import Aside
from webapp.answering.journey import journey
from webapp.answering.saving import save, seen_at
from webapp.forms.merging import texts
from webapp.forms.reading import served_in
from webapp.results.planning import Plan, planned, refused
from webapp.results.results import told
from webapp.setup.state import store

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from diagnostic import Questionnaire
    from diagnostic.report import ReportContext, Step
    from webapp.storage import Kept

NOTED = "noted"  # what is said of a choice that is kept: between the form and what the plan comes to

blueprint = Blueprint("step", __name__, url_prefix="/q/<token>/resultats")


class Around(NamedTuple):
    """A step with the title of its group, and the steps before and after it."""

    step: Step
    horizon: str
    previous: Step | None
    following: Step | None


@blueprint.get("/etape/<recommendation>")
def show(token: str, recommendation: str) -> str | tuple[str, int] | Answer:
    """Show a step, and what was put aside of its form where the address says so."""
    kept = store().get(token)
    report = told(kept)
    around = around_step(report, recommendation)
    if around is None:
        return _gone(kept, recommendation)
    wrong = refused(kept, aside.get(kept, request.args.get(aside.FIELD, "")))
    wrong = wrong if wrong and wrong.recommendation == recommendation else None
    page = render_template(
        "step.html.jinja",
        kept=kept,
        journey=journey(kept),
        report=report,
        around=around,
        refused=wrong,
        aside=request.args.get(aside.FIELD, ""),
        served={str(address): text for address, text in texts(kept.response).items()},
    )
    return page, wrong.status if wrong else 200


@blueprint.post("/<recommendation>", endpoint="plan_from_results")  # where pages opened before an update send it
@blueprint.post("/etape/<recommendation>")
def plan(token: str, recommendation: str) -> Answer:
    """Plan a step otherwise: another way of doing it, or the amount of a quote."""
    kept = store().get(token)
    wanted = _wanted(recommendation)
    try:
        _, conflicts = save(token, served_in(request.form, wanted.addresses), lambda now: planned(now, wanted))
    except AnswerError:
        return _again(kept, wanted)
    if conflicts:
        return _again(kept, wanted)
    if key := request.form.get(aside.FIELD):
        store().asides.forget(token, key)
    flash(gettext("C’est noté : la feuille de route et le financement sont recalculés."), NOTED)
    return redirect(url_for("step.show", token=token, recommendation=recommendation, _anchor=NOTED))


@blueprint.errorhandler(CSRFError)
def unsent(_error: CSRFError) -> Answer:
    """Show the step again with what was typed."""
    about = request.view_args or {}
    return _again(store().get(about["token"]), _wanted(about["recommendation"]), unsent=True)


def around_step(report: ReportContext, recommendation: str) -> Around | None:
    """Return a step of the roadmap among the others; nothing where it is not in it."""
    listed = [(horizon.title, step) for horizon in report.horizons for step in horizon.steps]
    for at, (title, step) in enumerate(listed):
        if step.id == recommendation:
            before, after = listed[at - 1 : at], listed[at + 1 : at + 2]
            return Around(step, title, before[0][1] if before else None, after[0][1] if after else None)
    return None


def left_out(questionnaire: Questionnaire, recommendation: str) -> None:
    """Say that a step is not in the roadmap; 404 if there is no such step at all."""
    if recommendation not in questionnaire.recommendation_by_id:
        abort(404)
    flash(gettext("Cette étape n’est pas dans la feuille de route : vos réponses ne la demandent pas."))


def _gone(kept: Kept, recommendation: str) -> Answer:
    left_out(kept.questionnaire, recommendation)
    return redirect(url_for("results.show", token=kept.token))


def _wanted(recommendation: str) -> Plan:
    form = request.form
    solution = form.get("solution", "")
    return Plan(recommendation, "" if solution == form.get("planned") else solution, form.get("quote", "").strip())


def _again(kept: Kept, wanted: Plan, *, unsent: bool = False) -> Answer:
    """Return to the step by an address that shows what was typed."""
    seen = seen_at(kept, served_in(request.form, wanted.addresses))
    fields = {str(address): typed for address, typed in wanted.fields.items()}
    left = Aside(fields, {str(one): values for one, values in seen.items()}, unsent=unsent)
    key = aside.put(kept, left, request.form.get(aside.FIELD, ""))
    about = {"recommendation": wanted.recommendation, "_anchor": f"quote-{wanted.recommendation}", aside.FIELD: key}
    return redirect(url_for("step.show", token=kept.token, **about), 303)  # type: ignore[arg-type] # all text
