"""Conditions compiled once, evaluated on facts.

The facts of a response are one flat list, so that a test is one look-up: for the question of rank i among n,

    facts[i]            the choices made, as bits; OPEN or ABSENT where there are none
    facts[n + i]        its state
    facts[2 * n + i]    its number
    facts[3 * n + d]    the bounds of the score of the dimension of rank d

Evidence is a set of questions kept as bits, the first question of the questionnaire as the highest, so that of
two sets of one size the larger number is the one that comes first in the author's order.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from diagnostic.conditions.evidence import union
from diagnostic.conditions.lowering import Lowering, ScoreTest, TicksTest, tests_in
from diagnostic.conditions.memory import Memory
from diagnostic.conditions.source import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diagnostic.conditions.lowering import Lowered
    from diagnostic.conditions.source import Evaluate
    from diagnostic.conditions.truth import Facts
    from diagnostic.model import ConditionTree, Question, Questionnaire


class Compiled:
    """A condition ready to be evaluated: its meaning, and the questions and choices that it names.

    Its functions are compiled when they are first needed: most conditions are evaluated together with others, and few
    are ever explained.
    """

    def __init__(self, compiler: Compiler, tree: Lowered) -> None:
        self.compiler, self.tree = compiler, tree
        self.mentions: dict[int, int] = {}
        for test in tests_in(tree):
            if not isinstance(test, ScoreTest):
                rank = compiler.rank[test.question.id]
                named = compiler.mask(test) if isinstance(test, TicksTest) else 0
                self.mentions[rank] = self.mentions.get(rank, 0) | named

    @cached_property
    def value(self) -> Evaluate:
        """What tells its truth."""
        return Writer(self.compiler).evaluate(self.tree)

    @cached_property
    def memory(self) -> Memory:
        """What tells its evidence."""
        return Memory(self.compiler, self)

    def evidence(self, facts: Facts) -> int:
        """Return the smallest evidence of the present truth, as bits; the open questions while it is open."""
        return self.memory.evidence(facts)


class Compiler:
    """Makes the conditions of one questionnaire ready to be evaluated on its facts.

    `told` keeps how each answer was told as evidence.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.lowering = questionnaire.prepared(Lowering)
        self.questions: tuple[Question, ...] = (*questionnaire.identity, *questionnaire.questions)
        self.size = len(self.questions)
        self.rank = {question.id: rank for rank, question in enumerate(self.questions)}
        self.dimensions = questionnaire.all_dimensions
        self.dimension_by_id = questionnaire.dimension_by_id
        self.dimension_rank = {key: rank for rank, key in enumerate((*self.dimension_by_id, "overall"))}
        self.scored: dict[str, list[Question]] = {}
        for question in self.questions:
            if question.dimension is not None:
                self.scored.setdefault(question.dimension, []).append(question)
        self.bits = tuple(self._bits_of(question) for question in self.questions)
        self.routes: list[Compiled | None] = [None] * self.size
        self.behind: list[tuple[int, ...]] = [()] * self.size
        self.told: dict[Any, Any] = {}

    def _bits_of(self, question: Question) -> dict[str, int]:
        return {key: 1 << rank for rank, key in enumerate(self.lowering.choices_of(question))}

    def bit(self, rank: int) -> int:
        """Return the bit of a question in a set of questions."""
        return 1 << (self.size - 1 - rank)

    def ranks(self, mask: int) -> Iterator[int]:
        """Yield the ranks of the questions of a set, in the author's order."""
        while mask:
            highest = mask.bit_length() - 1
            yield self.size - 1 - highest
            mask ^= 1 << highest

    def compile(self, condition: ConditionTree) -> Compiled:
        """Return the condition ready to be evaluated; KeyError if it names what does not exist."""
        return self.compiled(self.lowering.lower(condition))

    def compiled(self, condition: Lowered) -> Compiled:
        """Return a condition of which the meaning is known, ready to be evaluated."""
        return Compiled(self, condition)

    def route(self, rank: int, condition: ConditionTree) -> Compiled:
        """Return the condition on which a question is asked, and remember that it proves why it was not."""
        self.routes[rank] = compiled = self.compile(condition)
        self.behind[rank] = self.reach(compiled.mentions)
        return compiled

    def reach(self, ranks: Iterable[int]) -> tuple[int, ...]:
        """Return these questions and those that decide whether they are asked, directly or not."""
        return tuple(dict.fromkeys(one for rank in ranks for one in (rank, *self.behind[rank])))

    def mask(self, test: TicksTest) -> int:
        """Return the choices a test is about, as bits."""
        bits = self.bits[self.rank[test.question.id]]
        return union(bits[key] for key in test.choices)

    def counted(self, dimension: str) -> tuple[int, ...]:
        """Return the ranks of the questions that count in a score."""
        within = self.dimensions if dimension == "overall" else self.dimension_by_id[dimension].walk()
        counted = (question for one in within for question in self.scored.get(one.id, ()))
        return tuple(sorted(self.rank[question.id] for question in counted))
