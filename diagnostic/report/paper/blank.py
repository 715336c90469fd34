"""The printed form of a questionnaire, for filling in by hand: each question, and when it applies."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.kinds import asked_kind, kind_of
from diagnostic.model import About, All, AnyOf, Not, Scored
from diagnostic.wording.answers import label_of
from diagnostic.wording.conditions import condition_in_words
from diagnostic.wording.durations import minutes
from diagnostic.wording.french import upper_first
from diagnostic.wording.labels import DONT_KNOW, NOT_APPLICABLE, NOTHING_TICKED
from diagnostic.wording.markdown import rendered
from diagnostic.wording.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markupsafe import Markup

    from diagnostic.kinds import Kind
    from diagnostic.model import ConditionTree, Question, Questionnaire, Section

# The longest choice, in characters, that allows this many columns.
SHORT_LABELS = ((22, 4), (28, 3), (52, 2))


@dataclass(frozen=True, slots=True)
class BlankItem:
    """The printed form of one question.

    `key` is its number, or its letter on the identity sheet; `how` is the instruction, `condition` when it applies;
    `rows` are the rows of a table; `apart` are the answers without value (« je ne sais pas », « sans objet »).
    """

    key: str
    id: str
    label: str
    help: Markup
    prompt: str
    how: str
    condition: str
    widget: str
    choices: tuple[str, ...]
    columns: int
    rows: tuple[str, ...]
    apart: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class BlankPage:
    """A section: its title, introduction, time in minutes, condition, and questions."""

    number: str
    title: str
    intro: str
    minutes: int
    condition: str
    items: tuple[BlankItem, ...]


@dataclass(frozen=True, slots=True)
class BlankContext:
    """The variables of the blank questionnaire's template."""

    language: str
    title: str
    summary: str
    id: str
    version: str
    digest: str
    short: bool
    minutes: int
    questions: int
    sheet: tuple[BlankItem, ...]
    pages: tuple[BlankPage, ...]


class Paper(NamedTuple):
    """A questionnaire and the path printed, with the printed name of each question on it."""

    questionnaire: Questionnaire
    short: bool
    names: Mapping[str, str]

    def name(self, question: Question) -> str:
        """Return the printed name of a question: its number, or its label if it is not printed."""
        asked = f"la question « {label_of(self.questionnaire, question)} » du parcours complet"
        return self.names.get(question.id, asked)

    def condition(self, condition: ConditionTree | None) -> str:
        """Return when something applies, as the end of a sentence; empty if always."""
        if condition is None:
            return ""
        return condition_in_words(self.questionnaire, condition, self.name)


def blank_context(questionnaire: Questionnaire, *, short: bool = False) -> BlankContext:
    """Return the context of a blank questionnaire: every question, or those the short path can ask."""
    sections = [(section, tuple(_on_paper(questionnaire, section, short=short))) for section in questionnaire.sections]
    kept = [(section, questions) for section, questions in sections if questions]
    asked = [question for _, questions in kept for question in questions]
    keys = dict(zip((field.id for field in questionnaire.identity), letters(), strict=False))
    keys |= {question.id: str(number) for number, question in enumerate(asked, start=1)}
    paper = Paper(questionnaire, short, _names(questionnaire, asked, keys))
    return BlankContext(
        language=questionnaire.language,
        title=questionnaire.title,
        summary=questionnaire.summary,
        id=questionnaire.id,
        version=questionnaire.version,
        digest=questionnaire.digest,
        short=short,
        minutes=_minutes(asked),
        questions=len(asked),
        sheet=tuple(_item(paper, field, keys[field.id]) for field in questionnaire.identity),
        pages=tuple(
            BlankPage(
                number=str(rank),
                title=section.title,
                intro=section.intro,
                minutes=_minutes(questions),
                condition=paper.condition(section.when),
                items=tuple(_item(paper, question, keys[question.id]) for question in questions),
            )
            for rank, (section, questions) in enumerate(kept, start=1)
        ),
    )


def letters() -> Iterator[str]:
    """Yield A, B … Z, A2, B2 …."""
    yield from ascii_uppercase
    yield from (f"{letter}{turn}" for turn in count(2) for letter in ascii_uppercase)


