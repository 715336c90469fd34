"""The pages of the blank questionnaire to print: request, wait, cancel, retry, download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as Reply

from diagnostic import report
from webapp.access import fingerprint
from webapp.documents.progress import Way, waited
from webapp.jobs import BlankRequest
from webapp.setup.state import installed, jobs

if TYPE_CHECKING:
    from diagnostic import Questionnaire

blueprint = Blueprint("blank", __name__)


@blueprint.get("/questionnaire-vierge")
def ask() -> Reply:
    """Request the PDF, if it is not there yet, and redirect to the waiting page."""
    jobs().ask(_blank(), _questionnaire(), visitor())
    return redirect(_url("wait"))


@blueprint.get("/questionnaire-vierge/preparation")
def wait() -> str:
    """Show the progress; this page requests nothing, so that it may be reloaded again and again."""
    way = Way(_url("ask"), _url("cancel"), _url("again"), _url("download"), url_for("start.show"), blank=True)
    return render_template("preparation.html.jinja", questionnaire=_questionnaire(), **waited(way, _blank()))


@blueprint.post("/questionnaire-vierge/annuler")
def cancel() -> Reply:
    """Cancel the request of this visitor."""
    jobs().cancel(_blank(), visitor())
    flash(gettext("La préparation du questionnaire est annulée."))
    return redirect(url_for("start.show"))


@blueprint.post("/questionnaire-vierge/recommencer")
def again() -> Reply:
    """Delete the failure, and request the PDF again."""
    jobs().retry(_blank())
    return redirect(_url("ask"))


@blueprint.get("/questionnaire-vierge.pdf")
def download() -> Reply:
    """Send the questionnaire or its short path as a PDF to fill in by hand; request it if it is not there."""
    pdf = jobs().pdf(_blank())
    if pdf is None:
        return redirect(_url("ask"))
    name = report.blank_name(_questionnaire(), short=_blank().short)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Reply(pdf, mimetype="application/pdf", headers=headers)


def _url(page: str) -> str:
    """Return the address of a page about the same questionnaire."""
    return url_for(f"blank.{page}", questionnaire=request.args.get("questionnaire"), path=request.args.get("path"))


def _questionnaire() -> Questionnaire:
    state = installed()
    key = request.args.get("questionnaire", state.questionnaire.id)
    offered = (state.questionnaire, *state.offered)
    return next((questionnaire for questionnaire in offered if questionnaire.id == key), None) or abort(404)


def _blank() -> BlankRequest:
    return BlankRequest(_questionnaire().digest, request.args.get("path") == "short")


def visitor() -> str:
    """Return an id of the visitor derived from their session, so that cancelling affects nobody else."""
    generate_csrf()
    return fingerprint(session["csrf_token"])
