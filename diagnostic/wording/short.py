"""A routing condition in its author's words: the choices by their label, the questions by their number."""

from __future__ import annotations

from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Any

from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored, tests_of
from diagnostic.wording.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diagnostic.model import ConditionTree, Question, Questionnaire

SIGNS = {"eq": "=", "ne": "≠", "lt": "<", "lte": "≤", "gt": ">", "gte": "≥"}
COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "eq": eq, "ne": ne, "lt": lt, "lte": le, "gt": gt, "gte": ge,
}  # fmt: skip
LINKS = {"any": "ou", "all": "et", "none": "ni"}
ABOUT = {
    ("asked", True): "posée",
    ("asked", False): "pas posée",
    ("answered", True): "avec une réponse",
    ("answered", False): "sans réponse",
}
FEW = 3
NOT_KNOWING = "«\u00a0je ne sais pas\u00a0»"


def questions_of(condition: ConditionTree) -> tuple[str, ...]:
    """Return the ids of the questions that a routing condition rests on, each once, as written."""
    return tuple(dict.fromkeys(test.question for test in tests_of(condition) if not isinstance(test, Scored)))


def told(questionnaire: Questionnaire, condition: ConditionTree, numbers: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a routing condition says, one part a line: « 3 : … » is about the question of that number."""
    words = _Words(questionnaire, numbers)
    match condition:
        case All(parts):
            return _listed([words.part(part) for part in parts], "et")
        case AnyOf(parts):
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

    def part(self, condition: ConditionTree) -> str:
        match condition:
            case All(parts):
                return f"({' et '.join(self.part(part) for part in parts)})"
            case AnyOf(parts):
                return f"({' ou '.join(self.part(part) for part in parts)})"
            case Not(part=part):
                return f"pas {self.part(part)}"
            case test:
                # No score in a routing condition: `check` refuses it.
                return self._test(test)  # type: ignore[arg-type]

    def _test(self, test: Chosen | Compared | Located | About) -> str:
        question = self.questionnaire.question_by_id[test.question]
        return f"{self.numbers[question.id]}\u00a0: {self._said(question, test)}"

    def _said(self, question: Question, test: Chosen | Compared | Located | About) -> str:
        match test:
            case Chosen(mode=mode, choices=keys):
                return self._chosen(question, mode, keys)
            case Compared(operator=operator, value=value) if question.is_choice:
                holds = COMPARISONS[operator]
                keys = tuple(
                    one.id for one in question.all_choices if one.level is not None and holds(one.level, value)
                )
                return self._chosen(question, "any", keys)
            case Compared(operator=operator, value=value):
                return f"{SIGNS[operator]} {number(value)} {question.unit}".strip()
            case Located(zones=zones):
                return " ou ".join(self.questionnaire.place.zone(one).label for one in zones)
            case _:
                return ABOUT[test.what, test.expected]

    def _chosen(self, question: Question, mode: str, keys: Sequence[str]) -> str:
        others = [one.id for one in question.all_choices if one.id not in keys]
        if mode == "any" and len(keys) >= FEW and len(others) == 1 and _says_one_choice(question):
            return f"tout sauf {self._label(question, others[0])}"
        labels = [self._label(question, key) for key in keys]
        if _counts_not_knowing(question, keys):
            labels.append(NOT_KNOWING)
        *first, last = labels or ["jamais"]
        listed = f"{', '.join(first)} {LINKS[mode]} {last}" if first else last
        return f"pas {listed}" if mode == "none" else listed

    def _label(self, question: Question, key: str) -> str:
        communes = self.questionnaire.catalogue.communes if question.kind == "commune" else ()
        label = next((one.name for one in communes if one.id == key), None) or question.choice(key).label
        return f"«\u00a0{label}\u00a0»"


def _says_one_choice(question: Question) -> bool:
    """Return whether every answer to a question is exactly one of its choices."""
    return question.kind != "multiple" and question.knows_not == "refused" and not question.not_applicable


def _counts_not_knowing(question: Question, keys: Sequence[str]) -> bool:
    """Return whether « je ne sais pas » counts among these choices: as the lowest, where it is read as the worst."""
    lowest = {one.id for one in question.all_choices if one.level == 0}
    return question.knows_not == "worst" and not lowest.isdisjoint(keys)
