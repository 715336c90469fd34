"""Translate conditions to XPath with their exact meaning: true, false, absent, and otherwise open.

Forms have two-valued logic, so each of the three values is an expression of its own, built from the parts. If another
condition depends on whether a question is asked, a hidden field stores it: expressions stay short, and an answer left
in a question that is no longer asked is never read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from diagnostic.conditions import (
    ByComparison,
    Contrary,
    Every,
    Lowering,
    NumberTest,
    ScoreTest,
    Some,
    StateTest,
    TicksTest,
)
from diagnostic.kinds import kind_of
from diagnostic.model import All, questions_named
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

    from diagnostic.conditions import Lowered, QuestionTest
    from diagnostic.model import ConditionTree, Question, Questionnaire

SIGNS = ByComparison(eq="=", ne="!=", lt="<", lte="<=", gt=">", gte=">=")
YES, NO, STILL_OPEN = "yes", "no", "open"


class Truths(NamedTuple):
    """The expressions for a condition being true, false and absent."""

    true: Expression
    false: Expression
    absent: Expression

    @property
    def decided_against(self) -> Expression:
        """The expression for false or absent: questions with this condition are not asked."""
        return either(self.false, self.absent)


class Asked(NamedTuple):
    """The expressions for a question being asked, and for it being certainly not asked."""

    yes: Expression
    no: Expression


def whens_of(questionnaire: Questionnaire) -> dict[str, ConditionTree]:
    """Return the whole condition of every conditional question: its section's and its own."""
    found: dict[str, tuple[ConditionTree | None, ...]] = {one.id: (one.when,) for one in questionnaire.identity}
    for section in questionnaire.sections:
        for question in section.questions:
            found |= {one.id: (section.when, question.when) for one in question.asked}
    kept = {key: tuple(one for one in whens if one is not None) for key, whens in found.items()}
    return {key: All(whens) if len(whens) > 1 else whens[0] for key, whens in kept.items() if whens}


class Conditions:
    """Translates the conditions of one questionnaire, on one path."""

    def __init__(self, questionnaire: Questionnaire, *, short: bool) -> None:
        self.questionnaire = questionnaire
        self.lowering = questionnaire.prepared(Lowering)
        self.whens = whens_of(questionnaire)
        trees = self.whens.values()
        named = {key for tree in trees for key in questions_named(tree)}
        self.flagged = frozenset(named & self.whens.keys())
        self.never = {one.id for one in questionnaire.questions if short and not one.short}
        # In the author's order, which is that of routing: a question never asked decides those that depend on it.
        for question in questionnaire.question_by_id.values():
            if question.id in self.whens and self.truths(self.whens[question.id]).true is False:
                self.never.add(question.id)

    def flags(self, questions: Iterable[Question]) -> Mapping[str, str]:
        """Return the hidden fields, by name, that store whether a question is asked, for those that conditions need."""
        return {asked_name(one.id): self._flag(self.whens[one.id]) for one in questions if one.id in self.flagged}

    def _flag(self, tree: ConditionTree) -> str:
        truths = self.truths(tree)
        return when(truths.true, f"'{YES}'", when(truths.decided_against, f"'{NO}'", f"'{STILL_OPEN}'"))

    def asked(self, question: str) -> Asked:
        """Return the XPath expressions for a question being asked, and not asked."""
        name = asked_name(question)
        flagged = question in self.flagged
        yes = False if question in self.never else equals(name, YES) if flagged else True
        return Asked(yes, equals(name, NO) if flagged else False)

    def truths(self, tree: ConditionTree) -> Truths:
        """Return the expressions for a condition being true, false and absent."""
        return self._truths(self.lowering.lower(tree))

    def _truths(self, condition: Lowered) -> Truths:
        match condition:
            case Every(parts):
                return _every([self._truths(part) for part in parts])
            case Some(parts):
                return _opposite(_every([_opposite(self._truths(part)) for part in parts]))
            case Contrary(part):
                return _opposite(self._truths(part))
            case ScoreTest():  # routing never names one: nothing is known of it
                return Truths(true=False, false=False, absent=False)
            case test:
                return self._test(test, self.asked(test.question.id))

    def _test(self, test: QuestionTest, asked: Asked) -> Truths:
        """Return the expressions for a test being true, false and absent."""
        match test:
            case StateTest():
                return self._state(test, asked)
            case NumberTest():
                return self._valued(test, asked, self._number(test), absent_unknown=True)
            case TicksTest():
                return self._valued(test, asked, self._choices(test), absent_unknown=test.lowest is None)
            case never:
                assert_never(never)

    def _state(self, test: StateTest, asked: Asked) -> Truths:
        """Return the expressions for a question being known as asked, or answered; the test is never absent."""
        said = Truths(asked.yes, asked.no, absent=False)
        match test.aspect:
            case "asked":
                pass
            case "answered":
                silent, answered = either(*_states(test.question)), _answered(self.lowering, test.question)
                said = Truths(both(asked.yes, answered), either(asked.no, both(asked.yes, silent)), absent=False)
            case never:
                assert_never(never)
        return said if test.expected else _opposite(said)

    def _valued(
        self, test: TicksTest | NumberTest, asked: Asked, value: tuple[Expression, Expression], *, absent_unknown: bool
    ) -> Truths:
        """Return the expressions of a test on an answer: absent if not asked or without usable answer."""
        unknown, beside = _states(test.question)
        absent = either(asked.no, both(asked.yes, either(unknown if absent_unknown else False, beside)))
        true, false = value
        return Truths(both(asked.yes, true), both(asked.yes, false), absent)

    def _number(self, test: NumberTest) -> tuple[Expression, Expression]:
        """Return the expressions for a number making a test true, and false."""
        holds = f"{field(question_name(test.question.id))} {SIGNS.of(test.operator)} {number(test.limit)}"
        said = _answered(self.lowering, test.question)
        return both(said, holds), both(said, negated(holds))

    def _choices(self, test: TicksTest) -> tuple[Expression, Expression]:
        """Return the expressions for the choices made making a test true, and false."""
        if kind_of(test.question).is_several:
            return _ticks(test)
        reads = {key: key for key in self.lowering.choices_of(test.question)}
        if test.lowest is not None:
            reads[DONT_KNOW] = test.lowest
        name = question_name(test.question.id)
        wanted, others = ([key for key, one in reads.items() if test.holds_of(one) == holds] for holds in (True, False))
        return one_of(name, wanted), one_of(name, others)


