"""What reads the raw answers to each question of a questionnaire, worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from diagnostic.errors import AnswerError, did_you_mean
from diagnostic.response.doors import filed_in
from diagnostic.response.kinds import READERS, SAID, Said, one_choice, refuse
from diagnostic.response.text import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import Question, Questionnaire, Territory
    from diagnostic.response.doors import Door
    from diagnostic.response.kinds import Value


def read_answer(questionnaire: Questionnaire, question: str, value: object, door: Door | None = None) -> Value:
    """Return the value that a raw answer says, in the form its kind keeps; raise AnswerError if it says none.

    Raw answers come from YAML, JSON or a web form: numbers may be text (« 1 250 000 »), one choice needs no list.
    Without a door they are those of a file, in the language of the questionnaire.
    """
    sheets = questionnaire.prepared(Sheets)
    return read_from(sheets.everything, question, value, door or sheets.door)


# Of which the territory says how they are written.
WRITTEN_AS_HERE = frozenset({"money", "business-id", "phone", "email"})
Sheet = dict[str, "Callable[[object, Door], Value]"]


class Sheets:
    """What reads the answers to each identity field and to each question of a questionnaire, by id."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        communes, place = _communes(questionnaire), questionnaire.place
        self.identity: Sheet = {one.id: _reader(one, communes, place) for one in questionnaire.identity}
        self.answers: Sheet = {one.id: _reader(one, communes, place) for one in questionnaire.questions}
        self.everything: Sheet = self.identity | self.answers
        self.door = filed_in(questionnaire.language)._replace(place=place)


def read_from(sheet: Sheet, question: str, value: object, door: Door) -> Value:
    """Return the value that a raw answer to a question of this sheet says; raise AnswerError if it says none."""
    read = sheet.get(question)
    if read is None:
        message = "cette question n'existe pas."
        hint = did_you_mean(question, sheet)
        raise AnswerError(question, value, code="unknown-question", message=message, hint=hint)
    return read(value, door)


def _reader(question: Question, communes: Communes, place: Territory) -> Callable[[object, Door], Value]:
    """Return what reads the answers to a question; a choice said by its id, as most are, is looked up at once."""
    kind = question.kind
    plain = frozenset({choice.id for choice in question.all_choices} if READERS.get(kind) is one_choice else ())

    def read(value: object, door: Door) -> Value:
        if isinstance(value, str):
            if value in plain:
                return value
            if (said := SAID.get(value.strip())) is not None:
                return _said(question, said)
        if kind == "commune":
            return _commune(question, value, communes)
        return READERS[kind](question, value, door._replace(place=place) if kind in WRITTEN_AS_HERE else door)

    return read


def _said(question: Question, value: Said) -> Said:
    if value is Said.DONT_KNOW and question.knows_not == "refused":
        refuse(question, value, "dont-know-refused", "« je ne sais pas » n'est pas possible ici.")
    if value is Said.NOT_APPLICABLE and not question.not_applicable:
        refuse(question, value, "not-applicable-refused", "« sans objet » n'est pas possible ici.")
    return value


class Communes(NamedTuple):
    """The ids of the communes by what one may call them, and their names."""

    by_name: dict[str, str]
    names: tuple[str, ...]


def _communes(questionnaire: Questionnaire) -> Communes:
    communes = questionnaire.catalogue.communes
    by_name = {said: one.id for one in reversed(communes) for said in (one.id, one.name.casefold())}
    return Communes(by_name, tuple(one.name for one in communes))


def _commune(question: Question, value: object, communes: Communes) -> str:
    text = normalize("NFC", cleaned(str(value))).strip()
    if text.casefold() not in communes.by_name:
        hint = did_you_mean(text, communes.names)
        refuse(question, value, "unknown-commune", "cette commune n'est pas dans la liste.", hint)
    return communes.by_name[text.casefold()]
