"""A form to a response: what can be taken is taken, what cannot is told field by field, and all is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic import AnswerError
from webapp.forms.input import Typed, from_answer, from_form, raw_answer, shown_elsewhere
from webapp.forms.merging import NOTHING, Address, Served, texts
from webapp.forms.messages import sentence
from webapp.http.filters import door

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from werkzeug.datastructures import MultiDict

    from diagnostic import Question, Questionnaire, Response

# Beside each field of a form: its base, what it was served with, and, where two screens differ, which of both to keep.
BASE, SERVED, KEEP = "base:", "served:", "keep:"
MINE, THEIRS = "mine", "theirs"


class Reading(NamedTuple):
    """A response with what a form says, the fields as they were filled in, and the mistakes, by question."""

    response: Response
    typed: dict[str, Typed]
    mistakes: dict[str, str]


def read_form(
    questionnaire: Questionnaire, response: Response, questions: Iterable[Question], form: MultiDict[str, str]
) -> Reading:
    """Return what a form says to these questions; nothing to those where what the other screen says is to be kept."""
    return take(questionnaire, response, typed_in(questionnaire, questions, form))


def typed_in(
    questionnaire: Questionnaire, questions: Iterable[Question], form: MultiDict[str, str]
) -> dict[str, Typed]:
    """Return the fields of these questions as they were filled in."""
    return {
        question.id: from_form(form, question)
        for question in questions
        if form.get(f"{KEEP}{address_of(questionnaire, question.id)}") != THEIRS
    }


def take(questionnaire: Questionnaire, response: Response, typed: Mapping[str, Typed]) -> Reading:
    """Return the response with these fields read; the answer of a field that cannot be read stays as it was."""
    mistakes: dict[str, str] = {}
    before = response
    for key, fields in typed.items():
        question = questionnaire.question_by_id[key]
        if fields == from_answer(question, answer_in(before, key), questionnaire.place):
            continue  # as it is shown: what is kept may be finer than what a field shows
        try:
            response = response.saying(questionnaire, key, raw_answer(question, fields), door())
        except AnswerError as error:
            if not shown_elsewhere(question, fields, answer_in(before, key), questionnaire.place):
                mistakes[key] = sentence(question, error, questionnaire.place)
    return Reading(response, dict(typed), mistakes)


def served_in(form: MultiDict[str, str], addresses: Iterable[Address]) -> dict[Address, Served]:
    """Return what a form knows of these addresses; a form without it only knows the revision it was made of."""
    revision = form.get("revision", 0, type=int)
    return {
        one: Served(form.get(f"{BASE}{one}", revision, type=int), tuple(form.getlist(f"{SERVED}{one}")))
        for one in addresses
    }


def served_with(response: Response, address: Address) -> str:
    """Return the value that a field is served with, as its page carries it."""
    return texts(response).get(address, NOTHING)


def address_of(questionnaire: Questionnaire, question: str) -> Address:
    """Return the address of the answer to a question, or of an identity field."""
    return Address("identity" if any(one.id == question for one in questionnaire.identity) else "answers", question)


def answer_in(response: Response, question: str) -> object:
    """Return the answer kept to a question or identity field, or nothing."""
    return response.identity.get(question) if question in response.identity else response.answers.get(question)