def _every(parts: list[Truths]) -> Truths:
    """Combine in strong Kleene logic: false if one is; else open if one is; else absent if one is; else true."""
    settled = both(*(either(part.true, part.absent) for part in parts))
    return Truths(
        both(*(part.true for part in parts)),
        either(*(part.false for part in parts)),
        both(settled, either(*(part.absent for part in parts))),
    )


def _opposite(part: Truths) -> Truths:
    return Truths(part.false, part.true, part.absent)


def _states(question: Question) -> tuple[Expression, Expression]:
    """Return the expressions for « je ne sais pas » and for « sans objet » as the answer to a question."""
    said = (
        (DONT_KNOW, question.knows_not != "refused"),
        (NOT_APPLICABLE, question.not_applicable),
    )
    unknown, beside = (_said(question, state) if allowed else False for state, allowed in said)
    return unknown, beside


def _said(question: Question, state: str) -> str:
    if kind_of(question).is_several:
        return ticked(question_name(question.id), state)
    return equals(question_name(question.id) if has_choices(question) else state_name(question.id), state)


def has_choices(question: Question) -> bool:
    """Return whether the form asks a question with a list of choices."""
    return kind_of(question).is_listed


def has_state(question: Question) -> bool:
    """Return whether « je ne sais pas » or « sans objet » is a valid answer to a question."""
    return question.knows_not != "refused" or question.not_applicable


def _answered(lowering: Lowering, question: Question) -> Expression:
    """Return the expression for a question having a value."""
    name = question_name(question.id)
    if kind_of(question).is_several:
        return both(filled(name), *(negated(state) for state in _states(question)))
    if has_choices(question):
        return one_of(name, lowering.choices_of(question))
    return both(filled(name), f"{field(state_name(question.id))} = ''" if has_state(question) else True)


def _ticks(test: TicksTest) -> tuple[Expression, Expression]:
    """Return the expressions for the ticks of a question making a test true, and false."""
    name = question_name(test.question.id)
    unknown, beside = _states(test.question)
    ticks = [either(ticked(name, key), unknown if key == test.lowest else False) for key in test.choices]
    said = both(filled(name), negated(beside), negated(unknown) if test.lowest is None else True)
    match test.mode:
        case "any":
            found = either(*ticks)
            return found, both(said, negated(found))
        case "all":
            found = both(*ticks)
            return found, both(said, negated(found))
        case "none":
            found = either(*ticks)
            return both(said, negated(found)), found
        case never:
            assert_never(never)
