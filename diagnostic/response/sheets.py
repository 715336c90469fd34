"""What reads the raw answers to each question of a questionnaire, worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.errors import AnswerError, did_you_mean
from diagnostic.kinds import kind_of
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.doors import filed_in
from diagnostic.response.states import SAID, Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door


def read_answer(questionnaire: Questionnaire, question: str, value: object, door: Door | None = None) -> Value:
    """Return the value that a raw answer says, in the form its kind keeps; raise AnswerError if it says none.

    Raw answers come from YAML, JSON or a web form: numbers may be text (« 1 250 000 »), one choice needs no list.
    Without a door they are those of a file, in the language of the questionnaire.
    """
    sheets = questionnaire.prepared(Sheets)
    return read_from(sheets.everything, question, value, door or sheets.door)


Sheet = dict[str, "Callable[[object, Door], Value]"]


class Sheets:
    """What reads the answers to each identity field and to each question of a questionnaire, by id."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.identity: Sheet = {one.id: _reader(questionnaire, one) for one in questionnaire.identity}
        self.answers: Sheet = {one.id: _reader(questionnaire, one) for one in questionnaire.questions}
        self.everything: Sheet = self.identity | self.answers
        self.door = filed_in(questionnaire.language)


def read_from(sheet: Sheet, question: str, value: object, door: Door) -> Value:
    """Return the value that a raw answer to a question of this sheet says; raise AnswerError if it says none."""
    read = sheet.get(question)
    if read is None:
        message = "cette question n'existe pas."
        hint = did_you_mean(question, sheet)
        raise AnswerError(question, value, code="unknown-question", message=message, hint=hint)
    return read(value, door)


def _reader(questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], Value]:
    """Return what reads the answers to a question; a choice said by its id, as most are, is looked up at once."""
    kind = kind_of(question)
    read_value = kind.reader(questionnaire, question)
    plain = frozenset(choice.id for choice in question.all_choices) if kind.is_one else frozenset()

    def read(value: object, door: Door) -> Value:
        if isinstance(value, str):
            if value in plain:
                return value
            if (said := SAID.get(value.strip())) is not None:
                return _said(question, said)
        return read_value(value, door)

    return read


def _said(question: Question, value: Said) -> Said:
    if value is Said.DONT_KNOW and question.knows_not == "refused":
        refuse(question, value, "dont-know-refused", "« je ne sais pas » n'est pas possible ici.")
    if value is Said.NOT_APPLICABLE and not question.not_applicable:
        refuse(question, value, "not-applicable-refused", "« sans objet » n'est pas possible ici.")
    return value
