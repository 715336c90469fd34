"""Conditions as XPath, with their exact meaning: when one is true, false, absent; else it is open.

A form knows only true and false, so each of the three is an expression of its own, made from the parts. Whether a
question is asked is itself kept in a hidden field where another condition depends on it: expressions stay short, and an
answer that lingers in a question no longer asked is never read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions.truth import HOLDS
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored, tests_of
from diagnostic.odk.expressions import (
    Expression,
    both,
    either,
    equals,
    field,
    filled,
    negated,
    number,
    one_of,
    ticked,
    when,
)
from diagnostic.odk.names import DONT_KNOW, NOT_APPLICABLE, asked_name, question_name, state_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diagnostic.model import ConditionTree, Question, Questionnaire

    Test = Chosen | Compared | Located | About | Scored

SIGNS = {"eq": "=", "ne": "!=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
YES, NO, STILL_OPEN = "yes", "no", "open"


class Truths(NamedTuple):
    """When a condition is true, false and absent."""

    true: Expression
    false: Expression
    absent: Expression

    @property
    def decided_against(self) -> Expression:
        """When it is false or absent: what hangs on it is not asked."""
        return either(self.false, self.absent)


class Asked(NamedTuple):
    """When a question is asked, and when it is not for certain."""

    yes: Expression
    no: Expression


def whens_of(questionnaire: Questionnaire) -> dict[str, ConditionTree]:
    """Return the whole condition of every question that has one: its section's and its own."""
    found: dict[str, tuple[ConditionTree | None, ...]] = {one.id: (one.when,) for one in questionnaire.identity}
    for section in questionnaire.sections:
        for question in section.questions:
            found |= {one.id: (section.when, question.when) for one in question.asked}
    kept = {key: tuple(one for one in whens if one is not None) for key, whens in found.items()}
    return {key: All(whens) if len(whens) > 1 else whens[0] for key, whens in kept.items() if whens}


class Conditions:
    """Writes the conditions of one questionnaire, on one path."""

    def __init__(self, questionnaire: Questionnaire, *, short: bool) -> None:
        self.questionnaire = questionnaire
        self.whens = whens_of(questionnaire)
        trees = self.whens.values()
        named = {test.question for tree in trees for test in tests_of(tree) if not isinstance(test, Scored)}
        self.flagged = frozenset(named & self.whens.keys())
        self.never = {one.id for one in questionnaire.questions if short and not one.short}
        # In the author's order, which is also that of routing: what can never be asked settles what hangs on it.
        for question in questionnaire.question_by_id.values():
            if question.id in self.whens and self.truths(self.whens[question.id]).true is False:
                self.never.add(question.id)

    def flags(self, questions: Iterable[Question]) -> Mapping[str, str]:
        """Return the hidden fields, by name, that say whether these questions are asked, where conditions need it."""
        return {asked_name(one.id): self._flag(self.whens[one.id]) for one in questions if one.id in self.flagged}

    def _flag(self, tree: ConditionTree) -> str:
        truths = self.truths(tree)
        return when(truths.true, f"'{YES}'", when(truths.decided_against, f"'{NO}'", f"'{STILL_OPEN}'"))

    def asked(self, question: str) -> Asked:
        """Return when a question is asked, and when it is not."""
        name = asked_name(question)
        flagged = question in self.flagged
        yes = False if question in self.never else equals(name, YES) if flagged else True
        return Asked(yes, equals(name, NO) if flagged else False)

    def truths(self, tree: ConditionTree) -> Truths:
        """Return when a condition is true, false and absent."""
        match tree:
            case All(parts):
                return _every([self.truths(part) for part in parts])
            case AnyOf(parts):
                return _opposite(_every([_opposite(self.truths(part)) for part in parts]))
            case Not(part=part):
                return _opposite(self.truths(part))
            case test:
                return self._test(test)

    def _test(self, test: Test) -> Truths:
        """Return when a test is true, false and absent; of scores, which routing never names, nothing is known."""
        if isinstance(test, Scored):
            return Truths(true=False, false=False, absent=False)
        question = self.questionnaire.question_by_id[test.question]
        asked = self.asked(test.question)
        unknown, beside = _states(question)
        if isinstance(test, About):
            said = _about(test, asked, either(unknown, beside), _answered(self.questionnaire, question))
            return said if test.expected else _opposite(said)
        true, false = self._value(test, question)
        kept_unknown = False if _reads_as(question) else unknown
        absent = either(asked.no, both(asked.yes, either(kept_unknown, beside)))
        return Truths(both(asked.yes, true), both(asked.yes, false), absent)

    def _value(self, test: Chosen | Compared | Located, question: Question) -> tuple[Expression, Expression]:
        """Return when the answer to a question makes a test true, and false."""
        if question.kind == "multiple":
            return _ticks(test, question)
        if isinstance(test, Compared) and not question.is_choice:
            name = question_name(question.id)
            holds = f"{field(name)} {SIGNS[test.operator]} {number(test.value)}"
            said = _answered(self.questionnaire, question)
            return both(said, holds), both(said, negated(holds))
        keys = [key for key in _keys(self.questionnaire, question) if key != DONT_KNOW or _reads_as(question)]
        wanted = {key for key in keys if self._wanted(test, question, key)}
        name = question_name(question.id)
        others = [key for key in keys if key not in wanted]
        return one_of(name, [key for key in keys if key in wanted]), one_of(name, others)

    def _wanted(self, test: Chosen | Compared | Located, question: Question, key: str) -> bool:
        """Return whether an answer makes a test true."""
        key = _reads_as(question) if key == DONT_KNOW else key
        match test:
            case Chosen(_, mode, choices):
                return (key in choices) == (mode != "none")
            case Located(_, zones):
                communes = {commune.id: commune.zone for commune in self.questionnaire.catalogue.communes}
                return communes[key] in zones
        level = question.choice(key).level
        return level is not None and HOLDS[test.operator](level, test.value)


