"""The page of one step of the roadmap, with the form that chooses a solution and gives a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError

from diagnostic import AnswerError
from webapp import access
from webapp.answering import draft
from webapp.answering.draft import Draft
from webapp.answering.journey import journey
from webapp.answering.saving import save, seen_at
from webapp.forms.merging import texts
from webapp.forms.reading import served_in
from webapp.results.planning import Plan, planned, refused
from webapp.results.results import report_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Reply

    from diagnostic import Questionnaire
    from diagnostic.report import ReportContext, Step
    from webapp.access import Kept

NOTED = "noted"  # category and anchor of the message after saving

blueprint = Blueprint("step", __name__, url_prefix="/q/<token>/resultats")


class Around(NamedTuple):
    """A step with the title of its group, and the steps before and after it."""

    step: Step
    horizon: str
    previous: Step | None
    following: Step | None


@blueprint.get("/etape/<recommendation>")
def show(token: str, recommendation: str) -> str | tuple[str, int] | Reply:
    """Show a step, and the draft of its form that the address names."""
    kept = access.read(token)
    report = report_of(kept)
    around = around_step(report, recommendation)
    if around is None:
        return _gone(kept, recommendation)
    wrong = refused(kept, draft.get(kept, request.args.get(draft.PARAMETER, "")))
    wrong = wrong if wrong and wrong.recommendation == recommendation else None
    page = render_template(
        "step.html.jinja",
        kept=kept,
        journey=journey(kept),
        report=report,
        around=around,
        refused=wrong,
        draft=request.args.get(draft.PARAMETER, ""),
        served={str(address): text for address, text in texts(kept.response).items()},
    )
    return page, wrong.status if wrong else 200


@blueprint.post("/<recommendation>", endpoint="plan_from_results")  # where pages opened before an update send it
@blueprint.post("/etape/<recommendation>")
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
    if key := request.form.get(draft.PARAMETER):
        access.remove_draft(token, key)
    flash(gettext("C’est noté : la feuille de route et le financement sont recalculés."), NOTED)
    return redirect(url_for("step.show", token=token, recommendation=recommendation, _anchor=NOTED))


@blueprint.errorhandler(CSRFError)
def unsent(_error: CSRFError) -> Reply:
    """Show the step again with what was typed."""
    view = request.view_args or {}
    return _again(access.read(view["token"]), _wanted(view["recommendation"]), unsent=True)


def around_step(report: ReportContext, recommendation: str) -> Around | None:
    """Return a step of the roadmap with its neighbours; None where it is not in the roadmap."""
    listed = [(horizon.title, step) for horizon in report.horizons for step in horizon.steps]
    for at, (title, step) in enumerate(listed):
        if step.id == recommendation:
            before, after = listed[at - 1 : at], listed[at + 1 : at + 2]
            return Around(step, title, before[0][1] if before else None, after[0][1] if after else None)
    return None


def left_out(questionnaire: Questionnaire, recommendation: str) -> None:
    """Flash that a step is not in the roadmap; 404 if there is no such recommendation."""
    if recommendation not in questionnaire.recommendation_by_id:
        abort(404)
    flash(gettext("Cette étape n’est pas dans la feuille de route : vos réponses ne la demandent pas."))


def _gone(kept: Kept, recommendation: str) -> Reply:
    left_out(kept.questionnaire, recommendation)
    return redirect(url_for("results.show", token=kept.token))


def _wanted(recommendation: str) -> Plan:
    form = request.form
    solution = form.get("solution", "")
    return Plan(recommendation, "" if solution == form.get("planned") else solution, form.get("quote", "").strip())


def _again(kept: Kept, plan: Plan, *, unsent: bool = False) -> Reply:
    """Store a draft of the form and redirect to the page that shows it."""
    seen = seen_at(kept, served_in(request.form, plan.addresses))
    form = {str(address): typed for address, typed in plan.typed.items()}
    unsaved = Draft(form, {str(address): values for address, values in seen.items()}, unsent=unsent)
    key = draft.save(kept, unsaved, request.form.get(draft.PARAMETER, ""))
    values = {
        "recommendation": plan.recommendation,
        "_anchor": f"quote-{plan.recommendation}",
        draft.PARAMETER: key,
    }
    return redirect(url_for("step.show", token=kept.token, **values), 303)  # type: ignore[arg-type] # all text
