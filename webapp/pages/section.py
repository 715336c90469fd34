"""One page per section, with only the questions that are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect

from webapp.installed import store
from webapp.journey import journey, section_of
from webapp.pages import sheet
from webapp.pages.sheet import Sheet, url_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from diagnostic.store import Kept

blueprint = Blueprint("section", __name__, url_prefix="/q/<token>/rubrique/<key>")


@blueprint.get("")
def show(token: str, key: str) -> str | Answer:
    """Show a section; where nothing of it is asked any more, the page where this response stands."""
    kept = store().get(token)
    wanted = _sheet(kept, key)
    where = journey(kept)
    if key not in where.keys:
        return redirect(url_of(kept, where.here))
    return sheet.show(kept, wanted)


@blueprint.post("")
def submit(token: str, key: str) -> Answer | tuple[str, int]:
    """Save a section."""
    kept = store().get(token)
    return sheet.submit(kept, _sheet(kept, key))


def _sheet(kept: Kept, key: str) -> Sheet:
    section = section_of(kept.questionnaire, key)
    if section is None:
        abort(404)
    return Sheet(section.id, section.title, section.intro, section.questions)
