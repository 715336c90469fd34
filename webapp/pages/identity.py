"""The identity sheet: who the business is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, request
from flask_babel import gettext
from flask_wtf.csrf import CSRFError

from webapp.installed import store
from webapp.journey import IDENTITY, identity_fields, journey
from webapp.pages import sheet
from webapp.pages.sheet import Sheet, url_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from diagnostic.store import Kept

blueprint = Blueprint("identity", __name__, url_prefix=f"/q/<token>/{IDENTITY}")


@blueprint.get("")
def show(token: str) -> tuple[str, int] | Answer:
    """Show the identity sheet; where a questionnaire has none, its first page."""
    kept = store().get(token)
    if not identity_fields(kept):
        return redirect(url_of(kept, journey(kept).keys[0]))
    return sheet.show(kept, _sheet(kept))


@blueprint.post("")
def submit(token: str) -> Answer:
    """Save the identity sheet."""
    kept = store().get(token)
    return sheet.submit(kept, _sheet(kept))


@blueprint.errorhandler(CSRFError)
def refused(_error: CSRFError) -> Answer:
    """Show the identity sheet again with what was typed."""
    kept = store().get((request.view_args or {})["token"])
    return sheet.refused(kept, _sheet(kept))


def _sheet(kept: Kept) -> Sheet:
    intro = gettext("Ces informations figurent en tête du dossier. Vous pouvez les compléter plus tard.")
    return Sheet(IDENTITY, gettext("Fiche d’identité"), intro, identity_fields(kept))
