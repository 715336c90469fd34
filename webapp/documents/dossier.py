"""The pages of the dossier: request, wait, cancel, retry, download. `webapp.jobs` makes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

import diagnostic
from diagnostic import report
from webapp import access
from webapp.documents.issue import issued
from webapp.documents.progress import Way, waited
from webapp.jobs import DossierRequest
from webapp.setup.clock import day_of
from webapp.setup.organisations import organisation_of
from webapp.setup.state import installed, jobs

if TYPE_CHECKING:
    from webapp.access import Kept

blueprint = Blueprint("dossier", __name__, url_prefix="/q/<token>")
# Each paper has addresses of its own, all the way from asking for it to receiving it.
PAPERS = ("synthese", "plan-action")


def paper() -> str | None:
    """Return the template of the paper requested; None for the usual dossier."""
    asked = request.args.get("paper")
    return asked if asked in PAPERS else None


@blueprint.context_processor
def _papers() -> dict[str, object]:
    return {"paper": paper()}


@blueprint.get("/dossier")
def ask(token: str) -> Reply:
    """Request the dossier, if it is not there yet, and redirect to the waiting page."""
    kept = access.read(token)
    jobs().ask(_request_of(kept), kept.questionnaire, access.fingerprint(token))
    return redirect(_url("wait", token))


@blueprint.get("/dossier/preparation")
def wait(token: str) -> str:
    """Show the progress of the dossier; this page requests nothing, so that it may be reloaded again and again."""
    kept = access.read(token)
    way = Way(_url("ask", token), _url("cancel", token), _url("again", token), _url("download", token), _results(token))
    return render_template("preparation.html.jinja", kept=kept, **waited(way, _request_of(kept)))


@blueprint.post("/dossier/annuler")
def cancel(token: str) -> Reply:
    """Cancel the request of this response."""
    kept = access.read(token)
    jobs().cancel(_request_of(kept), access.fingerprint(token))
    flash(gettext("La préparation du dossier est annulée."))
    return redirect(_results(token))


@blueprint.post("/dossier/recommencer")
def again(token: str) -> Reply:
    """Delete the failure of the dossier, and request it again."""
    jobs().retry(_request_of(access.read(token)))
    return redirect(_url("ask", token))


@blueprint.get("/dossier.pdf")
def download(token: str) -> Reply:
    """Send the dossier as a PDF named after the business and the day; request it if it is not there."""
    kept = access.read(token)
    pdf = jobs().pdf(_request_of(kept))
    if pdf is None:
        return redirect(_url("ask", token))
    diagnosis = diagnostic.diagnose(kept.questionnaire, kept.response)
    name = report.file_name(diagnosis, day_of(kept))
    name = f"{paper()}_{name}" if paper() else name
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Reply(issued(kept, diagnosis, pdf, paper()), mimetype="application/pdf", headers=headers)


def _request_of(kept: Kept) -> DossierRequest:
    usual = DossierRequest.of(kept.response, day_of(kept).isoformat(), organisation_of(kept))
    return replace(usual, template=paper(), address=installed().settings.public_url)


def _url(page: str, token: str) -> str:
    """Return the URL of a page about the same paper."""
    return url_for(f"dossier.{page}", token=token, paper=paper())


def _results(token: str) -> str:
    return url_for("results.show", token=token)
