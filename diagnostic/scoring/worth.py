"""What the answers to the questions of one dimension are worth, counted in whole numbers."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import ANSWERED, DONT_KNOW, OPEN_STATES, PENDING, UNANSWERED
from diagnostic.response import Said
from diagnostic.scoring.bounds import ONE, ZERO, Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.conditions import Compiler, Facts
    from diagnostic.model import Question
    from diagnostic.response import Value

WHOLE = 0


class Tally(NamedTuple):
    """What one dimension's answers add up to, and whether more may come.

    `amount` over `counted` weight makes the value; `weight` answered over the weight `asked` makes the coverage.
    """

    amount: int
    counted: int
    weight: int
    asked: int
    is_open: bool


class Line(NamedTuple):
    """One scored question: its rank, its weight and the worth of its choices by bit, in whole numbers."""

    rank: int
    weight: int
    worths: dict[int, int]
    several: bool
    question: Question


class Leaf:
    """The scored questions of one dimension; `common` is what a full worth counts."""

    def __init__(self, questions: list[Question], compiler: Compiler, *, zero: bool) -> None:
        self.zero = zero
        self.unit = lcm(*(question.weight.denominator for question in questions))
        worths = [worths_of(question, compiler) for question in questions]
        self.common = lcm(*(worth.denominator for each in worths for worth in each.values()))
        self.lines = tuple(
            Line(
                compiler.rank[question.id],
                int(question.weight * self.unit),
                {bit: int(worth * self.common) for bit, worth in each.items()},
                question.kind == "multiple",
                question,
            )
            for question, each in zip(questions, worths, strict=True)
        )
        self.mask = sum(compiler.bit(line.rank) for line in self.lines)
        self.size = compiler.size
        self.bits = compiler.bits

    def tally(self, facts: Facts) -> Tally:
        """Return what the answers add up to so far."""
        amount = weight = unanswered = unknown = 0
        is_open = False
        size = self.size
        for rank, share, worths, several, _ in self.lines:
            state = facts[size + rank]
            if state == ANSWERED:
                cell = facts[rank]
                amount += share * (_ticked(cell, worths) if several else worths[cell])
                weight += share
            elif state in OPEN_STATES:
                is_open = True
                unanswered += share * (state == UNANSWERED)
            elif state == DONT_KNOW:
                unknown += share
        counted = weight + unanswered if self.zero else weight
        return Tally(amount, counted, weight, weight + unanswered + unknown, is_open)

    def items(self, facts: Facts, answers: Mapping[str, Value]) -> list[Item]:
        """Return what may enter the mean in some completion, each with the range of its worth."""
        found = (self._item(line, facts, answers) for line in self.lines)
        return [item for item in found if item is not None]

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
        worths = [Fraction(worth, self.common) for bit, worth in line.worths.items() if bit != WHOLE]
        return (min(*worths, ZERO), ONE) if line.several else (min(worths), max(worths))


def may_go_unscored(question: Question) -> bool:
    """Return whether a question that is asked may end up with no worth: unknown, not applicable, or left."""
    return question.knows_not != "refused" or question.not_applicable or not question.required


def _ticked(cell: int, worths: Mapping[int, int]) -> int:
    return min(sum(worth for bit, worth in worths.items() if cell & bit), worths[WHOLE])


def worths_of(question: Question, compiler: Compiler) -> dict[int, Fraction]:
    """Return the worth (0 to 1) of each choice, by its bit.

    Ticks add up, each an equal share unless it has a value; the bit 0 stands for the whole, which they cannot pass,
    and an exclusive tick (« none of these ») adds nothing.
    """
    bits, choices = compiler.bits[compiler.rank[question.id]], question.all_choices
    if question.kind == "multiple":
        counted = sum(not choice.exclusive for choice in choices)
        shares = {
            bits[c.id]: ZERO if c.exclusive else Fraction(1, counted) if c.value is None else c.value for c in choices
        }
        return {WHOLE: ONE} | shares
    if question.kind == "yes-no" and all(choice.value is None for choice in choices):
        return {bits["yes"]: ONE, bits["no"]: ZERO}
    highest = max((choice.level or 0 for choice in choices), default=0) or 1
    return {bits[c.id]: Fraction(c.level or 0, highest) if c.value is None else c.value for c in choices}
