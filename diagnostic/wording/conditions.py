"""A condition in French words, with the author's labels: when a question is asked, said to a person with a pen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, assert_never

from diagnostic.conditions import (
    OPPOSITE,
    ByChoice,
    ByComparison,
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
from diagnostic.kinds.commune import name_of
from diagnostic.wording.amounts import money
from diagnostic.wording.answers import label_of
from diagnostic.wording.french import listed
from diagnostic.wording.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from diagnostic.conditions import Lowered, QuestionTest
    from diagnostic.model import Comparison, ConditionTree, Question, Questionnaire

    Named = Callable[[Question], str]

COMPARED = ByComparison(
    eq="est {}",
    ne="n’est pas {}",
    lt="est inférieure à {}",
    lte="est de {} au plus",
    gt="est supérieure à {}",
    gte="est de {} au moins",
)
# More labels than this are said by where they stand in the list, when they follow one another to one of its ends.
MOST_QUOTED = 2


class Said(NamedTuple):
    """A condition in words; `link` is what joins its parts (« et », « ou »), if it has several."""

    text: str
    link: str = ""


def condition_in_words(questionnaire: Questionnaire, condition: ConditionTree, named: Named | None = None) -> str:
    r"""Return when a condition holds, as words that follow « si ».

    `named` says how a question is called (« la question 12 »); by default by what it asks. A negation is said as what
    makes it hold: « je ne sais pas » and questions that are not asked satisfy neither a test nor its contrary.

    >>> condition_in_words(questionnaire, read_condition({"stock": ["oui"]}), lambda question: "la question 12")
    'la réponse à la question 12 est «\xa0Oui\xa0»'
    """
    return (
        _Words(questionnaire, named or (lambda question: f"la question « {label_of(questionnaire, question)} »"))
        .say(lowered(questionnaire, condition), holds=True)
        .text
    )


class _Words:
    """Says the conditions of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire, named: Named) -> None:
        self.questionnaire = questionnaire
        self.named = named

    def say(self, condition: Lowered, *, holds: bool) -> Said:
        """Return what makes a condition true, or (`holds` false) what makes it false."""
        match condition:
            case Contrary(part):
                return self.say(part, holds=not holds)
            case Every(parts):
                return self._joined(parts, "et" if holds else "ou", holds=holds)
            case Some(parts):
                return self._joined(parts, "ou" if holds else "et", holds=holds)
            case ScoreTest(dimension, operator, limit):
                return Said(f"{self._score(dimension)} {_compared(operator, number(limit), holds=holds)}")
            case test:
                return Said(self._test(test, self.named(test.question), holds=holds))

    def _joined(self, parts: Sequence[Lowered], link: str, *, holds: bool) -> Said:
        return _joined([self.say(part, holds=holds) for part in parts], link)

    def _score(self, dimension: str) -> str:
        known = self.questionnaire.dimension_by_id
        return f"la note de l’axe « {known[dimension].label} »" if dimension in known else "la note d’ensemble"

    def _test(self, test: QuestionTest, name: str, *, holds: bool) -> str:
        match test:
            case StateTest():
                return _state(test, holds=holds).format(name)
            case NumberTest(question, operator, limit):
                amount = self._amount(question, limit)
                return f"la réponse à {name} {_compared(operator, amount, holds=holds)}"
            case TicksTest():
                return self._choices(test, name, holds=holds)
            case never:
                assert_never(never)

    def _amount(self, question: Question, limit: Fraction) -> str:
        if kind_of(question).whole:
            return money(int(limit), self.questionnaire.place.currency)
        return f"{number(limit)} {question.unit}".strip()

    def _choices(self, test: TicksTest, name: str, *, holds: bool) -> str:
        match test.named:
            case ByZone(zones):
                where = listed([self.questionnaire.place.zone(one).phrase for one in zones], "ou")
                return f"la commune ({name}) {'est' if holds else 'n’est pas'} {where}"
            case ByChoice() if kind_of(test.question).is_place:
                return self._communes(test, name, holds=holds)
            case ByChoice() if kind_of(test.question).is_several:
                return _ticks(test, name, holds=holds)
            case ByChoice() | ByLevel():
                return f"la réponse à {name} est {_one_of(test, holds=holds)}"
            case never:
                assert_never(never)

    def _communes(self, test: TicksTest, name: str, *, holds: bool) -> str:
        names = [name_of(self.questionnaire, key) for key in test.choices]
        if _wants_some(test, holds=holds):
            return f"la commune ({name}) est {listed(names, 'ou')}"
        return f"la commune ({name}) n’est pas {listed(names, 'ni')}"


