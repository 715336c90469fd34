"""A condition in French words, with the author's labels: when a question is asked, said to a person with a pen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions.truth import HOLDS
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored
from diagnostic.wording.amounts import money
from diagnostic.wording.answers import commune_name, label_of
from diagnostic.wording.french import listed
from diagnostic.wording.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from diagnostic.model import ConditionTree, Question, Questionnaire

    Named = Callable[[Question], str]

OPPOSITES = {"eq": "ne", "ne": "eq", "lt": "gte", "gte": "lt", "gt": "lte", "lte": "gt"}
COMPARED = {
    "eq": "est {}",
    "ne": "n’est pas {}",
    "lt": "est inférieure à {}",
    "lte": "est de {} au plus",
    "gt": "est supérieure à {}",
    "gte": "est de {} au moins",
}
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
        .say(condition, holds=True)
        .text
    )


class _Words:
    """Says the conditions of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire, named: Named) -> None:
        self.questionnaire = questionnaire
        self.named = named

    def say(self, condition: ConditionTree, *, holds: bool) -> Said:
        """Return what makes a condition true, or (`holds` false) what makes it false."""
        match condition:
            case Not(part=part):
                return self.say(part, holds=not holds)
            case All(parts) | AnyOf(parts):
                link = "et" if isinstance(condition, All) == holds else "ou"
                return _joined([self.say(part, holds=holds) for part in parts], link)
            case Scored(dimension, operator, value):
                return Said(f"{self._score(dimension)} {_compared(operator, number(value), holds=holds)}")
            case test:
                return Said(self._test(test, self.questionnaire.question_by_id[test.question], holds=holds))

    def _score(self, dimension: str) -> str:
        known = self.questionnaire.dimension_by_id
        return f"la note de l’axe « {known[dimension].label} »" if dimension in known else "la note d’ensemble"

    def _test(self, test: Chosen | Compared | Located | About, question: Question, *, holds: bool) -> str:
        name = self.named(question)
        match test:
            case About(_, what, expected):
                return ABOUT[what, expected == holds].format(name)
            case Located(_, zones):
                where = listed([self.questionnaire.place.zone(one).phrase for one in zones], "ou")
                return f"la commune ({name}) {'est' if holds else 'n’est pas'} {where}"
            case Chosen() if question.kind == "commune":
                return self._communes(test, name, holds=holds)
            case Chosen() if question.kind == "multiple":
                return _ticks(question, test, name, holds=holds)
            case Compared(_, operator, value) if not question.is_choice:
                here = self.questionnaire.place.currency
                of_money = question.kind == "money"
                amount = money(int(value), here) if of_money else f"{number(value)} {question.unit}".strip()
                return f"la réponse à {name} {_compared(operator, amount, holds=holds)}"
        return f"la réponse à {name} est {_one_of(question, _wanted(question, test, holds=holds))}"

    def _communes(self, test: Chosen, name: str, *, holds: bool) -> str:
        names = [commune_name(self.questionnaire, key) for key in test.choices]
        if (test.mode == "none") == holds:
            return f"la commune ({name}) n’est pas {listed(names, 'ni')}"
        return f"la commune ({name}) est {listed(names, 'ou')}"


ABOUT = {
    ("asked", True): "{} est à remplir",
    ("asked", False): "{} n’est pas à remplir",
    ("answered", True): "{} a une réponse",
    ("answered", False): "{} n’est pas à remplir, ou sa réponse est « je ne sais pas » ou « sans objet »",
}


def _joined(parts: Sequence[Said], link: str) -> Said:
    if len(parts) <= 1:
        return parts[0] if parts else Said("dans tous les cas" if link == "et" else "jamais")
    texts = [f"({part.text})" if part.link not in {"", link} else part.text for part in parts]
    return Said(f", {link} ".join(texts), link)


def _compared(operator: str, amount: str, *, holds: bool) -> str:
    return COMPARED[operator if holds else OPPOSITES[operator]].format(amount)


def _ticks(question: Question, test: Chosen, name: str, *, holds: bool) -> str:
    """Return what is ticked, or not, of a question where several choices may be."""
    labels = [f"« {question.choice(key).label} »" for key in test.choices]
    one = len(labels) == 1
    if test.mode == "all" and not one:
        return f"à {name}, {listed(labels)} {'sont tous cochés' if holds else 'ne sont pas tous cochés'}"
    if (test.mode == "none") != holds:
        return f"à {name}, {listed(labels, 'ou')} est coché"
    return f"à {name}, {labels[0]} n’est pas coché" if one else f"à {name}, ni {' ni '.join(labels)} n’est coché"


def _wanted(question: Question, test: Chosen | Compared | Located | About, *, holds: bool) -> tuple[bool, ...]:
    """Return, for each choice of a question in order, whether choosing it makes a test what is wanted of it."""
    if isinstance(test, Compared):
        compare, limit = HOLDS[test.operator], test.value
        true = [choice.level is not None and compare(choice.level, limit) for choice in question.all_choices]
    else:
        named = test.choices if isinstance(test, Chosen) else ()
        true = [(choice.id in named) == (getattr(test, "mode", "any") != "none") for choice in question.all_choices]
    return tuple(one == holds for one in true)


def _one_of(question: Question, wanted: tuple[bool, ...]) -> str:
    """Return the answers wanted: quoted, or by their place; « je ne sais pas » too where it reads as the lowest."""
    labels, others = (_quoted(question, wanted, holds=holds) for holds in (True, False))
    ranked = [(choice.level, at) for at, choice in enumerate(question.all_choices) if choice.level is not None]
    unknown = ["« je ne sais pas »"] if question.knows_not == "worst" and ranked and wanted[min(ranked)[1]] else []
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
