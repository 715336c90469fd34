"""The truth of each condition of every recommendation (true, false, absent or open), as bits of ranks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.conditions import ABSENT, ALWAYS, FALSE, NEVER, OPEN, TRUE, ScoreTest, Writer, Written, tests_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from diagnostic.conditions import Compiler, Facts, Lowered
    from diagnostic.flow import Flow
    from diagnostic.roadmap.graph import Node

NONE_OPEN = (0, 0, 0, 0)
WishBits = tuple[tuple[int, int], ...]


class Marks:
    """The truth of one condition for all recommendations: bits for true, false and open; absent otherwise."""

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
    """The truth of each condition of all recommendations; a wish that was not expressed is false."""

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
        self.nodes = nodes
        trees = [tree for node in nodes for tree in _conditions(node)]
        tests = [test for tree in trees for test in tests_in(tree) if not isinstance(test, ScoreTest)]
        self.writer = Writer(compiler, local={compiler.rank[test.question.id] for test in tests})
        self.written = [[self.writer.written(tree) for tree in _conditions(node)] for node in nodes]
        self.stand = self._written("stand", "f", _standing(self.written, self.writer))

    @cached_property
    def known(self) -> Callable[[Facts], tuple[int, ...]]:
        """The compiled function that returns, for each condition, where it is true and where it is false."""
        return self._function("known", ("true", "false"))

    @cached_property
    def still_open(self) -> Callable[[Facts], tuple[int, ...]]:
        """The compiled function that returns, for each condition, where it is open."""
        return self._function("still_open", ("open",))

    @cached_property
    def lacking(self) -> Callable[[Facts], int]:
        """The compiled function that returns the applicable recommendations known not to be in place, as bits."""
        return self._written("lacking", "f", _lacking(self.written, self.writer))

    def _function(self, name: str, values: tuple[str, ...]) -> Callable[[Facts], tuple[int, ...]]:
        columns = list(zip(*self.written, strict=True)) or [(), (), (), ()]
        return self._written(name, "f", _lines(columns, values, self.writer))

    def _written(self, name: str, arguments: str, lines: Iterable[str]) -> Callable[..., Any]:
        """Compile a function from these source lines, with the cells unpacked into local variables."""
        return self.writer.function(name, arguments, [self.writer.unpacked(), *lines])

    def truths(self, flow: Flow) -> Truths:
        """Return the truth of each condition of every recommendation, given the facts of a flow."""
        facts = flow.facts
        t0, f0, t1, f1, t2, f2, t3, f3 = self.known(facts)
        o0, o1, o2, o3 = NONE_OPEN if flow.settled else self.still_open(facts)
        wished, maybe = self.wished(facts), self._may_be_wished(facts)
        wish_marks = Marks(wished, self.every & ~(wished | maybe), maybe & ~wished)
        return Truths(Marks(t0, f0, o0), Marks(t1, f1, o1), Marks(t2, f2, o2), Marks(t3, f3, o3), wish_marks)

    def wished(self, facts: Facts) -> int:
        """Return the recommendations that are wished, as bits."""
        recommendations = 0
        for rank, _, by_bit in self.wishes:
            cell: int = facts[rank]
            while cell > 0:
                low = cell & -cell
                recommendations |= by_bit.get(low, 0)
                cell ^= low
        return recommendations

    def _may_be_wished(self, facts: Facts) -> int:
        recommendations = 0
        for rank, named, _ in self.wishes:
            recommendations |= named if facts[rank] == OPEN else 0
        return recommendations


def _conditions(node: Node) -> tuple[Lowered, ...]:
    """Return the conditions of a recommendation in the order of `Truths`."""
    applies = node.applies.tree if node.applies else ALWAYS
    urgent = node.urgent.tree if node.urgent else NEVER
    return applies, node.in_place.tree, node.called.tree, urgent


def _by_question(wishes: Sequence[WishBits]) -> tuple[tuple[int, int, dict[int, int]], ...]:
    """Return each question of wishes with the recommendations it names: all of them, and by choice."""
    by_question: dict[int, dict[int, int]] = {}
    for recommendation, bits in enumerate(wishes):
        for rank, bit in bits:
            by_question.setdefault(rank, {})[bit] = 1 << recommendation
    return tuple((rank, sum(by_bit.values()), by_bit) for rank, by_bit in by_question.items())


def _standing(written: list[list[Written]], writer: Writer) -> Iterator[str]:
    """Yield the source that computes each recommendation's own status, and which are urgent.

    A recommendation that is in place or not applicable is tested no further. Statuses are also listed by rank. Wishes,
    which are few, are added by the caller.
    """
    yield "in_place = excluded = called = urgent = 0"
    yield f"statuses = ['not-needed'] * {len(written)}"
    for rank, (applies, in_place, calling, urgency) in enumerate(written):
        bit = writer.bit(rank)
        yield f"if {in_place.true}: in_place |= {bit}; statuses[{rank}] = 'in-place'"
        if applies.false != "False":
            yield f"elif {applies.false}: excluded |= {bit}; statuses[{rank}] = 'not-applicable'"
        yield "else:"
        yield f" if {applies.true} and {calling.true}: called |= {bit}; statuses[{rank}] = 'recommended'"
        if urgency.true != "False":
            yield f" if {urgency.true}: urgent |= {bit}"
    yield "return in_place, excluded, called, urgent, statuses"


def _lacking(written: list[list[Written]], writer: Writer) -> Iterator[str]:
    """Yield the source that computes which recommendations apply and are known not to be in place."""
    yield "lacking = 0"
    for rank, (applies, in_place, _, _) in enumerate(written):
        yield f"if {applies.true} and {in_place.false}: lacking |= {writer.bit(rank)}"
    yield "return lacking"


def _lines(columns: Sequence[Sequence[Written]], values: tuple[str, ...], writer: Writer) -> Iterator[str]:
    """Yield the source that computes, for each column and value, the ranks where it holds, as bits."""
    names = [f"{value}{at}" for at in range(len(columns)) for value in values]
    yield f"{' = '.join(names)} = 0"
    for at, column in enumerate(columns):
        for rank, condition in enumerate(column):
            for value in values:
                if (text := getattr(condition, value)) != "False":
                    yield f"if {text}: {value}{at} |= {writer.bit(rank)}"
    yield f"return ({', '.join(names)},)"
