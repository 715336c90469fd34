"""What was found of one condition, kept by what it hangs on: what the same answers show is not worked out twice.

Which questions show it hangs only on the truth of each test, so that few cases are met; how they are told hangs on
the answers themselves.
"""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from diagnostic.conditions.evidence import best
from diagnostic.conditions.source import Writer
from diagnostic.conditions.truth import NOT_ASKED, OPEN
from diagnostic.kinds import kind_of
from diagnostic.model import Scored, tests_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.conditions.compiler import Compiler
    from diagnostic.conditions.pieces import Prove
    from diagnostic.conditions.truth import Facts
    from diagnostic.model import ConditionTree

MOST_REMEMBERED = 10_000


class Memory:
    """What was found of one condition: the smallest evidence (`masks`), and how it is told (`told`).

    Each part is worked out when it is first needed: few conditions of a large questionnaire are ever told.
    """

    def __init__(self, compiler: Compiler, tree: ConditionTree, mentions: dict[int, int]) -> None:
        self.compiler, self.tree, self.mentions = compiler, tree, mentions
        self.masks: dict[tuple[Any, ...], int] = {}
        self.told: dict[Any, tuple[Any, ...]] = {}

    @cached_property
    def reach(self) -> tuple[int, ...]:
        """The questions it names and those on which they hang, directly or not."""
        return self.compiler.reach(self.mentions)

    @cached_property
    def of_scores(self) -> bool:
        """Whether it reads a score, which hangs on more answers than it names."""
        return any(isinstance(test, Scored) for test in tests_of(self.tree))

    def evidence(self, facts: Facts, prove: Prove) -> int:
        """Return the smallest evidence of the present truth, as bits."""
        if self.of_scores:
            return best(prove(facts))
        seen = self._seen(facts)
        found = self.masks.get(seen)
        if found is None:
            found = best(prove(facts))
            if len(self.masks) < MOST_REMEMBERED:
                self.masks[seen] = found
        return found

    @cached_property
    def _seen(self) -> Callable[[Facts], tuple[Any, ...]]:
        """What tells the truth of each test behind the condition, and whether each question was asked."""
        compiler = self.compiler
        behind = [when for rank in self.reach if (when := compiler.conditions[rank])]
        tests = dict.fromkeys(test for tree in (self.tree, *behind) for test in tests_of(tree))
        values = [compiler.value(test) for test in tests]
        states = [compiler.size + rank for rank in self.reach if compiler.conditions[rank]]
        return lambda facts: (*[value(facts) for value in values], *[facts[at] == NOT_ASKED for at in states])

    @cached_property
    def ticks(self) -> list[tuple[int, int, int]]:
        """The questions of ticks it names: their rank, their bit as evidence, and the ticks it names."""
        compiler, mentions = self.compiler, self.mentions.items()
        several = [(rank, mask) for rank, mask in mentions if kind_of(compiler.questions[rank]).is_several]
        return [(rank, compiler.bit(rank), mask) for rank, mask in several if mask]

    def tells(self, facts: Facts, evidence: int) -> bool:
        """Return whether what `said` looks up is all that this evidence tells.

        Nothing is open, and where ticks are told they are those that the condition names: with none of them, all the
        others would be told.
        """
        if OPEN in self.cells(facts):
            return False
        return all(facts[rank] & mask or facts[rank] < 0 for rank, bit, mask in self.ticks if evidence & bit)

    @cached_property
    def cells(self) -> Callable[[Facts], tuple[int, ...]]:
        """What looks up the choices made in the questions of its reach."""
        return itemgetter(*self.reach, self.reach[0])

    @cached_property
    def said(self) -> str | None:
        """All that the answers behind the condition say, as source: nothing where one is said in words.

        Of ticks, those that the condition names are enough: see `tells`.
        """
        compiler, size = self.compiler, self.compiler.size
        questions = {rank: compiler.questions[rank] for rank in self.reach}
        plain = all(kind_of(one).is_listed or kind_of(one).is_number for one in questions.values())
        if self.of_scores or not self.mentions or not plain:
            return None
        named = {rank: mask for rank, _, mask in self.ticks}
        cells = [_ticks(f"f[{rank}]", named.get(rank, 0)) for rank in questions]
        states = [f"f[{size + rank}]" for rank, one in questions.items() if one.may_say_nothing]
        numbers = [f"f[{2 * size + rank}]" for rank, one in questions.items() if kind_of(one).is_number]
        return f"({', '.join([*cells, *states, *numbers])},)"

    @cached_property
    def by_answers(self) -> Callable[[Facts], tuple[Any, ...]] | None:
        """What looks up all that the answers behind the condition say."""
        return Writer(self.compiler).function("said", "f", [f"return {self.said}"]) if self.said else None


def _ticks(cell: str, mask: int) -> str:
    return f"({cell} & {mask} if {cell} > 0 else {cell})" if mask else cell
