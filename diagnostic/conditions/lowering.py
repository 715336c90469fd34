"""Conditions lowered to four shapes of test, with the facts of their questions: what a test means, written once.

An author has more ways to say a test than there are meanings: a level compared, or the zone of a commune, is a set
of choices. Evaluation, evidence, words, XPath, the solver and the drawings read what stands here and nothing else.
A shape, a mode or a comparison that one of them forgets does not type-check.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, assert_never

from diagnostic.conditions.truth import FALSE, WAS_ANSWERED, WAS_ASKED
from diagnostic.kinds import kind_of
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from diagnostic.model import Aspect, Comparison, ConditionTree, Question, Questionnaire

T = TypeVar("T")
Mode = Literal["any", "all", "none"]


class ByComparison(NamedTuple, Generic[T]):
    """One value for each comparison: a table that lacks one does not type-check."""

    eq: T
    ne: T
    lt: T
    lte: T
    gt: T
    gte: T

    def of(self, operator: Comparison) -> T:
        """Return the value for a comparison."""
        match operator:
            case "eq":
                return self.eq
            case "ne":
                return self.ne
            case "lt":
                return self.lt
            case "lte":
                return self.lte
            case "gt":
                return self.gt
            case "gte":
                return self.gte
            case never:
                assert_never(never)


HOLDS: ByComparison[Callable[[Any, Any], Any]] = ByComparison(eq=eq, ne=ne, lt=lt, lte=le, gt=gt, gte=ge)
OPPOSITE: ByComparison[Comparison] = ByComparison(eq="ne", ne="eq", lt="gte", lte="gt", gt="lte", gte="lt")
MATHEMATICAL = ByComparison(eq="=", ne="≠", lt="<", lte="≤", gt=">", gte="≥")


@dataclass(frozen=True, slots=True)
class ByChoice:
    """The choices of a test were named one by one."""


@dataclass(frozen=True, slots=True)
class ByLevel:
    """The choices of a test are those whose level compares so."""

    operator: Comparison
    limit: Fraction


@dataclass(frozen=True, slots=True)
class ByZone:
    """The choices of a test are the communes of these zones."""

    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TicksTest:
    """The choices made in a question: at least one of `choices` (any), each of them (all), or none of them.

    `lowest`: the choice that « je ne sais pas » reads as; without one, who does not know satisfies neither the test nor
    its contrary. `named`: how the author told these choices, for those who say the test in words.
    """

    question: Question = field(hash=False)
    mode: Mode
    choices: tuple[str, ...]
    lowest: str | None
    named: ByChoice | ByLevel | ByZone

    @property
    def counts_unknown(self) -> bool:
        """Whether « je ne sais pas » reads as one of `choices`."""
        return self.lowest in self.choices

    def holds_of(self, choice: str) -> bool:
        """Return whether an answer of this choice alone satisfies the test."""
        match self.mode:
            case "any":
                return choice in self.choices
            case "all":
                return {choice}.issuperset(self.choices)
            case "none":
                return choice not in self.choices
            case never:
                assert_never(never)


@dataclass(frozen=True, slots=True)
class NumberTest:
    """The number that answers a question, compared with a limit."""

    question: Question = field(hash=False)
    operator: Comparison
    limit: Fraction


@dataclass(frozen=True, slots=True)
class StateTest:
    """The state of a question: `truths` is what the test is worth in each `State`, in their order."""

    question: Question = field(hash=False)
    aspect: Aspect
    expected: bool
    truths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ScoreTest:
    """The score of a dimension (or `overall`), compared with a limit on its scale."""

    dimension: str
    operator: Comparison
    limit: Fraction


@dataclass(frozen=True, slots=True)
class Every:
    """Every part holds; with no part, always true."""

    parts: tuple[Lowered, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds; with no part, never."""

    parts: tuple[Lowered, ...]


@dataclass(frozen=True, slots=True)
class Contrary:
    """The part is known to be false."""

    part: Lowered