def _state(test: StateTest, *, holds: bool) -> str:
    """Return what is said of a question when a test of its state holds, or not."""
    match test.aspect:
        case "asked":
            return "{} est à remplir" if test.expected == holds else "{} n’est pas à remplir"
        case "answered" if test.expected == holds:
            return "{} a une réponse"
        case "answered":
            return "{} n’est pas à remplir, ou sa réponse est « je ne sais pas » ou « sans objet »"
        case never:
            assert_never(never)


def _joined(parts: Sequence[Said], link: str) -> Said:
    if len(parts) <= 1:
        return parts[0] if parts else Said("dans tous les cas" if link == "et" else "jamais")
    texts = [f"({part.text})" if part.link not in {"", link} else part.text for part in parts]
    return Said(f", {link} ".join(texts), link)


def _compared(operator: Comparison, amount: str, *, holds: bool) -> str:
    return COMPARED.of(operator if holds else OPPOSITE.of(operator)).format(amount)


def _ticks(test: TicksTest, name: str, *, holds: bool) -> str:
    """Return what is ticked, or not, of a question where several choices may be."""
    labels = [f"« {test.question.choice(key).label} »" for key in test.choices]
    one = len(labels) == 1
    if not labels:
        return "jamais" if _wants_some(test, holds=holds) else f"{name} a une réponse"
    if test.mode == "all" and not one:
        return f"à {name}, {listed(labels)} {'sont tous cochés' if holds else 'ne sont pas tous cochés'}"
    if _wants_some(test, holds=holds):
        return f"à {name}, {listed(labels, 'ou')} est coché"
    return f"à {name}, {labels[0]} n’est pas coché" if one else f"à {name}, ni {' ni '.join(labels)} n’est coché"


def _wants_some(test: TicksTest, *, holds: bool) -> bool:
    """Return whether some choice of a test is wanted, or none of them, when it holds or not."""
    match test.mode:
        case "any" | "all":
            return holds
        case "none":
            return not holds
        case never:
            assert_never(never)


def _one_of(test: TicksTest, *, holds: bool) -> str:
    """Return the answers wanted: quoted, or by their place; « je ne sais pas » too where it reads as the lowest."""
    question = test.question
    wanted = tuple([test.holds_of(choice.id) == holds for choice in question.all_choices])
    labels, others = (_quoted(question, wanted, holds=here) for here in (True, False))
    unknown = ["« je ne sais pas »"] if test.lowest is not None and test.holds_of(test.lowest) == holds else []
    if not labels + unknown:
        return "une autre que celles de la liste"
    if len(labels) <= MOST_QUOTED:
        return listed([*labels, *unknown], "ou")
    if _to_one_end(wanted):
        edge, where = (labels[0], "plus bas") if wanted[-1] else (labels[-1], "plus haut")
        return listed([edge, f"une réponse placée {where} dans la liste", *unknown], "ou")
    if len(others) <= MOST_QUOTED:
        but = f", sauf {listed(others)}" if others else ""
        return listed([f"un choix de la liste{but}", *unknown], "ou")
    return listed([*labels, *unknown], "ou")


def _quoted(question: Question, wanted: tuple[bool, ...], *, holds: bool) -> list[str]:
    return [f"« {choice.label} »" for choice, want in zip(question.all_choices, wanted, strict=True) if want == holds]


def _to_one_end(wanted: tuple[bool, ...]) -> bool:
    """Return whether what is wanted stands together at one end of the list, and is not all of it."""
    return sum(one != other for one, other in pairwise(wanted)) == 1
