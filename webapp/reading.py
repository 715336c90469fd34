"""A form to a response: what can be taken is taken, what cannot is told field by field, and all is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic import AnswerError
from webapp.messages import sentence
from webapp.typed import Typed, from_answer, from_form, raw_answer, shown_elsewhere
from webapp.words import door

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from werkzeug.datastructures import MultiDict

    from diagnostic import Question, Questionnaire, Response


class Reading(NamedTuple):
    """A response with what a form says, the fields as they were filled in, and the mistakes, by question."""

    response: Response
    typed: dict[str, Typed]
    mistakes: dict[str, str]


def read_form(
    questionnaire: Questionnaire, response: Response, questions: Iterable[Question], form: MultiDict[str, str]
) -> Reading:
    """Return what a form says to these questions."""
    return take(questionnaire, response, {question.id: from_form(form, question) for question in questions})


def take(questionnaire: Questionnaire, response: Response, typed: Mapping[str, Typed]) -> Reading:
    """Return the response with these fields read; the answer of a field that cannot be read stays as it was."""
    mistakes: dict[str, str] = {}
    before = response
    for key, fields in typed.items():
        question = questionnaire.question_by_id[key]
        if fields == from_answer(question, answer_in(before, key)):
            continue  # as it is shown: what is kept may be finer than what a field shows
        try:
            response = response.saying(questionnaire, key, raw_answer(question, fields), door())
        except AnswerError as error:
            if not shown_elsewhere(question, fields, answer_in(before, key)):
                mistakes[key] = sentence(question, error)
    return Reading(response, dict(typed), mistakes)


def answer_in(response: Response, question: str) -> object:
    """Return the answer kept to a question or identity field, or nothing."""
    return response.identity.get(question) if question in response.identity else response.answers.get(question)
