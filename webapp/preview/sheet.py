"""The questions of one page, all of them: asked or not, each with its state, why, and its problems."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import diagnostic
from diagnostic import State
from diagnostic.wording.labels import STATE_REASONS, STATES
from webapp.answering.journey import IDENTITY, section_of
from webapp.forms.questions import ASKED, Block, Filled, block
from webapp.storage import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic import Branch, Diagnosis, Question
    from webapp.preview.folder import Folder
    from webapp.preview.given import Given
    from webapp.preview.places import Shown

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Item(NamedTuple):
    """A question as an author sees it: its fields, its state in words and why, its condition, its problems.

    `waits`: an answer is kept that is not seen, because the question is not asked.
    """

    block: Block
    asked: bool
    state: str
    why: str
    when: Branch | None
    waits: bool
    problems: tuple[Shown, ...]


class Page(NamedTuple):
    """One page of questions; `when` is the condition of the whole section."""

    key: str
    title: str
    intro: str
    when: Branch | None
    items: tuple[Item, ...]
    problems: tuple[Shown, ...]


class Stop(NamedTuple):
    """A page in the list of pages: how many questions it asks, how many were answered, how many problems it has."""

    key: str
    title: str
    asked: int
    answered: int
    problems: int


def kept(diagnosis: Diagnosis) -> Kept:
    """Return the response as the pages of the wizard take one: led by an advisor, so that prompts are shown."""
    return Kept("", diagnosis.questionnaire, diagnosis.response, "advisor", 0, NEVER, NEVER)


def page(diagnosis: Diagnosis, folder: Folder, given: Given, key: str) -> Page:
    """Return the page of a section or of the identity sheet; the identity sheet for a name that is no longer there."""
    section = section_of(diagnosis.questionnaire, key)
    if section is None:
        items = _items(diagnosis, folder, given, diagnosis.questionnaire.identity)
        return Page(IDENTITY, "Fiche d'identité", "", None, items, ())
    when = diagnostic.explain(diagnosis, section.when) if section.when else None
    items = _items(diagnosis, folder, given, section.questions)
    return Page(section.id, section.title, section.intro, when, items, about(folder, "section", section.id))


def _items(diagnosis: Diagnosis, folder: Folder, given: Given, questions: Iterable[Question]) -> tuple[Item, ...]:
    typed = {key: one.typed for key, one in given.refused.items()}
    mistakes = {key: one.message for key, one in given.refused.items()}
    who = kept(diagnosis)
    filled = Filled(typed, mistakes)
    shown = (block(who, question, question.asked, filled) for question in questions)
    return tuple(_item(diagnosis, folder, one) for one in shown)


def _item(diagnosis: Diagnosis, folder: Folder, made: Block) -> Item:
    question = made.question
    states = [diagnosis.flow.state(field.question.id) for field in made.fields]
    asked = states[0] in ASKED  # the rows of a matrix are asked together
    when = question.when
    return Item(
        made,
        asked,
        _state(states),
        STATE_REASONS.get(states[0], ""),
        diagnostic.explain(diagnosis, when) if when else None,
        not asked and any(field.kept is not None for field in made.fields),
        about(folder, "question", question.id),
    )


def _state(states: list[State]) -> str:
    said = sum(state > State.UNANSWERED for state in states)
    if len(set(states)) > 1 and said:
        return f"{said} sur {len(states)} répondues"
    return STATES[states[0]]


def about(folder: Folder, kind: str, key: str) -> tuple[Shown, ...]:
    """Return the problems that are about one thing."""
    return tuple(one for one in folder.problems if (one.kind, one.about) == (kind, key))


def stops(diagnosis: Diagnosis, folder: Folder) -> tuple[Stop, ...]:
    """Return the pages of the questionnaire, in order; the identity sheet is the first if there is one."""
    questionnaire = diagnosis.questionnaire
    parts = [(section.id, section.title, section.questions) for section in questionnaire.sections]
    if questionnaire.identity:
        parts.insert(0, (IDENTITY, "Fiche d'identité", questionnaire.identity))
    return tuple(_stop(diagnosis, folder, *part) for part in parts)


def _stop(diagnosis: Diagnosis, folder: Folder, key: str, title: str, questions: tuple[Question, ...]) -> Stop:
    states = [diagnosis.flow.state(one.id) for question in questions for one in question.asked]
    ids = {question.id for question in questions}
    wrong = sum(
        (one.kind == "question" and one.about in ids) or (one.kind, one.about) == ("section", key)
        for one in folder.problems
    )
    asked = sum(state in ASKED for state in states)
    return Stop(key, title, asked, sum(state > State.UNANSWERED for state in states), wrong)


def page_of(diagnosis: Diagnosis, question: str) -> str:
    """Return the page that a question, a row of a matrix or an identity field is on."""
    for section in diagnosis.questionnaire.sections:
        if any(question in {one.id, *(row.id for row in one.asked)} for one in section.questions):
            return section.id
    return IDENTITY