def _names(questionnaire: Questionnaire, asked: Iterable[Question], keys: Mapping[str, str]) -> dict[str, str]:
    names = {field.id: f"la ligne {keys[field.id]} de la fiche" for field in questionnaire.identity}
    for question in asked:
        for one in question.asked:
            row = f", ligne « {one.label} »" if one.matrix else ""
            names[one.id] = f"la question {keys[question.id]}{row}"
    return names


def _minutes(questions: Iterable[Question]) -> int:
    return minutes(sum(question.seconds for question in questions))


def _on_paper(questionnaire: Questionnaire, section: Section, *, short: bool) -> Iterator[Question]:
    """Yield the questions of a section that the path can ask."""
    on_path = {question.id for question in questionnaire.identity}
    on_path |= {question.id for question in questionnaire.questions if question.short or not short}
    for question in section.questions:
        whens = [when for when in (section.when, question.when) if when is not None]
        if (question.short or not short) and all(_can_hold(when, on_path) for when in whens):
            yield question


def _can_hold(condition: ConditionTree, on_path: set[str]) -> bool:
    """Return whether a condition can hold, or fail, when questions off the path are never answered.

    A test of such a question stays open, or is absent: only « not asked » can become true.
    """
    match condition:
        case All(parts):
            return all(_can_hold(part, on_path) for part in parts)
        case AnyOf(parts):
            return any(_can_hold(part, on_path) for part in parts)
        case Not(part=part):
            return _can_hold(part, on_path)
        case Scored():
            return False
        case About(expected=False):
            return True
        case test:
            return test.question in on_path


def _item(paper: Paper, question: Question, key: str) -> BlankItem:
    kind, asked = kind_of(question), asked_kind(question)
    choices = _choices(question, asked)
    return BlankItem(
        key=key,
        id=question.id,
        label=question.label,
        help=rendered(question.help),
        prompt=question.prompt,
        how=_how(question, asked, on_sheet=not key.isdigit()),
        condition=paper.condition(question.when),
        widget=f"{kind.paper}-several" if kind.has_rows and asked.is_several else kind.paper,
        choices=choices,
        columns=_columns((*choices, *_apart(question, asked))),
        rows=tuple(row.label for row in question.rows),
        apart=_apart(question, asked),
        unit=paper.questionnaire.place.currency.sign if kind.whole else question.unit,
    )


def _choices(question: Question, kind: Kind) -> tuple[str, ...]:
    labels = [
        f"{choice.label} (sans autre choix)" if choice.exclusive and kind.is_several else choice.label
        for choice in question.all_choices
    ]
    return (*labels, NOTHING_TICKED) if question.may_be_empty and kind.is_several else tuple(labels)


def _columns(labels: tuple[str, ...]) -> int:
    longest = max(map(len, labels), default=0)
    return next((columns for most, columns in SHORT_LABELS if longest <= most), 1)


def _apart(question: Question, kind: Kind) -> tuple[str, ...]:
    knows_not = question.dont_know or ("allowed" if kind.levelled else "refused")
    labels = ((DONT_KNOW, knows_not != "refused"), (NOT_APPLICABLE, question.not_applicable))
    return tuple(label for label, allowed in labels if allowed)


def _how(question: Question, kind: Kind, *, on_sheet: bool) -> str:
    """Return how to answer a question: how many choices, between which bounds, and whether it may stay blank.

    Most of the identity sheet is optional, so exceptions are marked there; elsewhere, optional questions are marked.
    """
    instructions = []
    each = " par ligne" if kind_of(question).has_rows else ""
    if kind.is_several:
        instructions.append(
            f"{question.most} choix au plus{each}" if question.most else f"plusieurs réponses possibles{each}"
        )
    elif kind.is_choice:
        instructions.append(f"une réponse{each}" if each else "une seule réponse")
    instructions += _bounds(question)
    if question.required == on_sheet:
        instructions.append("indispensable" if on_sheet else "facultatif")
    return upper_first(", ".join(instructions))


def _bounds(question: Question) -> Iterator[str]:
    if question.least_number is not None:
        yield f"{number(question.least_number)} au moins"
    if question.most_number is not None:
        yield f"{number(question.most_number)} au plus"
