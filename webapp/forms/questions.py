"""The questions of one page as they are shown: a matrix as one group, a row or a question as one entry."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from flask_babel import gettext
from jinja2 import pass_context
from markupsafe import Markup, escape

from diagnostic import State, kind_of
from diagnostic.report import french
from webapp.forms.input import Typed, from_answer
from webapp.forms.merging import NOTHING, Address, texts
from webapp.forms.messages import widget_sentence
from webapp.forms.reading import address_of, answer_in
from webapp.http.filters import said_in_words
from webapp.http.tongues import marked, typo, with_unit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from jinja2.runtime import Context

    from diagnostic import Flow, Kind, Question
    from webapp.access import Kept


ASKED = frozenset({State.UNANSWERED, State.ANSWERED, State.DONT_KNOW, State.NOT_APPLICABLE})


class Filled(NamedTuple):
    """A form as it was filled in: controls and messages by question, and the questions where another screen differs."""

    typed: Mapping[str, Typed] = MappingProxyType({})
    mistakes: Mapping[str, str] = MappingProxyType({})
    differing: Container[str] = frozenset()


BLANK = Filled()


class Entry(NamedTuple):
    """One question with its controls, the message of its mistake, and the warning about its stored answer.

    `address`, `base` and `served`: the address of its answer, the revision and the value the page is served with;
    `differs`: another screen answered otherwise, and a person must choose; `other` is that answer, as controls.
    """

    question: Question
    typed: Typed
    mistake: str
    warning: str
    kept: Any
    address: Address
    base: int
    served: str
    differs: bool
    other: Typed

    @property
    def anchor(self) -> str:
        """The anchor of the question in its page."""
        return anchor(self.question.id)

    @property
    def kind(self) -> Kind:
        """The kind of the question."""
        return kind_of(self.question)

    @property
    def radio(self) -> bool:
        """Whether exactly one of several choices is to be picked."""
        return self.kind.is_one


class Group(NamedTuple):
    """A question, or a matrix with its rows."""

    question: Question
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the group in its page."""
        return anchor(self.question.id)

    @property
    def kind(self) -> Kind:
        """The kind of the question."""
        return kind_of(self.question)

    @property
    def mistakes(self) -> tuple[Entry, ...]:
        """The entries that could not be read."""
        return tuple(entry for entry in self.entries if entry.mistake)


def anchor(question: str) -> str:
    """Return the place of a question in its page, as a link names it."""
    return "q-" + question.replace(".", "-")


def groups(kept: Kept, questions: Iterable[Question], flow: Flow, filled: Filled = BLANK) -> tuple[Group, ...]:
    """Return the groups of these questions that are asked."""
    asked = ((one, tuple(row for row in one.asked if flow.state(row.id) in ASKED)) for one in questions)
    return tuple(group(kept, one, rows, filled) for one, rows in asked if rows)


def group(kept: Kept, question: Question, rows: Iterable[Question], filled: Filled = BLANK) -> Group:
    """Return the group of a question and these rows; the only row of a question that is no matrix is itself."""
    there = texts(kept.response)
    return Group(question, tuple(_entry(kept, one, filled, there) for one in rows))


def _entry(kept: Kept, question: Question, filled: Filled, there: Mapping[Address, str]) -> Entry:
    value = answer(kept, question.id)
    address = address_of(kept.questionnaire, question.id)
    other = from_answer(question, value, kept.questionnaire.place)
    return Entry(
        question=question,
        typed=filled.typed.get(question.id, other),
        mistake=filled.mistakes.get(question.id, ""),
        warning=warning(kept, question, value),
        kept=value,
        address=address,
        base=kept.revision,
        served=there.get(address, NOTHING),
        differs=question.id in filled.differing,
        other=other,
    )


def elsewhere(kept: Kept, question: str) -> str:
    """Return the sentence with the answer of another screen."""
    words = _elsewhere(kept, question)
    return _on_the_other_screen(", ".join(words)) if words else str(gettext("Sur l’autre écran : pas de réponse"))


def elsewhere_marked(kept: Kept, question: str) -> str:
    """Return the same sentence as HTML, its texts of the questionnaire marked with their language."""
    words, known = _elsewhere(kept, question), kept.questionnaire
    if not words:
        return elsewhere(kept, question)
    unit = known.question_by_id[question].unit
    said = (marked(text, known, french(with_unit(text, unit, known))) for text in words)
    return escape(_on_the_other_screen("{}")).format(Markup(", ").join(said))


def _elsewhere(kept: Kept, question: str) -> tuple[str, ...]:
    value = answer(kept, question)
    known = kept.questionnaire
    return () if value is None else said_in_words(known, known.question_by_id[question], value)


def _on_the_other_screen(said: str) -> str:
    return str(gettext("Sur l’autre écran : %(answer)s", answer=said))


def answer(kept: Kept, question: str) -> Any:  # noqa: ANN401 - an answer of any kind
    """Return the stored answer to a question or identity question; None without one."""
    return answer_in(kept.response, question)


def warning(kept: Kept, question: Question, value: Any) -> str:  # noqa: ANN401
    """Return the warning about an answer that is unusual and valid; an empty text without one."""
    place = kept.questionnaire.place
    doubtful = value is not None and kind_of(question).doubtful(place, value)
    return widget_sentence(question, "doubtful", place) if doubtful else ""


@pass_context
def summarised(context: Context, entry: Entry) -> tuple[str, str]:
    """Return the line of an entry in the summary of mistakes: its anchor and its message."""
    return entry.anchor, Markup("{}{} {}").format(typo(context, entry.question.label), gettext(" :"), entry.mistake)
