"""Conditions as XPath, with their exact meaning: when one is true, false, absent; else it is open.

A form knows only true and false, so each of the three is an expression of its own, made from the parts. Whether a
question is asked is itself kept in a hidden field where another condition depends on it: expressions stay short, and an
answer that lingers in a question no longer asked is never read.
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
        self.lowering = questionnaire.prepared(Lowering)
        self.whens = whens_of(questionnaire)
        trees = self.whens.values()
        named = {key for tree in trees for key in questions_named(tree)}
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
        """Return when a test is true, false and absent."""
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
        """Return when a question is known to be asked, or answered; this is never absent."""
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
        """Return a test of an answer: absent where the question is not asked, or nothing of use was said to it."""
        unknown, beside = _states(test.question)
        absent = either(asked.no, both(asked.yes, either(unknown if absent_unknown else False, beside)))
        true, false = value
        return Truths(both(asked.yes, true), both(asked.yes, false), absent)

    def _number(self, test: NumberTest) -> tuple[Expression, Expression]:
        """Return when the number said makes a test true, and false."""
        holds = f"{field(question_name(test.question.id))} {SIGNS.of(test.operator)} {number(test.limit)}"
        said = _answered(self.lowering, test.question)
        return both(said, holds), both(said, negated(holds))

    def _choices(self, test: TicksTest) -> tuple[Expression, Expression]:
        """Return when the choices made make a test true, and false."""
        if kind_of(test.question).is_several:
            return _ticks(test)
        reads = {key: key for key in self.lowering.choices_of(test.question)}
        if test.lowest is not None:
            reads[DONT_KNOW] = test.lowest
        name = question_name(test.question.id)
        wanted, others = ([key for key, one in reads.items() if test.holds_of(one) == holds] for holds in (True, False))
        return one_of(name, wanted), one_of(name, others)


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


def _states(question: Question) -> tuple[Expression, Expression]:
    """Return when « je ne sais pas », and when « sans objet », is said of a question."""
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
    """Return whether a question is answered in the form by choosing from a list."""
    return kind_of(question).is_listed


def has_state(question: Question) -> bool:
    """Return whether « je ne sais pas » or « sans objet » may be said of a question."""
    return question.knows_not != "refused" or question.not_applicable


def _answered(lowering: Lowering, question: Question) -> Expression:
    """Return when a question has a value."""
    name = question_name(question.id)
    if kind_of(question).is_several:
        return both(filled(name), *(negated(state) for state in _states(question)))
    if has_choices(question):
        return one_of(name, lowering.choices_of(question))
    return both(filled(name), f"{field(state_name(question.id))} = ''" if has_state(question) else True)


def _ticks(test: TicksTest) -> tuple[Expression, Expression]:
    """Return when the ticks of a question make a test true, and false."""
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
