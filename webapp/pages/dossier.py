"""The dossier to download."""

from __future__ import annotations

from flask import Blueprint, Response

import diagnostic
from diagnostic import report
from webapp.delivering import organisation_of
from webapp.installed import store
from webapp.pages.results import day_of

blueprint = Blueprint("dossier", __name__, url_prefix="/q/<token>/dossier.pdf")


@blueprint.get("")
def download(token: str) -> Response:
    """Send the dossier as a PDF named after the business and the day."""
    kept = store().get(token)
    diagnosis = diagnostic.diagnose(kept.questionnaire, kept.response)
    pdf = report.render_pdf(diagnosis, date=day_of(kept), body=organisation_of(kept))
    name = report.file_name(diagnosis, day_of(kept))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(pdf, mimetype="application/pdf", headers=headers)
