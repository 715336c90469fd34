"""The questions of one page as they are shown: a matrix as one block of rows, each field with what was typed in it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from flask_babel import gettext
from jinja2 import pass_context
from markupsafe import Markup, escape

from diagnostic import State, unusual_business_id
from diagnostic.report import french
from webapp.forms.input import RADIO_KINDS, Typed, from_answer
from webapp.forms.merging import NOTHING, Address, texts
from webapp.forms.reading import address_of, answer_in
from webapp.http.filters import said_in_words
from webapp.http.tongues import marked, typo, with_unit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from jinja2.runtime import Context

    from diagnostic import Flow, Question
    from webapp.storage import Kept


ASKED = frozenset({State.UNANSWERED, State.ANSWERED, State.DONT_KNOW, State.NOT_APPLICABLE})


class Filled(NamedTuple):
    """How a form was filled in, by question: what was typed, what is wrong with it, where another screen differs."""

    typed: Mapping[str, Typed] = MappingProxyType({})
    mistakes: Mapping[str, str] = MappingProxyType({})
    differing: Container[str] = frozenset()


BLANK = Filled()


class Field(NamedTuple):
    """One question with what was typed, what is wrong with it, and what deserves a second look in the answer kept.

    `address`, `base` and `served` are where its answer is kept, the revision it was seen at, and the answer itself;
    `differs`: another screen answered otherwise, and one of both is to be chosen; `other` is that answer, as a field.
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
        """The place of the question in its page."""
        return anchor(self.question.id)

    @property
    def radio(self) -> bool:
        """Whether one of several choices is to be picked."""
        return self.question.kind in RADIO_KINDS


class Block(NamedTuple):
    """A question, or a matrix with its rows."""

    question: Question
    fields: tuple[Field, ...]

    @property
    def anchor(self) -> str:
        """The place of the block in its page."""
        return anchor(self.question.id)

    @property
    def mistakes(self) -> tuple[Field, ...]:
        """The fields that could not be read."""
        return tuple(field for field in self.fields if field.mistake)


def anchor(question: str) -> str:
    """Return the place of a question in its page, as a link names it."""
    return "q-" + question.replace(".", "-")


def blocks(kept: Kept, questions: Iterable[Question], flow: Flow, filled: Filled = BLANK) -> tuple[Block, ...]:
    """Return what a page shows of these questions: those that are asked."""
    asked = ((one, tuple(row for row in one.asked if flow.state(row.id) in ASKED)) for one in questions)
    return tuple(block(kept, one, rows, filled) for one, rows in asked if rows)


def block(kept: Kept, question: Question, rows: Iterable[Question], filled: Filled = BLANK) -> Block:
    """Return a question with the fields of these rows; where it is no matrix, its only row is itself."""
    there = texts(kept.response)
    return Block(question, tuple(_field(kept, one, filled, there) for one in rows))


def _field(kept: Kept, question: Question, filled: Filled, there: Mapping[Address, str]) -> Field:
    value = answer(kept, question.id)
    address = address_of(kept.questionnaire, question.id)
    other = from_answer(question, value, kept.questionnaire.place)
    return Field(
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
    """Return the sentence that says what another screen answered."""
    words = _elsewhere(kept, question)
    return _on_the_other_screen(", ".join(words)) if words else str(gettext("Sur l’autre écran : pas de réponse"))


def elsewhere_marked(kept: Kept, question: str) -> str:
    """Return the same sentence for a page: what the questionnaire says in it tells its language."""
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
    """Return the answer kept to a question or identity field, or nothing."""
    return answer_in(kept.response, question)


def warning(kept: Kept, question: Question, value: Any) -> str:  # noqa: ANN401
    """Return what deserves a second look in an answer that is taken all the same."""
    if question.kind == "business-id" and value and unusual_business_id(kept.questionnaire.place, str(value)):
        return str(gettext("Ce numéro est inhabituel : vérifiez-le. S’il est juste, continuez, il est enregistré."))
    return ""


@pass_context
def summarised(context: Context, field: Field) -> tuple[str, str]:
    """Return the entry of a field in the summary of mistakes: its place, and what is wrong there."""
    return field.anchor, Markup("{}{} {}").format(typo(context, field.question.label), gettext(" :"), field.mistake)
