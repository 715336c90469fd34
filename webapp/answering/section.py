"""One page per section, with only the questions that are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, request
from flask_wtf.csrf import CSRFError

from webapp import access
from webapp.answering import sheet
from webapp.answering.journey import journey, section_of
from webapp.answering.sheet import Sheet, url_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Reply

    from webapp.access import Kept

blueprint = Blueprint("section", __name__, url_prefix="/q/<token>/rubrique/<key>")


@blueprint.get("")
def show(token: str, key: str) -> tuple[str, int] | Reply:
    """Show a section; redirect to the page where this response stands if none of its questions is asked any more."""
    kept = access.read(token)
    page = _sheet(kept, key)
    route = journey(kept)
    if key not in route.keys:
        return redirect(url_of(kept, route.here))
    return sheet.show(kept, page)


@blueprint.post("")
def submit(token: str, key: str) -> Reply:
    """Save a section."""
    kept = access.read(token)
    return sheet.submit(kept, _sheet_or_here(kept, key))


@blueprint.errorhandler(CSRFError)
def refused(_error: CSRFError) -> Reply:
    """Show the section again with what was typed."""
    view = request.view_args or {}
    kept = access.read(view["token"])
    return sheet.refused(kept, _sheet_or_here(kept, view["key"]))


def _sheet(kept: Kept, key: str) -> Sheet:
    section = section_of(kept.questionnaire, key)
    if section is None:
        abort(404)
    return Sheet(section.id, section.title, section.intro, section.questions)


def _sheet_or_here(kept: Kept, key: str) -> Sheet:
    """Return the section that a form was sent to; where there is none of that name any more, the one to go on with."""
    if section_of(kept.questionnaire, key):
        return _sheet(kept, key)
    route = journey(kept)
    return _sheet(kept, next((stop.key for stop in route.stops if not stop.done), route.stops[-1].key))
