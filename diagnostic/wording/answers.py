"""The answers by which we say so, as clauses that follow « parce que »."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from diagnostic.kinds import Formats, kind_of
from diagnostic.response import Said
from diagnostic.wording.amounts import money
from diagnostic.wording.dates import long_date
from diagnostic.wording.french import listed
from diagnostic.wording.identifiers import business_id, phone
from diagnostic.wording.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from diagnostic.model import Question, Questionnaire, Territory
    from diagnostic.roadmap import Evidence


def clauses(questionnaire: Questionnaire, evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return what each answer says of the business: its statements, else the question and the answer as given."""
    found: dict[str, None] = {}
    for one in evidence:
        question = questionnaire.question_by_id[one.question]
        found.update(dict.fromkeys(_clauses(questionnaire, question, one.answer)))
    return tuple(found)


def _clauses(questionnaire: Questionnaire, question: Question, answer: Any) -> tuple[str, ...]:  # noqa: ANN401
    asked = f"la question « {label_of(questionnaire, question)} »"
    if answer is None:
        return (f"{asked} est encore sans réponse",)
    if answer is Said.DONT_KNOW:
        return (f"à {asked}, vous avez répondu que vous ne saviez pas",)
    if answer is Said.NOT_APPLICABLE:
        return (f"{asked} est sans objet pour vous",)
    if kind_of(question).is_choice:
        keys = answer if isinstance(answer, tuple) else (answer,)
        statements = tuple(question.choice(key).statement.rstrip(".") for key in keys)
        if keys and all(statements):
            return statements
    quoted = _quoted(questionnaire, question, answer)
    if question.role in SAID_BY_ROLE and answer:
        one, several = SAID_BY_ROLE[question.role]
        return (f"{several if isinstance(answer, tuple) and len(answer) > 1 else one} {quoted}",)
    return (f"à {asked}, vous avez répondu {quoted}",)


def _quoted(questionnaire: Questionnaire, question: Question, answer: Any) -> str:  # noqa: ANN401
    lines = kind_of(question).lines(questionnaire, question, answer, paper_formats(questionnaire.place))
    return listed([f"« {line} »" for line in lines]) or "qu’aucun choix ne convient"


def label_of(questionnaire: Questionnaire, question: Question) -> str:
    """Return what a question asks; for a row of a matrix, what the matrix asks and the row."""
    if question.matrix is None:
        return question.label
    parents = (one for section in questionnaire.sections for one in section.questions if one.id == question.matrix)
    return f"{next(parents).label} {question.label}"


def answer_in_words(questionnaire: Questionnaire, question: Question, answer: Any) -> str:  # noqa: ANN401
    """Return a valid answer as it is read on paper."""
    if answer is Said.DONT_KNOW:
        return "je ne sais pas"
    if answer is Said.NOT_APPLICABLE:
        return "sans objet"
    formats = paper_formats(questionnaire.place)
    return " ; ".join(kind_of(question).lines(questionnaire, question, answer, formats)) or "aucun"


SAID_BY_ROLE = {
    "wish": ("vous avez en tête", "vous avez en tête"),
    "goals": ("un de vos objectifs est", "vos objectifs sont"),
    "pains": ("vous rencontrez cette difficulté :", "vous rencontrez ces difficultés :"),
}


def paper_formats(place: Territory) -> Formats:
    """Return how answers are written on paper in a territory."""
    return Formats(
        number=number,
        money=lambda value: money(int(value), place.currency),
        day=lambda value: long_date(date.fromisoformat(value)),
        business_id=lambda value: business_id(value, place.business_id),
        phone=lambda value: phone(value, place.telephone),
        apart=" ",
    )
