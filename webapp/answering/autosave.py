"""One answer saved as it is given, for pages with JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Blueprint, abort, get_template_attribute, jsonify, render_template, request
from flask_wtf.csrf import CSRFError, generate_csrf

from diagnostic.report import french
from webapp.answering.journey import IDENTITY, START, asked, fields_of, journey, progressed, section_of
from webapp.answering.saving import save
from webapp.forms.input import Typed, from_json
from webapp.forms.merging import NOTHING, Address, Served, texts
from webapp.forms.questions import Filled, answer, block, elsewhere, warning
from webapp.forms.reading import take
from webapp.setup.state import store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flask import Response as Answer

    from diagnostic import Question, Response
    from webapp.storage import Kept

blueprint = Blueprint("autosave", __name__)
MOST_SENT = 100
MOST_BYTES = 200_000


class Operation(NamedTuple):
    """One answer as a screen gives it: where it goes, the fields, and what the screen knows of what is there.

    `base` is the revision at which it saw that; `served` the value that it was served with, nothing where it does not
    say; `sent` what it sent itself since and had no answer to.
    """

    question: Question
    address: Address
    value: Typed
    base: int
    served: str | None
    sent: tuple[Typed, ...]


@blueprint.post("/q/<token>/reponse")
def keep(token: str) -> Answer | tuple[Answer, int]:
    """Save one answer: `{address, value, base, served, sent, sheet}`; say what is asked on the page since."""
    kept = store().get(token)
    data = _sent_data()
    operation = _operation(kept, data)
    key = operation.question.id
    reading = take(kept.questionnaire, kept.response, {key: operation.value})
    if reading.mistakes:
        return jsonify(message=reading.mistakes[key]), 422
    saved = save(token, {operation.address: _served(kept, operation)}, lambda now: _told(now, key, operation.value))
    if saved.conflicts:
        return _conflict(saved.kept, operation), 409
    return jsonify(_state(saved.kept, operation, str(data.get("sheet", ""))))


@blueprint.errorhandler(CSRFError)
def renew(error: CSRFError) -> tuple[Answer, int]:
    """Give the page a token again, with which it sends the answer once more: other sites cannot read this."""
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
        tuple(from_json(_object(one)) for one in sent[:MOST_SENT]) if isinstance(sent, list) else (),
    )


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _question(kept: Kept, address: Address | None) -> Question | None:
    if address is None or address.part not in {"identity", "answers"}:
        return None
    fields = kept.questionnaire.identity if address.part == "identity" else kept.questionnaire.questions
    return next((one for one in fields if one.id == address.key), None)


def _told(now: Kept, key: str, typed: Typed) -> Response:
    return take(now.questionnaire, now.response, {key: typed}).response


def _served(kept: Kept, operation: Operation) -> Served:
    served = () if operation.served is None else (operation.served, *_receiptless(kept, operation))
    return Served(operation.base, served)


def _receiptless(kept: Kept, operation: Operation) -> Iterator[str]:
    """Return the answers that the screen sent before, as values; what cannot be read was never kept."""
    for typed in operation.sent:
        reading = take(kept.questionnaire, kept.response, {operation.question.id: typed})
        if not reading.mistakes:
            yield texts(reading.response).get(operation.address, NOTHING)


def _seen(kept: Kept, operation: Operation) -> dict[str, Any]:
    """Return what the field is served with from now on."""
    return {"base": kept.revision, "served": texts(kept.response).get(operation.address, NOTHING)}


def _shown(kept: Kept, operation: Operation) -> dict[str, Any]:
    """Return what the field shows once it was saved: where it was left alone, not what another screen says there."""
    said = texts(_told(kept, operation.question.id, operation.value)).get(operation.address, NOTHING)
    left_alone = said == operation.served
    return {"base": operation.base, "served": said} if left_alone else _seen(kept, operation)


def _conflict(kept: Kept, operation: Operation) -> Answer:
    """Return what the other screen says, with the choice between both."""
    question = operation.question
    message = elsewhere(kept, question.id)
    filled = Filled(typed={question.id: operation.value}, differing={question.id})
    field = block(kept, question, (question,), filled).fields[0]
    choice = get_template_attribute("_question.html.jinja", "differing")(field)
    return jsonify(message=message, choice=choice, **_seen(kept, operation))


def _state(kept: Kept, operation: Operation, sheet: str) -> dict[str, Any]:
    where = journey(kept)
    question = operation.question
    return {
        **_shown(kept, operation),
        "percent": where.progress.percent,
        "progress": french(progressed(where.progress)),
        "pages": render_template("_pages.html.jinja", journey=where, key=sheet),
        "warning": warning(kept, question, answer(kept, question.id)),
        "looked": str(answer(kept, question.id) or ""),
        "asked": [one.id for one in asked(_questions(kept, sheet), where.flow)],
    }


def _questions(kept: Kept, sheet: str) -> tuple[Question, ...]:
    if sheet in {START, IDENTITY}:
        return fields_of(kept, sheet)
    section = section_of(kept.questionnaire, sheet)
    return section.questions if section else ()
