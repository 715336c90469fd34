"""The pages of one response in order: which are asked, how far each is, what comes before and after."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext, ngettext

import diagnostic
from diagnostic import State
from webapp.forms.questions import ASKED
from webapp.http.tongues import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic import Flow, Question, Questionnaire, Section
    from webapp.access import Kept

START = "depart"
IDENTITY = "identite"
REVIEW = "verification"
INTERVIEW = frozenset({"advisor", "body", "place", "started", "ended"})


class Stop(NamedTuple):
    """One page of questions: how many it asks, and how many were answered."""

    key: str
    title: str
    asked: int
    answered: int

    @property
    def done(self) -> bool:
        """Return whether every question of this page is answered."""
        return self.answered == self.asked


class Progress(NamedTuple):
    """How far a response is: the share done in percent, the minutes left at worst, how many « je ne sais pas »."""

    percent: int
    minutes: int
    complete: bool
    unknown: int = 0


class Journey(NamedTuple):
    """The pages that are asked, in order: what decides on the others, the questions, the identity sheet, the review.

    `opening`, `closing`: whether there are identity questions to ask before and after the questions.
    """

    flow: Flow
    stops: tuple[Stop, ...]
    progress: Progress
    opening: bool = False
    closing: bool = True

    def before(self, key: str) -> str:
        """Return the page before this one."""
        keys = self.keys
        return keys[max(0, keys.index(key) - 1)] if key in keys else keys[0]

    def after(self, key: str) -> str:
        """Return the page after this one."""
        keys = self.keys
        return keys[min(len(keys) - 1, keys.index(key) + 1)] if key in keys else self.here

    @property
    def keys(self) -> tuple[str, ...]:
        """The pages by name, up to the review."""
        first, last = (START,) * self.opening, (IDENTITY,) * self.closing
        return (*first, *(stop.key for stop in self.stops), *last, REVIEW)

    def place(self, key: str) -> int:
        """Return the rank of a page of questions, from 1; 0 for any other page."""
        return next((rank for rank, stop in enumerate(self.stops, start=1) if stop.key == key), 0)

    @property
    def here(self) -> str:
        """The key of the page to resume at: the first with a question left."""
        return next((stop.key for stop in self.stops if not stop.done), REVIEW)


def journey(kept: Kept) -> Journey:
    """Return where a response stands, page by page."""
    flow = diagnostic.follow(kept.questionnaire, kept.response)
    stops = (_stop(section, flow) for section in spoken(kept.questionnaire).sections)
    sheets = (bool(asked(questions_of(kept, key), flow)) for key in (START, IDENTITY))
    return Journey(flow, tuple(stop for stop in stops if stop.asked), progress(flow), *sheets)


def progress(flow: Flow) -> Progress:
    """Return the progress of a response: 100 % as soon as it is complete, 0 % only without any answer."""
    percent = 100 if flow.complete else int(flow.share_done * 100)
    unknown = sum(state is State.DONT_KNOW for state in flow.states.values())
    return Progress(max(percent, 1) if flow.share_done else 0, ceil(flow.seconds_left / 60), flow.complete, unknown)


def _stop(section: Section, flow: Flow) -> Stop:
    states = [flow.state(question.id) for question in asked(section.questions, flow)]
    answered = sum(state is not State.UNANSWERED for state in states)
    return Stop(section.id, section.title, len(states), answered)


def asked(questions: Iterable[Question], flow: Flow) -> tuple[Question, ...]:
    """Return those of these questions that are asked, a matrix as its rows."""
    rows = (row for question in questions for row in question.asked)
    return tuple(row for row in rows if flow.state(row.id) in ASKED)


def identity_questions(kept: Kept) -> tuple[Question, ...]:
    """Return the questions of the identity sheet: those about the interview only where an advisor leads it."""
    questions = spoken(kept.questionnaire).identity
    return (
        questions
        if kept.mode == "advisor"
        else tuple(question for question in questions if question.id not in INTERVIEW)
    )


def questions_of(kept: Kept, key: str) -> tuple[Question, ...]:
    """Return the identity questions of a page: those that decide on something before the questions, the rest after."""
    first = {question.id for question in kept.questionnaire.deciding_fields}
    return tuple(question for question in identity_questions(kept) if (question.id in first) == (key == START))


def section_of(questionnaire: Questionnaire, key: str) -> Section | None:
    """Return the section of this name, in the language of the page if it is written in it."""
    return next((section for section in spoken(questionnaire).sections if section.id == key), None)


def minutes(questionnaire: Questionnaire, path: diagnostic.Response) -> int:
    """Return the minutes that a blank response takes at worst."""
    return ceil(diagnostic.follow(questionnaire, path).seconds_left / 60)


def progressed(progress: Progress) -> str:
    """Return how far a response is, in words: what was answered « je ne sais pas » is not known for all that."""
    if not progress.complete:
        text = gettext("%(percent)s %% fait, encore %(minutes)s min environ", **progress._asdict())
    elif progress.unknown:
        text = ngettext(
            "Tout est parcouru, 1 « je ne sais pas »", "Tout est parcouru, %(num)s « je ne sais pas »", progress.unknown
        )
    else:
        text = gettext("Tout est répondu")
    return str(text)
