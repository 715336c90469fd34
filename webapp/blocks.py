"""The questions of one page as they are shown: a matrix as one block of rows, each field with what was typed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask_babel import gettext
from jinja2 import pass_context
from markupsafe import Markup

from diagnostic import unusual_business_id
from webapp.journey import ASKED
from webapp.tongues import typo
from webapp.typed import RADIO_KINDS, Typed, from_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2.runtime import Context

    from diagnostic import Flow, Question
    from diagnostic.store import Kept

MISTAKES: Mapping[str, str] = {}


class Field(NamedTuple):
    """One question with what was typed, what is wrong with it, and what deserves a second look in the answer kept."""

    question: Question
    typed: Typed
    mistake: str
    warning: str
    kept: Any

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


def blocks(
    kept: Kept,
    questions: Iterable[Question],
    flow: Flow,
    typed: Mapping[str, Typed] | None = None,
    mistakes: Mapping[str, str] = MISTAKES,
) -> tuple[Block, ...]:
    """Return what a page shows of these questions: those that are asked."""
    asked = ((one, tuple(row for row in one.asked if flow.state(row.id) in ASKED)) for one in questions)
    return tuple(block(kept, one, rows, typed or {}, mistakes) for one, rows in asked if rows)


def block(
    kept: Kept,
    question: Question,
    rows: Iterable[Question],
    typed: Mapping[str, Typed],
    mistakes: Mapping[str, str],
) -> Block:
    """Return a question with the fields of these rows; where it is no matrix, its only row is itself."""
    return Block(question, tuple(_field(kept, one, typed, mistakes) for one in rows))


def _field(kept: Kept, question: Question, typed: Mapping[str, Typed], mistakes: Mapping[str, str]) -> Field:
    value = answer(kept, question.id)
    shown = typed.get(question.id) or from_answer(question, value)
    return Field(question, shown, mistakes.get(question.id, ""), warning(question, value), value)


def answer(kept: Kept, question: str) -> Any:  # noqa: ANN401 - an answer of any kind
    """Return the answer kept to a question or identity field, or nothing."""
    response = kept.response
    return response.identity.get(question) if question in response.identity else response.answers.get(question)


def warning(question: Question, value: Any) -> str:  # noqa: ANN401
    """Return what deserves a second look in an answer that is taken all the same."""
    if question.kind == "business-id" and value and unusual_business_id(str(value)):
        return str(gettext("Ce numéro est inhabituel : vérifiez-le. S’il est juste, continuez, il est enregistré."))
    return ""


@pass_context
def summarised(context: Context, field: Field) -> tuple[str, str]:
    """Return the entry of a field in the summary of mistakes: its place, and what is wrong there."""
    return field.anchor, Markup("{} : {}").format(typo(context, field.question.label), field.mistake)
