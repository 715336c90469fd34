"""The answers worth trying: one representative of each group that no condition or score distinguishes."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING, Any, assert_never

from diagnostic.conditions import ABSENT, NumberTest, ScoreTest, StateTest, TicksTest, tests_in
from diagnostic.flow import Routing
from diagnostic.kinds import kind_of
from diagnostic.response import Said
from diagnostic.roadmap import Graph

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from diagnostic.conditions import Lowered, QuestionTest
    from diagnostic.model import Question, Questionnaire

MOST_TICKS = 4
IN_WORDS = "…"
# Roles where every choice counts; for the others, only those that conditions name.
COUNTED = {"budget", "time"}
Way = tuple[Any, "Hashable"]


class Ways:
    """For each question, by rank, a few answers that together have the effects of all possible answers.

    `every`: those answers, or None if too many to try; `or_left`: the same plus leaving the question unanswered, None
    also if a condition distinguishes that from an answer without value. `scored`: whether any condition reads a score.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.routing, self.graph = questionnaire.prepared(Routing), questionnaire.prepared(Graph)
        compiler = self.routing.compiler
        tests = [test for tree in self._conditions() for test in tests_in(tree)]
        self.scored = any(isinstance(test, ScoreTest) for test in tests)
        self.masks: list[set[int]] = [set(self._by_role(rank)) for rank in range(compiler.size)]
        self.limits: list[set[Fraction]] = [set() for _ in range(compiler.size)]
        self.about: set[int] = set()
        for test in tests:
            if not isinstance(test, ScoreTest):
                self._note(test, compiler.rank[test.question.id])
        self.every = [self._ways(rank, question) for rank, question in enumerate(compiler.questions)]
        self.or_left = [self._or_left(rank, ways) for rank, ways in enumerate(self.every)]

    def _conditions(self) -> Iterator[Lowered]:
        yield from (when.tree for when in self.routing.whens if when)
        for node in self.graph.nodes:
            compiled = (node.applies, node.in_place, node.called, node.urgent, *(when for _, when in node.brings))
            yield from (condition.tree for condition in compiled if condition)

    def _note(self, test: QuestionTest, rank: int) -> None:
        match test:
            case StateTest():
                self.about.add(rank)
            case NumberTest():
                self.limits[rank].add(test.limit)
            case TicksTest():
                self.masks[rank].add(self.routing.compiler.mask(test))
            case never:
                assert_never(never)

    def _by_role(self, rank: int) -> Iterator[int]:
        """Yield the choices that count individually: wishes, goals, pains, budget, time, and the worth of an answer."""
        question, roles = self.routing.compiler.questions[rank], self.graph.roles
        if question.role in COUNTED or (self.scored and question.dimension):
            yield from self.routing.compiler.bits[rank].values()
        yield from (bit for bits in self.graph.wish_bits for at, bit in bits if at == rank)
        for role in ("goals", "pains"):
            if roles.get(role) == rank:
                yield from (1 << at for mask in self._shared(role) for at in range(mask.bit_length()) if mask >> at & 1)

    def _shared(self, role: str) -> list[int]:
        return [node.goals if role == "goals" else node.pains for node in self.graph.nodes]

    def _ways(self, rank: int, question: Question) -> tuple[Any, ...] | None:
        if kind_of(question).is_several and self._named(rank).bit_count() > MOST_TICKS:
            return None
        by_effect: dict[Hashable, Any] = {}
        for value, effect in self._answers(rank, question):
            by_effect.setdefault(effect, value)
        return tuple(by_effect.values())

    def _answers(self, rank: int, question: Question) -> Iterator[Way]:
        """Yield the possible answers, each with a key that is equal for answers of equal effect."""
        bits, kind = self.routing.compiler.bits[rank], kind_of(question)
        if kind.is_number:
            yield from ((value, ("number", value)) for value in self._numbers(rank, question))
        elif kind.is_several:
            yield from self._ticks(rank, question)
        else:
            yield from ((key, self._effect(rank, bit)) for key, bit in bits.items())
        if not bits and not kind.is_number:
            yield IN_WORDS, ()
        if question.knows_not != "refused":
            yield Said.DONT_KNOW, self._unsaid(rank, question, self.routing.lines[rank].lowest)
        if question.not_applicable:
            yield Said.NOT_APPLICABLE, self._unsaid(rank, question, ABSENT)

    def _effect(self, rank: int, bit: int) -> Hashable:
        return tuple(bool(bit & mask) for mask in sorted(self.masks[rank]))

    def _unsaid(self, rank: int, question: Question, cell: int) -> Hashable:
        """Return the effect key of an answer without value, which may differ from a choice in state and in score."""
        if cell == ABSENT:
            return None
        apart = rank in self.about or (self.scored and question.dimension is not None)
        return ("unsaid", self._effect(rank, cell)) if apart else self._effect(rank, cell)

    def _numbers(self, rank: int, question: Question) -> Iterator[Fraction]:
        """Yield every number that conditions compare with, one below, one above and one between each two."""
        limits = sorted(self.limits[rank]) or [Fraction(0)]
        between = ((low + high) / 2 for low, high in pairwise(limits))
        least, most = question.least_number, question.most_number
        for value in (*limits, *between, limits[0] - 1, limits[-1] + 1, least, most):
            if value is not None and (least is None or value >= least) and (most is None or value <= most):
                yield value

    def _named(self, rank: int) -> int:
        return reduce(or_, self.masks[rank], 0)

    def _ticks(self, rank: int, question: Question) -> Iterator[Way]:
        """Yield the possible sets of ticks, distinguished by the choices that conditions name."""
        bits, named = self.routing.compiler.bits[rank], self._named(rank)
        alone = {choice.id for choice in question.all_choices if choice.exclusive}
        keys = [key for key, bit in bits.items() if bit & named]
        others = tuple(key for key, bit in bits.items() if not bit & named)[:1]
        for chosen in range(1 << len(keys)):
            ticked = tuple(key for at, key in enumerate(keys) if chosen >> at & 1)
            together = len(ticked) <= (question.most or len(bits)) and not (len(ticked) > 1 and alone & set(ticked))
            if together and (ticked or others or question.may_be_empty):
                yield ticked or others, chosen

    def _or_left(self, rank: int, ways: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
        """Return the answers to try, plus leaving the question unanswered, which reads as « sans objet »."""
        opened = self._opened(rank)
        scored = any(self.scored and self.routing.compiler.questions[other].dimension for other in opened)
        if ways is None or scored or opened & self.about:
            return None
        nothing = {Said.DONT_KNOW: self.routing.lines[rank].lowest, Said.NOT_APPLICABLE: ABSENT}
        absent = any(nothing.get(way, 0) == ABSENT for way in ways if isinstance(way, Said))
        return ways if absent else (*ways, Said.NOT_APPLICABLE)

    def _opened(self, rank: int) -> set[int]:
        """Return a question and those that its answer opens or closes, directly or not."""
        opened = {rank}
        for other, when in enumerate(self.routing.whens):
            if when and not opened.isdisjoint(when.mentions):
                opened.add(other)
        return opened
