"""The results on screen: the report's own words, and the ways and quotes that one may choose."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext

import diagnostic
from diagnostic import AnswerError, Response, report
from webapp.delivering import organisation_of
from webapp.installed import store
from webapp.journey import journey
from webapp.messages import amount_sentence
from webapp.pages.review import idle_lines, missing_field
from webapp.pages.sheet import revision

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from diagnostic.report import ReportContext
    from diagnostic.store import Kept

blueprint = Blueprint("results", __name__, url_prefix="/q/<token>/resultats")

NOUMEA = timezone(timedelta(hours=11))


class Refused(NamedTuple):
    """A quote that could not be read, shown again as it was typed."""

    recommendation: str
    quote: str
    message: str


@blueprint.get("")
def show(token: str) -> str:
    """Show what follows from the answers so far."""
    return _page(store().get(token))


@blueprint.post("/<recommendation>")
def plan(token: str, recommendation: str) -> Answer | tuple[str, int]:
    """Plan a step otherwise: another way of doing it, or the amount of a quote."""
    kept = store().get(token)
    quote = request.form.get("quote", "").strip()
    try:
        response = _planned(kept, recommendation, request.form.get("solution", ""), quote)
    except AnswerError as error:
        return _page(kept, Refused(recommendation, quote, amount_sentence(error))), 422
    store().save(kept._replace(revision=revision()), response)
    flash(gettext("C’est noté : la feuille de route et le financement sont recalculés."))
    return redirect(url_for("results.show", token=token, _anchor=f"step-{recommendation}"))


def day_of(kept: Kept) -> date:
    """Return the day of the diagnosis, where the business is."""
    return kept.updated.astimezone(NOUMEA).date()


def _planned(kept: Kept, recommendation: str, solution: str, quote: str) -> Response:
    response = kept.response
    quotes: dict[str, object] = {key: amount for key, amount in response.quotes.items() if key != recommendation}
    return Response.to(
        kept.questionnaire,
        response.answers,
        identity=response.identity,
        path=response.path,
        solutions={**response.solutions, recommendation: solution} if solution else response.solutions,
        quotes={**quotes, recommendation: quote} if quote else quotes,
    )


def _page(kept: Kept, refused: Refused | None = None) -> str:
    diagnosis = diagnostic.diagnose(kept.questionnaire, kept.response)
    told: ReportContext = report.context(diagnosis, date=day_of(kept), body=organisation_of(kept))
    where = journey(kept)
    idle = idle_lines(kept, where, diagnosis.idle)
    return render_template(
        "results.html.jinja",
        kept=kept,
        journey=where,
        report=told,
        refused=refused,
        idle=idle,
        missing_field=missing_field(kept, where),
    )
