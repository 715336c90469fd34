"""Saves one answer at a time, for pages with JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Blueprint, abort, get_template_attribute, jsonify, render_template, request
from flask_wtf.csrf import CSRFError, generate_csrf

from diagnostic.report import french
from webapp import access
from webapp.answering.journey import IDENTITY, START, asked, journey, progressed, questions_of, section_of
from webapp.answering.saving import save
from webapp.forms.input import Typed, from_json
from webapp.forms.merging import NOTHING, Address, Served, texts
from webapp.forms.questions import Filled, answer, elsewhere, group, warning
from webapp.forms.reading import take

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flask import Response as Reply

    from diagnostic import Question, Response
    from webapp.access import Kept

blueprint = Blueprint("autosave", __name__)
MOST_SENT = 100
MOST_BYTES = 200_000


class Operation(NamedTuple):
    """One answer sent by a screen: its question, its address, its controls, and the values the screen knows.

    `base`: the revision the screen saw; `served`: the value it was served with, None if it does not say; `sent`: the
    values it sent since without a reply.
    """

    question: Question
    address: Address
    value: Typed
    base: int
    served: str | None
    sent: tuple[Typed, ...]


@blueprint.post("/q/<token>/reponse")
def keep(token: str) -> Reply | tuple[Reply, int]:
    """Save one answer: `{address, value, base, served, sent, sheet}`; reply with the questions now asked on the page.

    422 where the value cannot be read, 409 where another screen saved another value, 400 where the body is not this.
    """
    kept = access.read(token)
    data = _sent_data()
    operation = _operation(kept, data)
    key = operation.question.id
    reading = take(kept.questionnaire, kept.response, {key: operation.value})
    if reading.mistakes:
        return jsonify(message=reading.mistakes[key]), 422
    saved = save(
        token, {operation.address: _served(kept, operation)}, lambda now: _response_with(now, key, operation.value)
    )
    if saved.conflicts:
        return _conflict(saved.kept, operation), 409
    return jsonify(_state(saved.kept, operation, str(data.get("sheet", ""))))


@blueprint.errorhandler(CSRFError)
def renew(error: CSRFError) -> tuple[Reply, int]:
    """Reply with a new CSRF token, for the page to send the answer again; other sites cannot read it."""
    return jsonify(message=error.description, csrf_token=generate_csrf()), 400


def _sent_data() -> Mapping[str, Any]:
    if (request.content_length or 0) > MOST_BYTES:
        abort(413)
    try:
        data = request.get_json()
    except RecursionError:  # lists in lists in lists
        abort(400)
    return data if isinstance(data, dict) else abort(400)


def _operation(kept: Kept, data: Mapping[str, Any]) -> Operation:
    address = Address.read(str(data.get("address", "")))
    question = _question(kept, address)
    if address is None or question is None:
        abort(400)
    base, served, sent = data.get("base"), data.get("served"), data.get("sent")
    return Operation(
        question,
        address,
        from_json(_object(data.get("value"))),
        base if isinstance(base, int) else 0,
        served if isinstance(served, str) else None,
        tuple(from_json(_object(value)) for value in sent[:MOST_SENT]) if isinstance(sent, list) else (),
    )


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _question(kept: Kept, address: Address | None) -> Question | None:
    if address is None or address.part not in {"identity", "answers"}:
        return None
    questions = kept.questionnaire.identity if address.part == "identity" else kept.questionnaire.questions
    return next((question for question in questions if question.id == address.key), None)


def _response_with(now: Kept, key: str, typed: Typed) -> Response:
    return take(now.questionnaire, now.response, {key: typed}).response


def _served(kept: Kept, operation: Operation) -> Served:
    served = () if operation.served is None else (operation.served, *_receiptless(kept, operation))
    return Served(operation.base, served)


def _receiptless(kept: Kept, operation: Operation) -> Iterator[str]:
    """Yield the values that the screen sent before; those that cannot be read were never saved."""
    for typed in operation.sent:
        reading = take(kept.questionnaire, kept.response, {operation.question.id: typed})
        if not reading.mistakes:
            yield texts(reading.response).get(operation.address, NOTHING)


def _seen(kept: Kept, operation: Operation) -> dict[str, Any]:
    """Return the revision and the value that the control is served with from now on."""
    return {"base": kept.revision, "served": texts(kept.response).get(operation.address, NOTHING)}


def _shown(kept: Kept, operation: Operation) -> dict[str, Any]:
    """Return the revision and value of the control after saving; unchanged where the visitor did not touch it."""
    value = texts(_response_with(kept, operation.question.id, operation.value)).get(operation.address, NOTHING)
    left_alone = value == operation.served
    return {"base": operation.base, "served": value} if left_alone else _seen(kept, operation)


def _conflict(kept: Kept, operation: Operation) -> Reply:
    """Return the reply to a conflict: the value of the other screen, and the choice between both."""
    question = operation.question
    message = elsewhere(kept, question.id)
    filled = Filled(typed={question.id: operation.value}, differing={question.id})
    entry = group(kept, question, (question,), filled).entries[0]
    choice = get_template_attribute("_question.html.jinja", "differing")(entry)
    return jsonify(message=message, choice=choice, **_seen(kept, operation))


def _state(kept: Kept, operation: Operation, sheet: str) -> dict[str, Any]:
    route = journey(kept)
    question = operation.question
    return {
        **_shown(kept, operation),
        "percent": route.progress.percent,
        "progress": french(progressed(route.progress)),
        "pages": render_template("_pages.html.jinja", journey=route, key=sheet),
        "warning": warning(kept, question, answer(kept, question.id)),
        "looked": str(answer(kept, question.id) or ""),
        "asked": [question.id for question in asked(_questions(kept, sheet), route.flow)],
    }


def _questions(kept: Kept, sheet: str) -> tuple[Question, ...]:
    if sheet in {START, IDENTITY}:
        return questions_of(kept, sheet)
    section = section_of(kept.questionnaire, sheet)
    return section.questions if section else ()
