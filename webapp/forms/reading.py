"""Reads a form into a response, with a message for each answer that cannot be taken."""

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

# Beside each control of a form: its revision, the value it was served with, and, on conflict, which of both to keep.
BASE, SERVED, KEEP = "base:", "served:", "keep:"
MINE, THEIRS = "mine", "theirs"


class Reading(NamedTuple):
    """A response with the answers of a form, the texts as they were typed, and the mistakes, by question."""

    response: Response
    typed: dict[str, Typed]
    mistakes: dict[str, str]


def read_form(
    questionnaire: Questionnaire, response: Response, questions: Iterable[Question], form: MultiDict[str, str]
) -> Reading:
    """Return the reading of a form for these questions; those where the other screen is to be kept are left out."""
    return take(questionnaire, response, typed_in(questionnaire, questions, form))


def typed_in(
    questionnaire: Questionnaire, questions: Iterable[Question], form: MultiDict[str, str]
) -> dict[str, Typed]:
    """Return the controls of these questions as they were filled in."""
    return {
        question.id: from_form(form, question)
        for question in questions
        if form.get(f"{KEEP}{address_of(questionnaire, question.id)}") != THEIRS
    }


def take(questionnaire: Questionnaire, response: Response, typed: Mapping[str, Typed]) -> Reading:
    """Return the response with these controls read into it; an answer that cannot be read stays as it was."""
    mistakes: dict[str, str] = {}
    before = response
    for key, control in typed.items():
        question = questionnaire.question_by_id[key]
        if control == from_answer(question, answer_in(before, key), questionnaire.place):
            continue  # as it is shown: the stored answer may be finer than its text
        try:
            response = response.saying(questionnaire, key, raw_answer(question, control), door())
        except AnswerError as error:
            if not shown_elsewhere(question, control, answer_in(before, key), questionnaire.place):
                mistakes[key] = sentence(question, error, questionnaire.place)
    return Reading(response, dict(typed), mistakes)


def served_in(form: MultiDict[str, str], addresses: Iterable[Address]) -> dict[Address, Served]:
    """Return the revision and values that a form was served with, by address; without them, its revision alone."""
    revision = form.get("revision", 0, type=int)
    return {
        address: Served(form.get(f"{BASE}{address}", revision, type=int), tuple(form.getlist(f"{SERVED}{address}")))
        for address in addresses
    }


def served_with(response: Response, address: Address) -> str:
    """Return the value that a control is served with, as its page writes it."""
    return texts(response).get(address, NOTHING)


def address_of(questionnaire: Questionnaire, question: str) -> Address:
    """Return the address of the answer to a question or identity question."""
    is_identity = any(known.id == question for known in questionnaire.identity)
    return Address("identity" if is_identity else "answers", question)


def answer_in(response: Response, question: str) -> object:
    """Return the stored answer to a question or identity question; None without one."""
    return response.identity.get(question) if question in response.identity else response.answers.get(question)
