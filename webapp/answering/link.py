"""The pages of the private link: resume, switch to the full path, delete the response."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext

from webapp import access
from webapp.answering.journey import journey
from webapp.answering.sheet import url_of
from webapp.setup.state import installed

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Reply

    from webapp.access import Kept

blueprint = Blueprint("link", __name__)


def private_link(kept: Kept) -> str:
    """Return the absolute URL of the private link of a response."""
    base = installed().settings.public_url or request.url_root.rstrip("/")
    return base + url_for("link.resume", token=kept.token)


@blueprint.get("/q/<token>")
def resume(token: str) -> Reply:
    """Redirect to the page where this response stands."""
    kept = access.read(token)
    route = journey(kept)
    if not kept.response.answers:
        return redirect(url_of(kept, route.keys[0]))
    if route.progress.complete:
        return redirect(url_for("results.show", token=token))
    return redirect(url_of(kept, route.here))


@blueprint.post("/reprendre")
def reopen() -> Reply | tuple[str, int]:
    """Open the response whose link or code was copied into the first page."""
    written = request.form.get("link", "")
    token = re.sub(r"\s", "", written).rstrip("/").rpartition("/")[2]
    if not access.exists(token):
        message = gettext("Aucun questionnaire n’est conservé sous ce lien : il a été mal recopié, ou supprimé depuis.")
        return render_template("reopen.html.jinja", written=written, message=message), 422
    return redirect(url_for("link.resume", token=token))


@blueprint.post("/q/<token>/parcours-complet")
def lengthen(token: str) -> Reply:
    """Switch from the short path to the full one, keeping every answer."""
    kept = access.change(token, lambda now: replace(now.response, path="full"))
    return redirect(url_of(kept, journey(kept).here))


@blueprint.get("/q/<token>/supprimer")
def confirm(token: str) -> str:
    """Ask whether the answers are really to be deleted."""
    return render_template("delete.html.jinja", token=token, kept=access.readable_part(token))


@blueprint.post("/q/<token>/supprimer")
def delete(token: str) -> Reply:
    """Delete the answers for good, and the dossiers made of them."""
    if access.remove(token):
        flash(gettext("Vos réponses sont supprimées : il n’en reste rien ici."))
    else:
        flash(gettext("Vos réponses sont supprimées. Le service finit d’effacer ses fichiers."))
    return redirect(url_for("start.show"))
