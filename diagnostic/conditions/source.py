"""Conditions as Python source, for those that are evaluated together: a whole questionnaire in one function.

A condition is written as three expressions over the facts `f`: that it is true, that it is false, that it is open; it
is absent where none of them holds. Calling a closure costs more than most tests: written out, a test is a comparison.
Sources are made of the compiler's own numbers, never of a text of the questionnaire.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.conditions.pieces import about_table
from diagnostic.conditions.truth import FALSE, OPEN, TRUE, compared
from diagnostic.kinds import kind_of
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Not, Scored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from fractions import Fraction

    from diagnostic.conditions.compiler import Compiler
    from diagnostic.conditions.truth import Facts
    from diagnostic.model import ConditionTree

SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
OPPOSITE = {"eq": "ne", "ne": "eq", "lt": "gte", "gte": "lt", "gt": "lte", "lte": "gt"}
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

    def written(self, condition: ConditionTree) -> Written:
        """Return a condition as expressions."""
        match condition:
            case All(parts):
                return _combined([self.written(part) for part in parts])
            case AnyOf(parts):
                true, false, is_open = _combined([_opposite(self.written(part)) for part in parts])
                return Written(false, true, is_open)
            case Not(part=part):
                return _opposite(self.written(part))
            case Scored(dimension, operator, value):
                return self._scored(3 * self.size + self.compiler.dimension_rank[dimension], operator, value)
            case test:
                return self._test(test, self.compiler.rank[test.question])

    def _scored(self, at: int, operator: str, limit: Fraction) -> Written:
        def value(facts: Facts) -> int:
            return compared(facts[at], operator, limit)

        called = f"{self.named('score', value)}(f)"
        return Written(f"{called} == {TRUE}", f"{called} == {FALSE}", f"{called} == {OPEN}")

    def _test(self, test: ConditionTree, rank: int) -> Written:
        if isinstance(test, About):
            return self._about(self.size + rank, test)
        if isinstance(test, Compared) and not self.compiler.questions[rank].is_choice:
            limit = self.number(test.value)
            cell, number, opposite = self.cell(rank), f"f[{2 * self.size + rank}]", OPPOSITE[test.operator]
            true, false = (f"({cell} >= 0 and {number} {SIGNS[sign]} {limit})" for sign in (test.operator, opposite))
            return Written(true, false, f"{cell} == {OPEN}")
        return self._ticks(test, rank)

    def _about(self, at: int, test: About) -> Written:
        table = about_table(test)
        said = (tuple(state for state, truth in enumerate(table) if truth == one) for one in (TRUE, FALSE, OPEN))
        return Written(*(f"f[{at}] in {states}" for states in said))

    def number(self, value: Fraction) -> str:
        """Return a number as source: whole ones are compared much faster."""
        return str(value.numerator) if value.denominator == 1 else self.named("number", value)

    def _ticks(self, test: Any, rank: int) -> Written:  # noqa: ANN401 - a test of choices
        mask, cell = self.compiler.mask(test), self.cell(rank)
        is_open = f"{cell} == {OPEN}"
        mode = test.mode if isinstance(test, Chosen) else "any"
        if mode == "all":
            return Written(
                f"({cell} >= 0 and {cell} & {mask} == {mask})", f"({cell} >= 0 and {cell} & {mask} != {mask})", is_open
            )
        if kind_of(self.compiler.questions[rank]).is_several:
            some = Written(f"({cell} > 0 and {cell} & {mask})", f"({cell} >= 0 and not {cell} & {mask})", is_open)
        else:
            every = tuple(self.compiler.bits[rank].values())
            inside, outside = [bit for bit in every if bit & mask], [bit for bit in every if not bit & mask]
            some = Written(_among(cell, inside), _among(cell, outside), is_open)
        return _opposite(some) if mode == "none" else some

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
