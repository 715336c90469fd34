"""The annex for the aid officer: every question and answer, the method, the version, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diagnostic.conditions import State
from diagnostic.kinds import kind_of
from diagnostic.report.context.openness import OpenQuestion, decided, open_questions, undecided
from diagnostic.wording.answers import answer_in_words, label_of
from diagnostic.wording.french import listed
from diagnostic.wording.labels import TOLD_STATES
from diagnostic.wording.markdown import rendered
from diagnostic.wording.numbers import count, percent

if TYPE_CHECKING:
    from markupsafe import Markup

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Question

STATE_KEYS = {state: state.name.lower().replace("_", "-") for state in State}
# States that result from an answer, shown row by row even if all rows of a matrix are equal.
WITH_ANSWER = frozenset({"answered", "dont-know", "not-applicable"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer in French, or its state; `state` is the key of that state."""

    id: str
    question: str
    answer: str
    state: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as written, with its answer; a matrix has an answer per row and none of its own."""

    question: str
    answer: str
    state: str
    rows: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class AnsweredSection:
    """The questions of one section with their answers: matrix rows separately, and grouped by matrix."""

    title: str
    answers: tuple[Answer, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """The content of the annex."""

    sections: tuple[AnsweredSection, ...]
    method: Markup
    questionnaire: str
    version: str
    digest: str
    counts: str
    coverage: str
    undecided: tuple[str, ...]
    decided: str
    open_questions: tuple[OpenQuestion, ...]
    open_without_effect: int


def annex_of(diagnosis: Diagnosis) -> Annex:
    """Return the annex."""
    response = diagnosis.response
    changing = [missing for missing in diagnosis.missing if missing.can_change]
    return Annex(
        sections=_sections(diagnosis),
        method=rendered(diagnosis.questionnaire.method, below=3),
        questionnaire=diagnosis.questionnaire.title,
        version=response.version,
        digest=response.digest,
        counts=_counts(diagnosis),
        coverage=percent(diagnosis.overall.coverage),
        undecided=undecided(diagnosis),
        decided=decided(diagnosis),
        open_questions=open_questions(diagnosis, changing),
        open_without_effect=len(diagnosis.missing) - len(changing),
    )


def _sections(diagnosis: Diagnosis) -> tuple[AnsweredSection, ...]:
    return tuple(
        AnsweredSection(
            section.title,
            tuple(_answer(diagnosis, asked) for question in section.questions for asked in question.asked),
            tuple(_asked(diagnosis, question) for question in section.questions),
        )
        for section in diagnosis.questionnaire.sections
    )


def _asked(diagnosis: Diagnosis, question: Question) -> Asked:
    """Return a question as its author wrote it, a matrix as one entry; a matrix that was not asked has no rows."""
    answers = [_answer(diagnosis, asked) for asked in question.asked]
    if not kind_of(question).has_rows:
        return Asked(question.label, answers[0].answer, answers[0].state, ())
    silent = {answer.state for answer in answers}
    if len(silent) == 1 and answers[0].state not in WITH_ANSWER:
        return Asked(question.label, answers[0].answer, answers[0].state, ())
    rows = [replace(answer, question=row.label) for answer, row in zip(answers, question.rows, strict=True)]
    return Asked(question.label, "", "answered", tuple(rows))


def _answer(diagnosis: Diagnosis, question: Question) -> Answer:
    state = diagnosis.flow.state(question.id)
    if state is State.ANSWERED:
        text = answer_in_words(diagnosis.questionnaire, question, diagnosis.response.answers[question.id])
    else:
        text = TOLD_STATES[state]
    return Answer(question.id, label_of(diagnosis.questionnaire, question), text, STATE_KEYS[state])


def _counts(diagnosis: Diagnosis) -> str:
    states = list(diagnosis.flow.states.values())
    counts = [
        count(states.count(State.ANSWERED), "réponse"),
        f"{states.count(State.DONT_KNOW)} « je ne sais pas »",
        f"{states.count(State.UNANSWERED) + states.count(State.PENDING)} sans réponse",
        count(states.count(State.NOT_ASKED), "question non posée", "questions non posées"),
    ]
    if State.DEFERRED in states:
        counts.append(f"{states.count(State.DEFERRED)} réservées au parcours complet")
    return f"{listed(counts)}, sur {count(len(states), 'question')}"
