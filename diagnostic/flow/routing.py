"""The questions of a questionnaire compiled for routing: one generated function evaluates them all in order."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.conditions import (
    ABSENT,
    ANSWERED,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_ASKED,
    OPEN,
    UNANSWERED,
    Compiled,
    Compiler,
    Facts,
    lowest_of,
)
from diagnostic.flow.walk import walk_of
from diagnostic.kinds import kind_of
from diagnostic.model import All, questions_named
from diagnostic.response import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import ConditionTree, Question, Questionnaire
    from diagnostic.response import Value

MOST_REMEMBERED = 10_000


class Line(NamedTuple):
    """The part of one question that routing needs.

    `cells` caches the choice bits of each answer: single choices in advance, sets of ticks as they occur.
    """

    rank: int
    key: str
    short: bool
    in_answers: bool
    bits: dict[str, int]
    cells: dict[Any, int]
    numeric: bool
    lowest: int


class Routing:
    """The questions of a questionnaire in order, each with its compiled condition."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.compiler = compiler = Compiler(questionnaire)
        self.identity_size = len(questionnaire.identity)
        self.size = compiler.size
        self.blank: Facts = [ABSENT] * self.size + [NOT_ASKED] * self.size + [None] * self.size
        self.blank += [None] * len(compiler.dimension_rank)
        self.conditions = _conditions(questionnaire)
        self.whens: list[Compiled | None] = [
            compiler.route(rank, when) if when else None for rank, when in enumerate(self.conditions)
        ]
        asked = range(self.identity_size, self.size)
        self.deciding = self._steering(questionnaire) | frozenset(asked)
        self.required = frozenset(rank for rank in asked if compiler.questions[rank].required)
        self.lines = tuple(self._line(rank, question) for rank, question in enumerate(compiler.questions))
        fields = self.lines[: self.identity_size]
        self.sheet = {line.key: line.rank for line in fields if self.whens[line.rank] is None}
        for rank in self.sheet.values():
            self.blank[rank], self.blank[self.size + rank] = OPEN, UNANSWERED
        for rank in asked:
            if self.whens[rank] is None:  # answered, unless the walk says something else
                self.blank[self.size + rank] = ANSWERED

    @cached_property
    def walk(self) -> Callable[..., None]:
        """The compiled function that follows the full path: see `walk_of`."""
        return walk_of(self, short=False)

    @cached_property
    def walk_short(self) -> Callable[..., None]:
        """The compiled function that follows the short path: questions outside it are deferred."""
        return walk_of(self, short=True)

    def _steering(self, questionnaire: Questionnaire) -> frozenset[int]:
        """Return the identity fields that routing or recommendations name, as opposed to aids alone."""
        conditions = [when for when in self.conditions if when]
        for recommendation in questionnaire.recommendations:
            brings = (other.when for other in recommendation.brings)
            conditions += filter(
                None,
                (
                    recommendation.when,
                    recommendation.in_place_when,
                    recommendation.applies_when,
                    recommendation.urgent_when,
                    *brings,
                ),
            )
        named = {self.compiler.rank[key] for tree in conditions for key in questions_named(tree)}
        return frozenset(rank for rank in named if rank < self.identity_size)

    def _line(self, rank: int, question: Question) -> Line:
        bits = self.compiler.bits[rank]
        asked = rank >= self.identity_size
        return Line(
            rank,
            question.id,
            short=question.short or not asked,
            in_answers=asked,
            bits=bits,
            cells={} if kind_of(question).is_several else dict(bits),
            numeric=kind_of(question).is_number,
            lowest=ABSENT if (lowest := lowest_of(question)) is None else bits[lowest],
        )

    def take(self, facts: Facts, rank: int, value: Value, wait: Callable[[int], None]) -> int:
        """Write one answer, or its absence so far, into the facts, and return its choices as bits."""
        line, state = self.lines[rank], self.size + rank
        if value is None:
            facts[rank], facts[state] = OPEN, UNANSWERED
            wait(rank)
            return OPEN
        if value.__class__ is Said:
            unknown = value is Said.DONT_KNOW
            facts[state] = DONT_KNOW if unknown else NOT_APPLICABLE
            facts[rank] = cell = line.lowest if unknown else ABSENT
            return cell
        facts[state] = ANSWERED
        facts[rank] = cell = _cell(line, value) if line.bits else 0
        if line.numeric:
            facts[2 * self.size + rank] = value.numerator if value.denominator == 1 else value
        return cell


def _cell(line: Line, value: Value) -> int:
    cell = line.cells.get(value)
    if cell is None:
        cell = sum(map(line.bits.__getitem__, value))
        if len(line.cells) < MOST_REMEMBERED:
            line.cells[value] = cell
    return cell


def _conditions(questionnaire: Questionnaire) -> tuple[ConditionTree | None, ...]:
    """Return the condition of each identity field and question, combined with its section's."""
    sections = {
        asked.id: section.when for section in questionnaire.sections for q in section.questions for asked in q.asked
    }
    conditions: list[ConditionTree | None] = []
    for question in (*questionnaire.identity, *questionnaire.questions):
        both = tuple(when for when in (sections.get(question.id), question.when) if when is not None)
        conditions.append(All(both) if len(both) > 1 else both[0] if both else None)
    return tuple(conditions)
