"""A routing condition in its author's words: the choices by their label, the questions by their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from diagnostic.conditions import (
    MATHEMATICAL,
    ByChoice,
    ByLevel,
    ByZone,
    Contrary,
    Every,
    NumberTest,
    ScoreTest,
    Some,
    StateTest,
    TicksTest,
    lowered,
)
from diagnostic.kinds import kind_of
from diagnostic.model import questions_named
from diagnostic.wording.numbers import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diagnostic.conditions import Lowered, QuestionTest
    from diagnostic.model import ConditionTree, Question, Questionnaire

FEW = 3
NOT_KNOWING = "«\u00a0je ne sais pas\u00a0»"


def questions_of(condition: ConditionTree) -> tuple[str, ...]:
    """Return the ids of the questions that a routing condition rests on, each once, as written."""
    return tuple(dict.fromkeys(questions_named(condition)))


def told(questionnaire: Questionnaire, condition: ConditionTree, numbers: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a routing condition says, one part a line: « 3 : … » is about the question of that number."""
    words = _Words(questionnaire, numbers)
    match lowered(questionnaire, condition):
        case Every(parts):
            return _listed([words.part(part) for part in parts], "et")
        case Some(parts):
            return _listed([words.part(part) for part in parts], "ou")
        case test:
            return (words.part(test),)


def _listed(parts: Sequence[str], link: str) -> tuple[str, ...]:
    return tuple(part if at == 0 else f"{link} {part}" for at, part in enumerate(parts))


class _Words:
    """Tells the parts of one condition."""

    def __init__(self, questionnaire: Questionnaire, numbers: Mapping[str, str]) -> None:
        self.questionnaire = questionnaire
        self.numbers = numbers

    def part(self, condition: Lowered) -> str:
        match condition:
            case Every(parts):
                return f"({' et '.join(self.part(part) for part in parts)})"
            case Some(parts):
                return f"({' ou '.join(self.part(part) for part in parts)})"
            case Contrary(part):
                return f"pas {self.part(part)}"
            case ScoreTest():
                raise AssertionError(condition)  # no score in a routing condition: `check` refuses it
            case test:
                return f"{self.numbers[test.question.id]}\u00a0: {self._said(test)}"

    def _said(self, test: QuestionTest) -> str:
        match test:
            case StateTest():
                return _state(test)
            case NumberTest(question, operator, limit):
                return f"{MATHEMATICAL.of(operator)} {number(limit)} {question.unit}".strip()
            case TicksTest():
                return self._choices(test)
            case never:
                assert_never(never)

    def _choices(self, test: TicksTest) -> str:
        match test.named:
            case ByZone(zones):
                return " ou ".join(self.questionnaire.place.zone(one).label for one in zones)
            case ByChoice() | ByLevel():
                return self._chosen(test)
            case never:
                assert_never(never)

    def _chosen(self, test: TicksTest) -> str:
        question, keys = test.question, test.choices
        others = [one.id for one in question.all_choices if one.id not in keys]
        if test.mode == "any" and len(keys) >= FEW and len(others) == 1 and _says_one_choice(question):
            return f"tout sauf {self._label(question, others[0])}"
        labels = [self._label(question, key) for key in keys] + [NOT_KNOWING] * test.counts_unknown
        match test.mode:
            case "any":
                return _joined(labels, "ou")
            case "all":
                return _joined(labels, "et")
            case "none":
                return f"pas {_joined(labels, 'ni')}" if labels else "avec une réponse"
            case never:
                assert_never(never)

    def _label(self, question: Question, key: str) -> str:
        options = kind_of(question).options(self.questionnaire, question)
        return f"«\u00a0{next(one.label for one in options if one.id == key)}\u00a0»"


def _says_one_choice(question: Question) -> bool:
    """Return whether every answer to a question is exactly one of its choices."""
    return not kind_of(question).is_several and question.knows_not == "refused" and not question.not_applicable


def _joined(labels: Sequence[str], link: str) -> str:
    *first, last = labels or ["jamais"]
    return f"{', '.join(first)} {link} {last}" if first else last


def _state(test: StateTest) -> str:
    match test.aspect:
        case "asked":
            return "posée" if test.expected else "pas posée"
        case "answered":
            return "avec une réponse" if test.expected else "sans réponse"
        case never:
            assert_never(never)
