"""Conditions as Python source, for those that are evaluated together: a whole questionnaire in one function.

A condition is written as three expressions over the facts `f`: that it is true, that it is false, that it is open; it
is absent where none of them holds. Calling a closure costs more than most tests: written out, a test is a comparison.
Sources are made of the compiler's own numbers, never of a text of the questionnaire.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from diagnostic.conditions.lowering import (
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
from diagnostic.conditions.pieces import score_test
from diagnostic.conditions.truth import FALSE, OPEN, TRUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from fractions import Fraction

    from diagnostic.conditions.compiler import Compiler
    from diagnostic.conditions.lowering import Lowered, QuestionTest

SIGNS = ByComparison(eq="==", ne="!=", lt="<", lte="<=", gt=">", gte=">=")
FEW, NEAR = 2, 60


class Written(NamedTuple):
    """A condition as expressions: each a Python text that is true or false of the facts `f`."""

    true: str
    false: str
    open: str


ALWAYS = Written("True", "False", "False")


class Writer:
    """Writes the conditions of one questionnaire; `names` holds the values that its expressions name.

    `local`: the questions whose cell is a local variable of the function that is written.
    """

    def __init__(self, compiler: Compiler, local: Iterable[int] = ()) -> None:
        self.compiler = compiler
        self.size = compiler.size
        self.local = frozenset(local)
        self.names: dict[str, Any] = {}

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

    def written(self, condition: Lowered) -> Written:
        """Return a condition as expressions."""
        match condition:
            case Every(parts):
                return _combined([self.written(part) for part in parts])
            case Some(parts):
                true, false, is_open = _combined([_opposite(self.written(part)) for part in parts])
                return Written(false, true, is_open)
            case Contrary(part):
                return _opposite(self.written(part))
            case ScoreTest():
                return self._scored(condition)
            case test:
                return self._test(test, self.compiler.rank[test.question.id])

    def _scored(self, test: ScoreTest) -> Written:
        at = 3 * self.size + self.compiler.dimension_rank[test.dimension]
        called = f"{self.named('score', score_test(at, test.operator, test.limit))}(f)"
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
        if self.compiler.questions[rank].kind == "multiple":
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
        return parts[0] if parts else ALWAYS
    false = f"({' or '.join(part.false for part in parts)})"
    some_open = " or ".join(part.open for part in parts)
    return Written(f"({' and '.join(part.true for part in parts)})", false, f"(not {false} and ({some_open}))")
