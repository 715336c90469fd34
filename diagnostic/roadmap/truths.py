"""The truth of each condition of every recommendation (true, false, absent or open), as bits of ranks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.conditions import ABSENT, FALSE, OPEN, TRUE, Writer, Written
from diagnostic.model import ALWAYS, AnyOf, Scored, tests_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from diagnostic.conditions import Compiled, Compiler, Facts
    from diagnostic.flow import Flow
    from diagnostic.model import ConditionTree
    from diagnostic.roadmap.evidence import Evidence
    from diagnostic.roadmap.graph import Node

    Told = dict[int, tuple[Evidence, ...]]
    Tell = Callable[[Compiled], tuple[Evidence, ...]]

NEVER = AnyOf(())
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
        tests = [test for tree in trees for test in tests_of(tree) if not isinstance(test, Scored)]
        self.writer = Writer(compiler, local={compiler.rank[test.question] for test in tests})
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
    def tell(self) -> Callable[[Facts, int, Tell], tuple[int, Told]]:
        """The compiled function that returns the steps known not to be in place, and the evidence of each need."""
        return self._written("tell", "f, steps, evidence_of", self._telling())

    def _telling(self) -> Iterator[str]:
        """Yield the source that looks up, or computes, the evidence of each step that a need calls for.

        A step that may not apply appears in neither result.
        """
        yield "checked, told = 0, {}"
        for node, (applies, in_place, called, _) in zip(self.nodes, self.written, strict=True):
            bit = self.writer.bit(node.rank)
            yield f"if steps & {bit} and {applies.true}:"
            yield f" if {in_place.false}: checked |= {bit}"
            yield f" if {called.true}: told[{node.rank}] = {self._told(node.called)}"
        yield "return checked, told"

    def _told(self, condition: Compiled) -> str:
        """Return the source for the evidence of a condition: cached for the same answers, otherwise computed."""
        memory, worked_out = condition.memory, f"evidence_of({self.writer.named('condition', condition)})"
        if memory.said is None:
            return worked_out
        return f"{self.writer.named('known', memory.told.get)}({memory.said}) or {worked_out}"

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


def _conditions(node: Node) -> tuple[ConditionTree, ...]:
    """Return the conditions of a recommendation in the order of `Truths`."""
    recommendation = node.recommendation
    return (
        recommendation.applies_when or ALWAYS,
        recommendation.in_place_when,
        recommendation.when,
        recommendation.urgent_when or NEVER,
    )


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
    yield "in_place = excluded = itself = urgent = 0"
    yield f"statuses = ['not-needed'] * {len(written)}"
    for rank, (applies, in_place, called, urgency) in enumerate(written):
        bit = writer.bit(rank)
        yield f"if {in_place.true}: in_place |= {bit}; statuses[{rank}] = 'in-place'"
        if applies.false != "False":
            yield f"elif {applies.false}: excluded |= {bit}; statuses[{rank}] = 'not-applicable'"
        yield "else:"
        yield f" if {applies.true} and {called.true}: itself |= {bit}; statuses[{rank}] = 'recommended'"
        if urgency.true != "False":
            yield f" if {urgency.true}: urgent |= {bit}"
    yield "return in_place, excluded, itself, urgent, statuses"


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
