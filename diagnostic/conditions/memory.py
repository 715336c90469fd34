"""The smallest evidence of one condition, kept by the truth of each part of it: few cases are ever met."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple, assert_never

from diagnostic.conditions.evidence import best, together, union
from diagnostic.conditions.lowering import Contrary, Every, NumberTest, ScoreTest, Some, StateTest, TicksTest, tests_in
from diagnostic.conditions.source import Writer
from diagnostic.conditions.truth import ANSWERED, FALSE, NOT_APPLICABLE, NOT_ASKED, OPEN, PENDING, TRUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from diagnostic.conditions.compiler import Compiled, Compiler
    from diagnostic.conditions.lowering import Lowered
    from diagnostic.conditions.truth import Facts

    Seen = tuple[int, ...]

MOST_REMEMBERED = 10_000


class Part(NamedTuple):
    """A part of a condition, with the place of its truth among those of all parts."""

    condition: Lowered
    place: int
    parts: tuple[Part, ...]


class Memory:
    """The smallest evidence of one condition.

    `masks` keeps it by all that it depends on: the truth of each part, that of each part of the conditions on which the
    questions behind it are asked, and which of these are not. A score depends on more answers than that: where one is
    read, nothing is kept.
    """

    def __init__(self, compiler: Compiler, condition: Compiled) -> None:
        self.compiler = compiler
        self.of_scores = any(isinstance(test, ScoreTest) for test in tests_in(condition.tree))
        self.masks: dict[Seen, int] = {}
        routes = {rank: one for rank in compiler.reach(condition.mentions) if (one := compiler.routes[rank])}
        places = count()
        self.root = _part(condition.tree, places)
        self.behind = {rank: _part(route.tree, places) for rank, route in routes.items()}
        self.not_asked = {rank: next(places) for rank in routes}
        self.seen = self._seen([condition, *routes.values()])

    def _seen(self, conditions: Sequence[Compiled]) -> Callable[[Facts], Seen]:
        """Return what tells the truth of every part of these conditions, and which questions are not asked."""
        writer = Writer(self.compiler)
        for one in conditions:
            writer.note(one.tree)
        truths = [f"t{at}" for at in range(len(writer.noted))]
        states = [f"f[{self.compiler.size + rank}] == {NOT_ASKED}" for rank in self.behind]
        return writer.function("seen", "f", [*writer.noted, f"return ({', '.join([*truths, *states])},)"])

    def evidence(self, facts: Facts) -> int:
        """Return the smallest evidence of the present truth, as bits; the open questions while it is open."""
        seen = self.seen(facts)
        found = self.masks.get(seen)
        if found is None:
            found = best(self._proofs(self.root, seen, facts))
            if len(self.masks) < MOST_REMEMBERED and not self.of_scores:
                self.masks[seen] = found
        return found

    def _proofs(self, part: Part, seen: Seen, facts: Facts) -> tuple[int, ...]:
        """Return the sets of questions by any of which a part is what it is."""
        match part.condition:
            case Every():
                return self._combined(part, seen, facts, stops=FALSE)
            case Some():
                return self._combined(part, seen, facts, stops=TRUE)
            case Contrary():
                return self._proofs(part.parts[0], seen, facts)
            case ScoreTest(dimension):
                return (self._scored(dimension, facts, is_open=seen[part.place] == OPEN),)
            case TicksTest(question) | NumberTest(question) | StateTest(question):
                return self._answer(self.compiler.rank[question.id], seen, facts)
            case never:
                assert_never(never)

    def _combined(self, part: Part, seen: Seen, facts: Facts, stops: int) -> tuple[int, ...]:
        truth = seen[part.place]
        if truth == stops:
            alone = [one for one in part.parts if seen[one.place] == stops]
            return tuple([mask for one in alone for mask in self._proofs(one, seen, facts)])
        if truth == OPEN:
            waiting = [one for one in part.parts if seen[one.place] == OPEN]
            return (union(best(self._proofs(one, seen, facts)) for one in waiting),)
        return together(self._proofs(one, seen, facts) for one in part.parts)

    def _answer(self, rank: int, seen: Seen, facts: Facts) -> tuple[int, ...]:
        """Return that a question was answered so or, where it is not asked, what shows that."""
        if rank in self.behind and seen[self.not_asked[rank]]:
            return self._proofs(self.behind[rank], seen, facts)
        return (self.compiler.bit(rank),)

    def _scored(self, dimension: str, facts: Facts, *, is_open: bool) -> int:
        """Return the questions answered that count in a score or, while a test of it is open, those that are not."""
        compiler = self.compiler
        states = range(PENDING, ANSWERED) if is_open else range(ANSWERED, NOT_APPLICABLE + 1)
        counted = compiler.counted(dimension)
        return union(compiler.bit(rank) for rank in counted if facts[compiler.size + rank] in states)


def _part(condition: Lowered, places: Iterator[int]) -> Part:
    """Return a condition with the places of its parts: before its own, as `Writer.note` writes them."""
    match condition:
        case Every(inner) | Some(inner):
            parts = tuple([_part(one, places) for one in inner])
        case Contrary(one):
            parts = (_part(one, places),)
        case _:
            parts = ()
    return Part(condition, next(places), parts)
