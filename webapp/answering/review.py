"""The review page: missing answers first, then every answer with a link to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, render_template
from flask_babel import gettext

import diagnostic
from diagnostic import State
from webapp import access
from webapp.answering.journey import IDENTITY, REVIEW, START, Journey, asked, journey, questions_of, section_of
from webapp.answering.sheet import url_of
from webapp.forms.questions import ASKED, anchor, answer
from webapp.http.filters import said_in_words
from webapp.http.tongues import spoken, with_unit

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from diagnostic import Question
    from webapp.access import Kept

blueprint = Blueprint("review", __name__, url_prefix=f"/q/<token>/{REVIEW}")


class Line(NamedTuple):
    """A question, its answer in words (empty without one), and the URL to change it.

    `idle`: no answer to it changes the diagnosis.
    """

    label: str
    answer: tuple[str, ...]
    url: str
    required: bool
    idle: bool


class Part(NamedTuple):
    """The lines of one page."""

    title: str
    lines: tuple[Line, ...]

    @property
    def missing(self) -> tuple[Line, ...]:
        """The lines that must still be answered."""
        return tuple(line for line in self.lines if line.required and not line.answer and not line.idle)

    @property
    def blank(self) -> tuple[Line, ...]:
        """The lines without an answer, required or not."""
        return tuple(line for line in self.lines if not line.answer)

    @property
    def idle(self) -> tuple[Line, ...]:
        """The required lines without an answer that may stay so: none would change the diagnosis."""
        return tuple(line for line in self.lines if line.required and not line.answer and line.idle)

    @property
    def missing_count(self) -> int:
        """How many answers are missing."""
        return len(self.missing)


@blueprint.get("")
def show(token: str) -> str:
    """Show every answer, and those that are missing."""
    kept = access.read(token)
    route = journey(kept)
    idle = diagnostic.diagnose(kept.questionnaire, kept.response).idle
    identity, *pages = parts_of(kept, route, idle)
    return render_template(
        "review.html.jinja",
        kept=kept,
        journey=route,
        parts=tuple(part for part in (identity, *pages) if part.lines),
        sheet=identity,
        missing=tuple(part for part in pages if part.missing),
        idle=tuple(line for part in pages for line in part.idle),
        unknown=route.progress.unknown,
        nothing_known=_nothing_known(kept, route),
        later=sum(state is State.DEFERRED for state in route.flow.states.values()),
    )


def _nothing_known(kept: Kept, route: Journey) -> bool:
    """Return whether every question that allows « je ne sais pas » was answered so."""
    asked_of = (
        question
        for question in kept.questionnaire.questions
        if route.flow.state(question.id) in ASKED and question.required
    )
    states = [route.flow.state(question.id) for question in asked_of if question.knows_not != "refused"]
    return bool(states) and all(state is State.DONT_KNOW for state in states)


def idle_lines(kept: Kept, route: Journey, idle: Container[str]) -> tuple[Line, ...]:
    """Return the lines of the required questions that may stay unanswered."""
    return tuple(line for part in parts_of(kept, route, idle) for line in part.idle)


def missing_identity(kept: Kept, route: Journey) -> Line | None:
    """Return the first line of the identity sheet that must be filled in and is not, if there is one."""
    return next(iter(next(parts_of(kept, route, ())).missing), None)


def parts_of(kept: Kept, route: Journey, idle: Container[str]) -> Iterator[Part]:
    """Yield the lines of each page, the identity sheet first; `idle`: ids of questions that change nothing."""
    sheet = [(key, question) for key in (START, IDENTITY) for question in asked(questions_of(kept, key), route.flow)]
    yield Part(gettext("Fiche d’identité"), tuple(_line(kept, key, question, ()) for key, question in sheet))
    for stop in route.stops:
        section = section_of(kept.questionnaire, stop.key)
        if section:
            lines = (_line(kept, stop.key, question, idle) for question in asked(section.questions, route.flow))
            yield Part(stop.title, tuple(lines))


def _line(kept: Kept, key: str, question: Question, idle: Container[str]) -> Line:
    value = answer(kept, question.id)
    parts = said_in_words(kept.questionnaire, question, value) if value is not None else ()
    words = tuple(with_unit(text, question.unit, kept.questionnaire) for text in parts)
    url = url_of(kept, key, anchor(question.id), REVIEW)
    return Line(_label(kept, question), words, url, question.required, question.id in idle)


def _label(kept: Kept, question: Question) -> str:
    """Return the label of a question; of a row, after the label of its matrix."""
    if question.matrix is None:
        return question.label
    questions = (matrix for section in spoken(kept.questionnaire).sections for matrix in section.questions)
    return f"{next(matrix.label for matrix in questions if matrix.id == question.matrix)} {question.label}"
