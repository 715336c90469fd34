"""The worth of the answers to one dimension's questions, counted in integers."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from operator import getitem, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import (
    ANSWERED,
    DONT_KNOW,
    OPEN_STATES,
    PENDING,
    UNANSWERED,
)
from diagnostic.kinds import kind_of
from diagnostic.response import Said
from diagnostic.scoring.bounds import ONE, ZERO, Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.conditions import Compiler, Facts
    from diagnostic.flow import Routing
    from diagnostic.model import Dimension, Question
    from diagnostic.response import Value

WHOLE = 0
MOST_REMEMBERED = 10_000


class Tally(NamedTuple):
    """The totals of one dimension's answers, in integer units of its `common` worth and of its weights.

    `amount` is the worth of the answers, `weight` the weight of the answered questions, `unanswered` and `unknown` the
    weights of asked questions without an answer or with « je ne sais pas »; `waiting`: how many questions are open.
    """

    amount: int
    weight: int
    unanswered: int
    unknown: int
    waiting: int


class Ticks(dict[int, int]):
    """Cache of the worth of each set of ticks, keyed by its bits and filled on first use."""

    def __init__(self, worths: Mapping[int, int], weight: int) -> None:
        super().__init__()
        self.worths, self.weight = worths, weight

    def __missing__(self, cell: int) -> int:
        """Compute the worth of one set of ticks; raise KeyError if it is empty."""
        if cell < 0:
            raise KeyError(cell)
        counted = self.weight * _ticked(cell, self.worths)
        if len(self) < MOST_REMEMBERED:
            self[cell] = counted
        return counted


class Line(NamedTuple):
    """One scored question: its rank, its weight and the worth of its choices by bit, as integers.

    `counts`: the amount that each cell adds.
    """

    rank: int
    weight: int
    worths: dict[int, int]
    counts: dict[int, int]
    several: bool
    question: Question


class Leaf:
    """The scored questions of one dimension; `common` is the integer that stands for a worth of 1."""

    def __init__(self, dimension: Dimension, questions: list[Question], routing: Routing) -> None:
        compiler = routing.compiler
        weighed = dimension.aggregate in {"weighted-mean", "sum"}
        weights = [question.weight if weighed else ONE for question in questions]
        self.unit = lcm(*(weight.denominator for weight in weights))
        worths = [worths_of(question, compiler) for question in questions]
        self.common = lcm(*(worth.denominator for each in worths for worth in each.values()))
        self.lines = tuple(
            self._line(question, int(weight * self.unit), each, compiler)
            for question, weight, each in zip(questions, weights, worths, strict=True)
        )
        self.size = compiler.size
        self.weight = sum(line.weight for line in self.lines)
        self.counts = [line.counts for line in self.lines]
        self.cells = itemgetter(*(line.rank for line in self.lines), self.lines[0].rank)
        self.plain = all(question.knows_not != "worst" for question in questions)
        self.bits = compiler.bits

    def _line(self, question: Question, weight: int, worth: dict[int, Fraction], compiler: Compiler) -> Line:
        worths, several = {bit: int(value * self.common) for bit, value in worth.items()}, kind_of(question).is_several
        counts = Ticks(worths, weight) if several else {bit: weight * value for bit, value in worths.items()}
        return Line(compiler.rank[question.id], weight, worths, counts, several, question)

    def tally(self, facts: Facts) -> Tally:
        """Return the tally of the answers, on the fast path if every answer is a choice (the usual case)."""
        if self.plain:
            try:
                return Tally(sum(map(getitem, self.counts, self.cells(facts))), self.weight, 0, 0, 0)
            except KeyError:
                pass
        return self._told_apart(facts)

    def _told_apart(self, facts: Facts) -> Tally:
        """Return the tally of the answers, by the state of each question."""
        amount = weight = unanswered = unknown = waiting = 0
        for line in self.lines:
            state = facts[self.size + line.rank]
            if state == ANSWERED:
                amount += line.counts[facts[line.rank]]
                weight += line.weight
            elif state == UNANSWERED:
                unanswered += line.weight
                waiting += 1
            elif state == DONT_KNOW:
                unknown += line.weight
            elif state in OPEN_STATES:
                waiting += 1
        return Tally(amount, weight, unanswered, unknown, waiting)

    def worths(self, facts: Facts) -> list[Fraction]:
        """Return the worth of each answered question."""
        lines = (line for line in self.lines if facts[self.size + line.rank] == ANSWERED)
        return [self._worth(line, facts[line.rank]) for line in lines]

    def items(self, facts: Facts, answers: Mapping[str, Value]) -> list[Item]:
        """Return the possible parts of the score over all completions, each with the range of its worth."""
        candidates = (self._item(line, facts, answers) for line in self.lines)
        return [item for item in candidates if item is not None]

    def _item(self, line: Line, facts: Facts, answers: Mapping[str, Value]) -> Item | None:
        state, weight = facts[self.size + line.rank], Fraction(line.weight, self.unit)
        if state == ANSWERED:
            worth = self._worth(line, facts[line.rank])
            return Item(weight, worth, worth, may_leave=False)
        if state not in OPEN_STATES:
            return None
        stored = answers.get(line.question.id) if state == PENDING else None
        if isinstance(stored, Said):
            return None
        if stored is not None:
            worth = self._worth(line, self._cell(line, stored))
            return Item(weight, worth, worth, may_leave=True)
        return Item(weight, *self._range(line), may_leave=state != UNANSWERED or may_go_unscored(line.question))

    def _cell(self, line: Line, value: Value) -> int:
        bits = self.bits[line.rank]
        return sum(bits[key] for key in value) if line.several else bits[value]

    def _worth(self, line: Line, cell: int) -> Fraction:
        worth = _ticked(cell, line.worths) if line.several else line.worths[cell]
        return Fraction(worth, self.common)

    def _range(self, line: Line) -> tuple[Fraction, Fraction]:
        worths = sorted(Fraction(worth, self.common) for bit, worth in line.worths.items() if bit != WHOLE)
        if not line.several:
            return worths[0], worths[-1]
        least = ZERO if line.question.may_be_empty else worths[0]
        return least, min(sum(worths[-(line.question.most or len(worths)) :], ZERO), ONE)


def may_go_unscored(question: Question) -> bool:
    """Return whether an asked question may end up unscored: unknown, not applicable, or left unanswered."""
    return question.knows_not != "refused" or question.not_applicable or not question.required


def _ticked(cell: int, worths: Mapping[int, int]) -> int:
    return min(sum(worth for bit, worth in worths.items() if cell & bit), worths[WHOLE])


def worths_of(question: Question, compiler: Compiler) -> dict[int, Fraction]:
    """Return the worth (0 to 1) of each choice, by its bit.

    Ticks add up to at most 1, the entry of bit 0.
    """
    bits, kind = compiler.bits[compiler.rank[question.id]], kind_of(question)
    worths = {bits[key]: worth for key, worth in kind.worths(question).items()}
    return {WHOLE: ONE} | worths if kind.is_several else worths
