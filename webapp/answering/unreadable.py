"""The page of a response that cannot be read entirely: its unreadable parts, the rest, and how to delete or mend it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response as Reply

from webapp import access
from webapp.access import UnreadableError
from webapp.http.filters import said_in_words
from webapp.http.tongues import with_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from webapp.access import Kept, Unread

blueprint = Blueprint("unreadable", __name__, url_prefix="/q/<token>")

STATUS = 422
MOST_SHOWN = 300
FILE = "reponses-telles-qu-elles-sont-gardees.json"
COLUMNS = {
    "identity": lazy_gettext("Fiche d’identité"),
    "answers": lazy_gettext("Réponses"),
    "solutions": lazy_gettext("Solutions choisies"),
    "quotes": lazy_gettext("Montants de devis"),
    "path": lazy_gettext("Parcours choisi"),
    "questionnaire": lazy_gettext("Le questionnaire lui-même"),
    "revision": lazy_gettext("Numéro de modification"),
    "created": lazy_gettext("Date de création"),
    "updated": lazy_gettext("Date du dernier changement"),
}


class Line(NamedTuple):
    """A question, its stored answer, and the reason why it cannot be read, if it cannot."""

    label: str
    answer: tuple[str, ...]
    why: str = ""


@blueprint.app_errorhandler(UnreadableError)
def answer(error: UnreadableError) -> tuple[str | Reply, int]:
    """Return the page of the unreadable parts, in place of any page of that response."""
    if request.is_json:
        message = gettext("Une partie de ces réponses ne peut plus être lue : ouvrez le lien privé pour voir laquelle.")
        return jsonify(message=message), STATUS
    rest = error.rest
    page = render_template(
        "unreadable.html.jinja",
        token=error.token,
        unread=tuple(_unread(part, rest) for part in error.unread),
        rest=tuple(_rest(rest)) if rest else (),
        can_mend=rest is not None,
        questionnaire=rest.questionnaire if rest else None,
    )
    return page, STATUS


@blueprint.get("/telles-quelles.json")
def download(token: str) -> Reply:
    """Send the row of the database as JSON, readable or not."""
    raw = {column: _as_stored(value) for column, value in access.stored_row(token).items() if column != "fingerprint"}
    headers = {"Content-Disposition": f'attachment; filename="{FILE}"'}
    return Reply(json.dumps(raw, indent=2), mimetype="application/json", headers=headers)


@blueprint.post("/garder-le-reste")
def mend(token: str) -> Reply:
    """Delete what cannot be read, and go on with the rest."""
    access.mend(token)
    flash(gettext("Ce qui ne pouvait plus être lu est effacé ; le reste est gardé."))
    return redirect(url_for("link.resume", token=token))


def _as_stored(value: object) -> str:
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def _unread(part: Unread, rest: Kept | None) -> Line:
    column = str(COLUMNS.get(part.column, part.column))
    stored = part.stored if len(part.stored) <= MOST_SHOWN else f"{part.stored[:MOST_SHOWN]}…"
    return Line(_label(part, rest) or column, (_showable(stored),), _showable(part.why))


def _label(part: Unread, rest: Kept | None) -> str:
    """Return the label of a question or the title of a recommendation; its id where it is not known any more."""
    if not part.key or rest is None:
        return _showable(part.key)
    questionnaire = rest.questionnaire
    if part.column in {"quotes", "solutions"}:
        recommendation = questionnaire.recommendation_by_id.get(part.key)
        return recommendation.title if recommendation else _showable(part.key)
    question = questionnaire.question_by_id.get(part.key)
    return question.label if question else _showable(part.key)


def _rest(rest: Kept) -> Iterator[Line]:
    for key, value in (*rest.response.identity.items(), *rest.response.answers.items()):
        question = rest.questionnaire.question_by_id[key]
        words = said_in_words(rest.questionnaire, question, value)
        yield Line(question.label, tuple(with_unit(text, question.unit, rest.questionnaire) for text in words))


def _showable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
