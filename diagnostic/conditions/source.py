"""Conditions as Python source: the one way they are evaluated, alone or all those of a questionnaire in one function.

A condition is written as three expressions over the facts `f`: that it is true, that it is false, that it is open; it
is absent where none of them holds. Calling a closure costs more than most tests: written out, a test is a comparison.
Sources are made of the compiler's own numbers, never of a text of the questionnaire.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from diagnostic.conditions.lowering import (
    HOLDS,
    OPPOSITE,
    ByComparison,
    Contrary,
    Every,
    NumberTest,
    ScoreTest,
    Some,
    StateTest,
    TicksTest,
)
from diagnostic.conditions.truth import ABSENT, FALSE, OPEN, TRUE, Facts
from diagnostic.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from diagnostic.conditions.compiler import Compiler
    from diagnostic.conditions.lowering import Lowered, QuestionTest
    from diagnostic.conditions.truth import Known
    from diagnostic.model import Comparison

Evaluate = Callable[[Facts], int]

SIGNS = ByComparison(eq="==", ne="!=", lt="<", lte="<=", gt=">", gte=">=")
FEW, NEAR = 2, 60


class Written(NamedTuple):
    """A condition as expressions: each a Python text that is true or false of the facts `f`."""

    true: str
    false: str
    open: str

    @property
    def truth(self) -> str:
        """The source of its truth."""
        return f"{TRUE} if {self.true} else {FALSE} if {self.false} else {OPEN} if {self.open} else {ABSENT}"


HOLDING = Written("True", "False", "False")


class Writer:
    """Writes the conditions of one questionnaire; `names` holds the values that its expressions name.

    `local`: the questions whose cell is a local variable of the function that is written; `noted`: lines that write the
    truth of parts into variables of their own.
    """

    def __init__(self, compiler: Compiler, local: Iterable[int] = ()) -> None:
        self.compiler = compiler
        self.size = compiler.size
        self.local = frozenset(local)
        self.names: dict[str, Any] = {}
        self.noted: list[str] = []

    def bit(self, rank: int) -> str:
        """Return the source of a bit: far ones by a name, or the source would grow faster than the questionnaire."""
        return str(1 << rank) if rank < NEAR else self.named("bit", 1 << rank)

    def cell(self, rank: int) -> str:
        """Return the source of the choices made in a question."""
        return f"c{rank}" if rank in self.local else f"f[{rank}]"

    def unpacked(self) -> str:
        """Return the line that reads the local cells from the facts: shorter than to look each up where it is read."""
        ranks = sorted(self.local)
        if not ranks:
            return "pass"
        self.names["cells"] = itemgetter(*ranks, ranks[0])  # one more than asked for: never one alone
        return f"{''.join(f'c{rank}, ' for rank in ranks)}_ = cells(f)"

    def named(self, prefix: str, value: object) -> str:
        """Return a new name for a value."""
        name = f"{prefix}{len(self.names)}"
        self.names[name] = value
        return name

    def written(self, condition: Lowered, part: Callable[[Lowered], Written] | None = None) -> Written:
        """Return a condition as expressions; `part` says how its parts are written, if otherwise than in place."""
        write = part or self.written
        match condition:
            case Every(parts):
                return _combined([write(one) for one in parts])
            case Some(parts):
                return _opposite(_combined([_opposite(write(one)) for one in parts]))
            case Contrary(one):
                return _opposite(write(one))
            case ScoreTest():
                return self._scored(condition)
            case test:
                return self._test(test, self.compiler.rank[test.question.id])

    def note(self, condition: Lowered) -> Written:
        """Write the truth of a condition into a variable, after those of its parts, and return how to read it."""
        truth = self.written(condition, self.note).truth
        name = f"t{len(self.noted)}"
        self.noted.append(f"{name} = {truth}")
        return Written(f"{name} == {TRUE}", f"{name} == {FALSE}", f"{name} == {OPEN}")

    def evaluate(self, condition: Lowered) -> Evaluate:
        """Return the function that tells the truth of a condition."""
        return self.function("truth", "f", [f"return {self.written(condition).truth}"])

    def _scored(self, test: ScoreTest) -> Written:
        at = 3 * self.size + self.compiler.dimension_rank[test.dimension]
        self.names["compared"] = compared
        called = f"compared(f[{at}], {test.operator!r}, {self.named('limit', test.limit)})"
        return Written(f"{called} == {TRUE}", f"{called} == {FALSE}", f"{called} == {OPEN}")

    def _test(self, test: QuestionTest, rank: int) -> Written:
        match test:
            case TicksTest():
                return self._ticks(test, rank)
            case NumberTest():
                return self._number(test, rank)
            case StateTest():
                return self._state(test, self.size + rank)
            case never:
                assert_never(never)

    def _number(self, test: NumberTest, rank: int) -> Written:
        limit, cell, number = self.number(test.limit), self.cell(rank), f"f[{2 * self.size + rank}]"
        signs = (SIGNS.of(test.operator), SIGNS.of(OPPOSITE.of(test.operator)))
        true, false = (f"({cell} >= 0 and {number} {sign} {limit})" for sign in signs)
        return Written(true, false, f"{cell} == {OPEN}")

    def _state(self, test: StateTest, at: int) -> Written:
        said = (tuple(state for state, truth in enumerate(test.truths) if truth == one) for one in (TRUE, FALSE, OPEN))
        return Written(*(f"f[{at}] in {states}" for states in said))

    def number(self, value: Fraction) -> str:
        """Return a number as source: whole ones are compared much faster."""
        return str(value.numerator) if value.denominator == 1 else self.named("number", value)

    def _ticks(self, test: TicksTest, rank: int) -> Written:
        mask, cell = self.compiler.mask(test), self.cell(rank)
        is_open = f"{cell} == {OPEN}"
        match test.mode:
            case "all":
                all_of, not_all = (f"({cell} >= 0 and {cell} & {mask} {sign} {mask})" for sign in ("==", "!="))
                return Written(all_of, not_all, is_open)
            case "any":
                return Written(*self._some(rank, cell, mask), is_open)
            case "none":
                return _opposite(Written(*self._some(rank, cell, mask), is_open))
            case never:
                assert_never(never)

    def _some(self, rank: int, cell: str, mask: int) -> tuple[str, str]:
        """Return the source of: some choice of the mask was made, and none of them."""
        if kind_of(self.compiler.questions[rank]).is_several:
            return f"({cell} > 0 and {cell} & {mask})", f"({cell} >= 0 and not {cell} & {mask})"
        every = tuple(self.compiler.bits[rank].values())
        inside, outside = [bit for bit in every if bit & mask], [bit for bit in every if not bit & mask]
        return _among(cell, inside), _among(cell, outside)

    def function(self, name: str, arguments: str, lines: Iterable[str]) -> Callable[..., Any]:
        """Return the function whose body these lines are."""
        body = "\n".join(f"    {line}" for line in lines)
        scope = dict(self.names)
        exec(compile(f"def {name}({arguments}):\n{body}", f"<{name}>", "exec"), scope)  # noqa: S102 - our own source
        return scope[name]  # type: ignore[no-any-return]


def _among(cell: str, bits: list[int]) -> str:
    if len(bits) > FEW:
        return f"{cell} in {{{', '.join(map(str, bits))}}}"
    return f"({' or '.join(f'{cell} == {bit}' for bit in bits)})" if bits else "False"


def _opposite(one: Written) -> Written:
    return Written(one.false, one.true, one.open)


def _combined(parts: list[Written]) -> Written:
    """Strong Kleene: false if any part is false, else open if any is open, else absent if any is absent, else true."""
    if len(parts) < FEW:
        return parts[0] if parts else HOLDING
    false = f"({' or '.join(part.false for part in parts)})"
    some_open = " or ".join(part.open for part in parts)
    return Written(f"({' and '.join(part.true for part in parts)})", false, f"(not {false} and ({some_open}))")


def compared(known: Known, operator: Comparison, limit: Fraction) -> int:
    """Return whether a score compares so with a constant: open while its bounds do not agree on it."""
    low, high = known.low, known.high
    if low is None or high is None:
        return ABSENT
    between = operator in {"eq", "ne"} and low != high and low <= limit <= high
    holds = HOLDS.of(operator)
    first = holds(low, limit)
    if known.may_be_missing or between or first != holds(high, limit):
        return OPEN
    return TRUE if first else FALSE
