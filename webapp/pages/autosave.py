"""One answer saved as it is given, for pages with JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, jsonify, render_template, request
from flask_babel import gettext

from webapp.blocks import answer, warning
from webapp.installed import store
from webapp.journey import IDENTITY, START, asked, fields_of, journey, section_of
from webapp.reading import take
from webapp.typed import from_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Response as Answer

    from diagnostic import Question
    from diagnostic.store import Kept

blueprint = Blueprint("autosave", __name__)


@blueprint.post("/q/<token>/reponse")
def save(token: str) -> Answer | tuple[Answer, int]:
    """Save one answer: `{question, values, said, revision, sheet}`; say what is asked on the page since."""
    kept = store().get(token)
    data: Mapping[str, Any] = request.get_json()
    if not isinstance(data, dict):
        abort(400)
    question = _question(kept, data)
    reading = take(kept.questionnaire, kept.response, {question.id: from_json(data)})
    if reading.mistakes:
        return jsonify(message=reading.mistakes[question.id], revision=kept.revision), 422
    if reading.response != kept.response:
        kept = store().save(kept._replace(revision=_revision(data)), reading.response)
    return jsonify(_state(kept, question, str(data.get("sheet", ""))))


def _question(kept: Kept, data: Mapping[str, Any]) -> Question:
    question = kept.questionnaire.question_by_id.get(str(data.get("question", "")))
    return question or abort(400)


def _revision(data: Mapping[str, Any]) -> int:
    revision = data.get("revision")
    return revision if isinstance(revision, int) else 0


def _state(kept: Kept, question: Question, sheet: str) -> dict[str, Any]:
    where = journey(kept)
    return {
        "revision": kept.revision,
        "percent": where.progress.percent,
        "progress": gettext(
            "%(percent)s %% fait, encore %(minutes)s min environ",
            percent=where.progress.percent,
            minutes=where.progress.minutes,
        ),
        "pages": render_template("_pages.html.jinja", journey=where, key=sheet),
        "warning": warning(question, answer(kept, question.id)),
        "asked": [one.id for one in asked(_questions(kept, sheet), where.flow)],
    }


def _questions(kept: Kept, sheet: str) -> tuple[Question, ...]:
    if sheet in {START, IDENTITY}:
        return fields_of(kept, sheet)
    section = section_of(kept.questionnaire, sheet)
    return section.questions if section else ()