def _every(parts: list[Truths]) -> Truths:
    """Strong Kleene: false if one is; else open if one is; else absent if one is; else true."""
    settled = both(*(either(part.true, part.absent) for part in parts))
    return Truths(
        both(*(part.true for part in parts)),
        either(*(part.false for part in parts)),
        both(settled, either(*(part.absent for part in parts))),
    )


def _opposite(part: Truths) -> Truths:
    return Truths(part.false, part.true, part.absent)


def _about(test: About, asked: Asked, states: Expression, answered: Expression) -> Truths:
    """Return when a question is known to be asked, or answered; this is never absent."""
    if test.what == "asked":
        return Truths(asked.yes, asked.no, absent=False)
    return Truths(both(asked.yes, answered), either(asked.no, both(asked.yes, states)), absent=False)


def _states(question: Question) -> tuple[Expression, Expression]:
    """Return when « je ne sais pas », and when « sans objet », is said of a question."""
    said = (
        (DONT_KNOW, question.knows_not != "refused"),
        (NOT_APPLICABLE, question.not_applicable),
    )
    unknown, beside = (_said(question, state) if allowed else False for state, allowed in said)
    return unknown, beside


def _said(question: Question, state: str) -> str:
    if question.kind == "multiple":
        return ticked(question_name(question.id), state)
    return equals(question_name(question.id) if has_choices(question) else state_name(question.id), state)


def has_choices(question: Question) -> bool:
    """Return whether a question is answered in the form by choosing from a list."""
    return question.is_choice or question.kind == "commune"


def has_state(question: Question) -> bool:
    """Return whether « je ne sais pas » or « sans objet » may be said of a question."""
    return question.knows_not != "refused" or question.not_applicable


def _answered(questionnaire: Questionnaire, question: Question) -> Expression:
    """Return when a question has a value."""
    name = question_name(question.id)
    if question.kind == "multiple":
        return both(filled(name), *(negated(state) for state in _states(question)))
    if has_choices(question):
        return one_of(name, [key for key in _keys(questionnaire, question) if key != DONT_KNOW])
    return both(filled(name), f"{field(state_name(question.id))} = ''" if has_state(question) else True)


def _keys(questionnaire: Questionnaire, question: Question) -> list[str]:
    """Return the choices of a question, and « je ne sais pas » where it may be said."""
    if question.kind == "commune":
        keys = [commune.id for commune in questionnaire.catalogue.communes]
    else:
        keys = [choice.id for choice in question.all_choices]
    return [*keys, DONT_KNOW] if question.knows_not != "refused" else keys


def _reads_as(question: Question) -> str:
    """Return the choice that « je ne sais pas » is read as: the lowest where it is a risk, else none."""
    levels = {choice.id: choice.level for choice in question.all_choices if choice.level is not None}
    return min(levels, key=levels.__getitem__) if question.knows_not == "worst" and levels else ""


def _ticks(test: Chosen | Compared | Located, question: Question) -> tuple[Expression, Expression]:
    """Return when the ticks of a question make a test true, and false."""
    name, mode, choices = question_name(question.id), getattr(test, "mode", "any"), getattr(test, "choices", ())
    unknown, beside = _states(question)
    lowest = _reads_as(question)
    ticks = [either(ticked(name, key), unknown if key == lowest else False) for key in choices]
    found = both(*ticks) if mode == "all" else either(*ticks)
    said = both(filled(name), negated(beside), True if lowest else negated(unknown))
    true, false = found, both(said, negated(found))
    return (false, true) if mode == "none" else (true, false)
