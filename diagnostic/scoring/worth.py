"""The worth of the answers to one dimension's questions, counted in integers."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import (
    ABSENT,
    ANSWERED,
    DEFERRED,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_ASKED,
    OPEN_STATES,
    PENDING,
    UNANSWERED,
)
from diagnostic.response import Said
from diagnostic.scoring.bounds import ONE, ZERO, Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.conditions import Compiler, Facts, Writer
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

    def __init__(self, worths: Mapping[int, int], share: int, weight: int) -> None:
        super().__init__()
        self.worths, self.share, self.weight = worths, share, weight

    def __missing__(self, cell: int) -> int:
        """Compute the worth of one set of ticks."""
        counted = self.share * _ticked(cell, self.worths) + self.weight
        if len(self) < MOST_REMEMBERED:
            self[cell] = counted
        return counted


class Line(NamedTuple):
    """One scored question: its rank, its weight and the worth of its choices by bit, as integers."""

    rank: int
    weight: int
    worths: dict[int, int]
    several: bool
    always: bool
    question: Question

    @property
    def must_say(self) -> bool:
        """Whether every valid answer is a choice (neither « je ne sais pas » nor « sans objet »)."""
        return not self.question.may_say_nothing


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
            Line(
                compiler.rank[question.id],
                int(weight * self.unit),
                {bit: int(worth * self.common) for bit, worth in each.items()},
                question.kind == "multiple",
                routing.conditions[compiler.rank[question.id]] is None,
                question,
            )
            for question, weight, each in zip(questions, weights, worths, strict=True)
        )
        self.size = compiler.size
        self.bits = compiler.bits
        whole = sum(line.weight for line in self.lines)
        self.shift = max(whole * self.common, len(self.lines)).bit_length()

    def packed(self, writer: Writer, *, quick: bool) -> str:
        """Return the source of the sum over all questions: a tally packed into one integer.

        The parts lie side by side, so that one addition adds them all. The fast version looks at choices only: it
        raises KeyError where choices do not determine the worth.
        """
        return " + ".join(self._counted(line, writer, quick=quick) for line in self.lines)

    def _counted(self, line: Line, writer: Writer, *, quick: bool) -> str:
        cell, state = f"f[{line.rank}]", f"f[{self.size + line.rank}]"
        weight = line.weight << self.shift
        if line.several:
            answered: dict[int, int] = Ticks(line.worths, line.weight, weight)
        else:
            answered = {bit: line.weight * worth + weight for bit, worth in line.worths.items()}
        if quick and not line.several and line.question.knows_not != "worst" and (line.always or line.must_say):
            # A question not asked counts 0; an open question, or an unknown answer, is in no table.
            return f"{writer.named('said', answered if line.always else answered | {ABSENT: 0})}[{cell}]"
        waiting = 1 << 4 * self.shift
        others = {
            NOT_ASKED: 0,
            PENDING: waiting,
            DEFERRED: waiting,
            UNANSWERED: (line.weight << 2 * self.shift) + waiting,
            DONT_KNOW: line.weight << 3 * self.shift,
            NOT_APPLICABLE: 0,
        }
        of_choices, not_said = writer.named("said", answered), writer.named("others", others)
        return f"({of_choices}[{cell}] if {state} == {ANSWERED} else {not_said}[{state}])"

    def tally(self, packed: int) -> Tally:
        """Return the parts of a packed tally."""
        part = (1 << self.shift) - 1
        amount, weight, unanswered, unknown = (packed >> at * self.shift & part for at in range(4))
        return Tally(amount, weight, unanswered, unknown, packed >> 4 * self.shift)

    def worths(self, facts: Facts) -> list[Fraction]:
        """Return the worth of each answered question."""
        lines = (line for line in self.lines if facts[self.size + line.rank] == ANSWERED)
        return [self._worth(line, facts[line.rank]) for line in lines]

    def items(self, facts: Facts, answers: Mapping[str, Value]) -> list[Item]:
        """Return the possible parts of the score over all completions, each with the range of its worth."""
        items = (self._item(line, facts, answers) for line in self.lines)
        return [item for item in items if item is not None]

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

    Ticks add up, each an equal share unless it has a value of its own, to at most 1, the entry of bit 0; an exclusive
    tick (« none of these ») adds nothing.
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
