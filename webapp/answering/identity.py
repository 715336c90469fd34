"""The identity sheet, in two pages: what decides on the questions or the aids before them, the rest after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, request
from flask_babel import gettext
from flask_wtf.csrf import CSRFError

from webapp import access
from webapp.answering import sheet
from webapp.answering.journey import IDENTITY, START, journey, questions_of
from webapp.answering.sheet import Sheet, url_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Reply

    from webapp.access import Kept

blueprint = Blueprint("identity", __name__, url_prefix="/q/<token>")


@blueprint.get(f"/{START}")
def first(token: str) -> tuple[str, int] | Reply:
    """Show the identity questions that decide on something; where there are none, the first page."""
    kept = access.read(token)
    route = journey(kept)
    return sheet.show(kept, _first(kept)) if route.opening else redirect(url_of(kept, route.keys[0]))


@blueprint.post(f"/{START}")
def submit_first(token: str) -> Reply:
    """Save the identity questions that decide on something."""
    kept = access.read(token)
    return sheet.submit(kept, _first(kept))


@blueprint.get(f"/{IDENTITY}")
def show(token: str) -> tuple[str, int] | Reply:
    """Show the rest of the sheet; where there is none, the page where this response stands."""
    kept = access.read(token)
    route = journey(kept)
    return sheet.show(kept, _rest(kept)) if route.closing else redirect(url_of(kept, route.here))


@blueprint.post(f"/{IDENTITY}")
def submit(token: str) -> Reply:
    """Save the rest of the sheet."""
    kept = access.read(token)
    return sheet.submit(kept, _rest(kept))


@blueprint.errorhandler(CSRFError)
def refused(_error: CSRFError) -> Reply:
    """Show the page again with what was typed."""
    kept = access.read((request.view_args or {})["token"])
    return sheet.refused(kept, _first(kept) if request.endpoint == "identity.submit_first" else _rest(kept))


def _first(kept: Kept) -> Sheet:
    intro = gettext("Cela décide des questions et des aides. Le reste de la fiche d’identité viendra à la fin.")
    return Sheet(START, gettext("Avant les questions"), intro, questions_of(kept, START))


def _rest(kept: Kept) -> Sheet:
    intro = gettext("Ces informations figurent en tête du dossier ; elles ne changent rien au diagnostic.")
    return Sheet(IDENTITY, gettext("Fiche d’identité"), intro, questions_of(kept, IDENTITY))
