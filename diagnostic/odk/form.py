"""Convert a questionnaire to an XLSForm: its three sheets, and the list of what the format cannot express."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.kinds import kind_of
from diagnostic.odk.conditions import Conditions, has_choices, has_state
from diagnostic.odk.expressions import written
from diagnostic.odk.names import (
    DATE,
    DIGEST,
    PATH,
    QUESTIONNAIRE,
    SHEET,
    VERSION,
    intro_name,
    matrix_name,
    question_name,
    section_name,
    state_name,
)
from diagnostic.odk.questions import LARGEST_WHOLE, choices_of, hint, literal, plain, rows_of, states_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diagnostic.model import ConditionTree, Question, Questionnaire, Section, Territory

    Row = dict[str, str]


class LeftOut(NamedTuple):
    """An omission from the form: its place, its kind, and the reason or the workaround."""

    place: str
    what: str
    why: str


class Form(NamedTuple):
    """The sheets of an XLSForm, as rows of cells by column, and the omissions."""

    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: Row
    left_out: tuple[LeftOut, ...]


def form_of(questionnaire: Questionnaire, *, short: bool = False) -> Form:
    """Return the form of a questionnaire, full or short path."""
    writing = _Writing(questionnaire, short=short)
    return Form(
        survey=tuple({key: value for key, value in row.items() if value} for row in writing.survey()),
        choices=tuple(writing.choices()),
        settings=writing.settings(),
        left_out=tuple(writing.left_out()),
    )


class _Writing:
    """Builds the form of one questionnaire on one path."""

    def __init__(self, questionnaire: Questionnaire, *, short: bool) -> None:
        self.questionnaire = questionnaire
        self.short = short
        self.conditions = Conditions(questionnaire, short=short)

    def survey(self) -> Iterator[Row]:
        yield from self._hidden()
        sheet = self.questionnaire.identity
        yield from self._flags(sheet)
        if sheet:
            yield {"type": "begin_group", "name": SHEET, "label": "Fiche d’identité"}
            for question in sheet:
                yield from self._question(question)
            yield {"type": "end_group"}
        for section in self.questionnaire.sections:
            yield from self._section(section)

    def _hidden(self) -> Iterator[Row]:
        """Yield the hidden rows that record which questionnaire is answered, and when."""
        one = self.questionnaire
        path = "short" if self.short else "full"
        yield {"type": "today", "name": DATE}
        for name, value in ((QUESTIONNAIRE, one.id), (VERSION, one.version), (DIGEST, one.digest), (PATH, path)):
            yield {"type": "calculate", "name": name, "calculation": f"'{value}'"}

    def _flags(self, questions: Iterable[Question]) -> Iterator[Row]:
        for name, calculation in self.conditions.flags(questions).items():
            yield {"type": "calculate", "name": name, "calculation": calculation}

    def _section(self, section: Section) -> Iterator[Row]:
        asked = [question for question in section.questions if self._carried(question)]
        yield from self._flags(one for question in section.questions for one in question.asked)
        if not asked:
            return
        relevant = self._relevant(section.when)
        name, title = section_name(section.id), literal(section.title)
        yield {"type": "begin_group", "name": name, "label": title, "relevant": relevant}
        if section.intro:
            yield {"type": "note", "name": intro_name(section.id), "label": plain(section.intro)}
        for question in asked:
            yield from self._matrix(question) if question.rows else self._question(question)
        yield {"type": "end_group"}

    def _carried(self, question: Question) -> bool:
        """Return whether a question is on the path and can be asked there."""
        return question.asked[0].id not in self.conditions.never

    def _relevant(self, tree: ConditionTree | None) -> str:
        if tree is None:
            return ""
        true = self.conditions.truths(tree).true
        return "" if true is True else written(true)

    def _question(self, question: Question) -> Iterator[Row]:
        if self._can_be_answered(question) and self._carried(question):
            yield from rows_of(question, self.questionnaire.place, self._relevant(question.when), question.id)

    def _can_be_answered(self, question: Question) -> bool:
        """Return whether a choice question has any choices: a commune needs a catalogue."""
        return not has_choices(question) or any(choices_of(self.questionnaire, question))

    def _matrix(self, matrix: Question) -> Iterator[Row]:
        """Yield a matrix as a table, with a row per question."""
        yield {
            "type": "begin_group",
            "name": matrix_name(matrix.id),
            "label": literal(matrix.label),
            "hint": hint(matrix),
            "appearance": "table-list",
            "relevant": self._relevant(matrix.when),
        }
        for question in matrix.asked:
            row = question.model_copy(update={"help": "", "prompt": ""})
            yield from rows_of(row, self.questionnaire.place, "", matrix.id)
        yield {"type": "end_group"}

    def choices(self) -> Iterator[Row]:
        questions = (one for section in self.questionnaire.sections for one in section.questions)
        for question in (*self.questionnaire.identity, *questions):
            one = question.asked[0]
            if has_choices(one):
                for name, label in choices_of(self.questionnaire, one):
                    yield {"list_name": question.id, "name": name, "label": literal(label)}
            elif has_state(one):
                for name, label in states_of(one):
                    yield {"list_name": state_name(question.id), "name": name, "label": label}

    def settings(self) -> Row:
        one = self.questionnaire
        named = next((field.id for field in one.identity if kind_of(field).means == "name"), "")
        return {
            "form_title": one.title,
            "form_id": f"{one.id}-court" if self.short else one.id,
            "version": one.version,
            "instance_name": f"${{{question_name(named)}}}" if named else "",
            "default_language": one.language,
        }

    def left_out(self) -> Iterator[LeftOut]:
        """Yield the parts of the questionnaire that the form omits."""
        yield LeftOut(
            "tout le questionnaire",
            "scores, préconisations, feuille de route, financement",
            "calculés au retour, à partir des réponses : diagnostic answers, puis diagnostic diagnose",
        )
        yield LeftOut(
            "réponses",
            "solutions choisies et devis",
            "à ajouter au retour dans le fichier de réponses (solutions, quotes)",
        )
        yield LeftOut("rubriques", "temps prévu de chaque question", "ODK Collect n’affiche pas de durée")
        yield LeftOut(
            "questions obligatoires",
            "passer une question en la laissant sans réponse",
            "ODK Collect attend une réponse avant de terminer ; un entretien interrompu se garde en brouillon",
        )
        for question in self.questionnaire.question_by_id.values():
            yield from _left_out(question, self.questionnaire.place)
        yield from self._off_the_path()

    def _off_the_path(self) -> Iterator[LeftOut]:
        for question in self.questionnaire.question_by_id.values():
            if not self._can_be_answered(question):
                yield LeftOut(question.id, question.label, "le catalogue ne contient aucune commune")
            elif not self._carried(question):
                why = "hors du parcours court" if self.short else "sa condition ne peut jamais être vraie"
                yield LeftOut(question.id, question.label, why)


def _left_out(question: Question, place: Territory) -> Iterator[LeftOut]:
    kind = kind_of(question)
    if lost := kind.collected(place).lost:
        yield LeftOut(question.id, *lost)
    small = question.most_number is not None and question.most_number <= LARGEST_WHOLE
    if kind.is_number and not (kind.whole and small):
        yield LeftOut(question.id, "un nombre de plus de 15 signes, ou une fraction", "ODK Collect ne les saisit pas")
