"""What the facts say of every recommendation: each condition true, false, absent or open, kept as bits of their ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import ABSENT, FALSE, OPEN, TRUE, Writer, Written
from diagnostic.model import ALWAYS, AnyOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from diagnostic.conditions import Compiler, Facts
    from diagnostic.flow import Flow
    from diagnostic.model import ConditionTree
    from diagnostic.roadmap.graph import Node

NEVER = AnyOf(())
NONE_OPEN = (0, 0, 0, 0)
WishBits = tuple[tuple[int, int], ...]


class Marks:
    """One condition of every recommendation: those for which it is true, false or open, as bits; else it is absent."""

    __slots__ = ("false", "open", "true")

    def __init__(self, true: int, false: int, is_open: int) -> None:
        self.true, self.false, self.open = true, false, is_open

    def __getitem__(self, rank: int) -> int:
        """Return the truth for the recommendation of a rank."""
        bit = 1 << rank
        if self.true & bit:
            return TRUE
        return FALSE if self.false & bit else OPEN if self.open & bit else ABSENT


class Truths(NamedTuple):
    """What the facts say of every recommendation, by rank. A wish that is not said is false."""

    applies: Marks
    in_place: Marks
    called: Marks
    urgent: Marks
    wished: Marks


class Weighing:
    """The conditions of all recommendations, evaluated together."""

    def __init__(self, nodes: Sequence[Node], wishes: Sequence[WishBits], compiler: Compiler) -> None:
        self.every = (1 << len(nodes)) - 1
        self.wishes = _by_question(wishes)
        writer = Writer(compiler)
        columns = [
            [writer.written(tree) for tree in trees]
            for trees in zip(*(_conditions(node) for node in nodes), strict=True)
        ] or [[], [], [], []]
        self.known = _function(writer, "known", columns, ("true", "false"))
        self.still_open = _function(writer, "still_open", columns, ("open",))

    def truths(self, flow: Flow) -> Truths:
        """Return what the facts of a flow say of every recommendation."""
        facts = flow.facts
        t0, f0, t1, f1, t2, f2, t3, f3 = self.known(facts)
        o0, o1, o2, o3 = NONE_OPEN if flow.settled else self.still_open(facts)
        return Truths(Marks(t0, f0, o0), Marks(t1, f1, o1), Marks(t2, f2, o2), Marks(t3, f3, o3), self._wished(facts))

    def _wished(self, facts: Facts) -> Marks:
        true = is_open = 0
        for rank, named, by_bit in self.wishes:
            cell: int = facts[rank]
            if cell == OPEN:
                is_open |= named
            while cell > 0:
                low = cell & -cell
                true |= by_bit.get(low, 0)
                cell ^= low
        return Marks(true, self.every & ~(true | is_open), is_open & ~true)


def _conditions(node: Node) -> tuple[ConditionTree, ...]:
    """Return the conditions of a recommendation in the order of `Truths`."""
    one = node.recommendation
    return one.applies_when or ALWAYS, one.in_place_when, one.when, one.urgent_when or NEVER


def _by_question(wishes: Sequence[WishBits]) -> tuple[tuple[int, int, dict[int, int]], ...]:
    """Return each question of wishes with the recommendations it names: all of them, and by choice."""
    found: dict[int, dict[int, int]] = {}
    for one, bits in enumerate(wishes):
        for rank, bit in bits:
            found.setdefault(rank, {})[bit] = 1 << one
    return tuple((rank, sum(by_bit.values()), by_bit) for rank, by_bit in found.items())


def _function(
    writer: Writer, name: str, columns: list[list[Written]], values: tuple[str, ...]
) -> Callable[[Facts], tuple[int, ...]]:
    """Return the function that tells, for each column and value, the ranks for which it holds, as bits."""
    return writer.function(name, "f", _lines(columns, values))


def _lines(columns: list[list[Written]], values: tuple[str, ...]) -> Iterator[str]:
    names = [f"{value}{at}" for at in range(len(columns)) for value in values]
    yield f"{' = '.join(names)} = 0"
    for at, column in enumerate(columns):
        for rank, one in enumerate(column):
            for value in values:
                if (text := getattr(one, value)) != "False":
                    yield f"if {text}: {value}{at} |= {1 << rank}"
    yield f"return ({', '.join(names)},)"
