"""The questionnaire to print, for a visit without a screen."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from diagnostic import report
from webapp.installed import installed

blueprint = Blueprint("blank", __name__, url_prefix="/questionnaire-vierge.pdf")


@blueprint.get("")
def download() -> Response:
    """Send the questionnaire to fill in by hand, or its short path, as a PDF; it is made once."""
    here = installed()
    key = request.args.get("questionnaire", here.questionnaire.id)
    questionnaire = next((one for one in (here.questionnaire, *here.offered) if one.id == key), None) or abort(404)
    short = request.args.get("path") == "short"
    pdf = report.render_blank_pdf(questionnaire, short=short)
    headers = {"Content-Disposition": f'attachment; filename="{report.blank_name(questionnaire, short=short)}"'}
    return Response(pdf, mimetype="application/pdf", headers=headers)