QuestionTest = TicksTest | NumberTest | StateTest
Lowered = QuestionTest | ScoreTest | Every | Some | Contrary
ALWAYS, NEVER = Every(()), Some(())


class Lowering:
    """Lowers the conditions of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.questions = questionnaire.question_by_id
        self.communes = questionnaire.catalogue.communes

    def lower(self, condition: ConditionTree) -> Lowered:
        """Return the meaning of a condition; KeyError if it names a question or a choice that does not exist."""
        match condition:
            case All(parts):
                return Every(tuple([self.lower(part) for part in parts]))
            case AnyOf(parts):
                return Some(tuple([self.lower(part) for part in parts]))
            case Not(part=part):
                return Contrary(self.lower(part))
            case Scored(dimension, operator, limit):
                return ScoreTest(dimension, operator, limit)
            case test:
                return self._test(test, self.questions[test.question])

    def _test(self, test: Chosen | Compared | Located | About, question: Question) -> QuestionTest:
        match test:
            case Chosen():
                return self._chosen(test, question)
            case Compared(_, operator, limit):
                return self._compared(question, operator, limit)
            case Located(_, zones):
                inside = tuple(commune.id for commune in self.communes if commune.zone in zones)
                return self._ticks(question, "any", inside, ByZone(zones))
            case About(_, aspect, expected):
                return StateTest(question, aspect, expected, _truths(aspect, expected=expected))
            case never:
                assert_never(never)

    def _chosen(self, test: Chosen, question: Question) -> TicksTest:
        unknown = set(test.choices).difference(self.choices_of(question))
        if unknown:
            raise KeyError(*sorted(unknown))
        match test.mode:
            case "any" | "all" | "none":
                return self._ticks(question, test.mode, test.choices, ByChoice())
            case "only":
                others = tuple([key for key in self.choices_of(question) if key not in test.choices])
                return self._ticks(question, "none", others, ByChoice())
            case never:
                assert_never(never)

    def _compared(self, question: Question, operator: Comparison, limit: Fraction) -> TicksTest | NumberTest:
        if not kind_of(question).is_choice:
            return NumberTest(question, operator, limit)
        holds = HOLDS.of(operator)
        levels = ((choice.id, choice.level) for choice in question.all_choices)
        inside = tuple(key for key, level in levels if level is not None and holds(level, limit))
        return self._ticks(question, "any", inside, ByLevel(operator, limit))

    def _ticks(
        self, question: Question, mode: Mode, choices: tuple[str, ...], named: ByChoice | ByLevel | ByZone
    ) -> TicksTest:
        return TicksTest(question, mode, choices, lowest_of(question), named)

    def choices_of(self, question: Question) -> tuple[str, ...]:
        """Return the ids that may answer a question, in the author's order; none where it is answered otherwise."""
        return tuple([option.id for option in kind_of(question).options(self.questionnaire, question)])


def lowered(questionnaire: Questionnaire, condition: ConditionTree) -> Lowered:
    """Return the meaning of a condition; KeyError if it names a question or a choice that does not exist."""
    return questionnaire.prepared(Lowering).lower(condition)


def lowest_of(question: Question) -> str | None:
    """Return the choice that « je ne sais pas » reads as: that of the lowest level where not knowing is a risk."""
    levels = {choice.id: choice.level for choice in question.all_choices if choice.level is not None}
    return min(levels, key=levels.__getitem__) if question.knows_not == "worst" and levels else None


def tests_in(condition: Lowered) -> Iterator[QuestionTest | ScoreTest]:
    """Yield the tests of a condition, from left to right."""
    match condition:
        case Every(parts) | Some(parts):
            for part in parts:
                yield from tests_in(part)
        case Contrary(part):
            yield from tests_in(part)
        case test:
            yield test


def _truths(aspect: Aspect, *, expected: bool) -> tuple[int, ...]:
    match aspect:
        case "asked":
            table = WAS_ASKED
        case "answered":
            table = WAS_ANSWERED
        case never:
            assert_never(never)
    return table if expected else tuple(known if known < FALSE else 1 - known for known in table)
