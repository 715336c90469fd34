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

from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.conditions.evidence import union
from diagnostic.conditions.memory import Memory
from diagnostic.conditions.pieces import (
    Piece,
    about_test,
    combination,
    negation,
    number_test,
    score_test,
    ticks_test,
)
from diagnostic.conditions.truth import ANSWERED, FALSE, HOLDS, NOT_APPLICABLE, NOT_ASKED, OPEN, PENDING, TRUE
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored, tests_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diagnostic.conditions.pieces import Evaluate, Prove
    from diagnostic.conditions.truth import Facts
    from diagnostic.model import ConditionTree, Question, Questionnaire


class Compiled(NamedTuple):
    """A condition ready to be evaluated: its truth, its smallest evidence, and the questions and choices it names."""

    value: Evaluate
    prove: Prove
    mentions: dict[int, int]
    tree: ConditionTree
    memory: Memory

    def evidence(self, facts: Facts) -> int:
        """Return the smallest evidence of the present truth, as bits; the open questions while it is open."""
        return self.memory.evidence(facts, self.prove)


class Compiler:
    """Turns the conditions of one questionnaire into closures over its facts.

    `told` keeps how each answer was told as evidence.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
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
        self.communes = questionnaire.catalogue.communes
        self.bits = tuple(self._bits_of(question) for question in self.questions)
        self.provers: list[Prove | None] = [None] * self.size
        self.conditions: list[ConditionTree | None] = [None] * self.size
        self.behind: list[tuple[int, ...]] = [()] * self.size
        self.told: dict[Any, Any] = {}

    def _bits_of(self, question: Question) -> dict[str, int]:
        keys = (commune.id for commune in self.communes) if question.kind == "commune" else None
        return {key: 1 << rank for rank, key in enumerate(keys or (choice.id for choice in question.all_choices))}

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
        value, prove = self._compile(condition)
        mentions: dict[int, int] = {}
        for test in tests_of(condition):
            if not isinstance(test, Scored):
                rank = self.rank[test.question]
                mentions[rank] = mentions.get(rank, 0) | self.mask(test)
        return Compiled(value, prove, mentions, condition, Memory(self, condition, mentions))

    def value(self, condition: ConditionTree) -> Evaluate:
        """Return what tells the truth of a condition."""
        return self._compile(condition).value

    def route(self, rank: int, condition: ConditionTree) -> Compiled:
        """Return the condition on which a question is asked, and remember that it proves why it was not."""
        compiled = self.compile(condition)
        self.provers[rank], self.conditions[rank] = compiled.prove, condition
        self.behind[rank] = self.reach(compiled.mentions)
        return compiled

    def reach(self, ranks: Iterable[int]) -> tuple[int, ...]:
        """Return these questions and those that decide whether they are asked, directly or not."""
        return tuple(dict.fromkeys(one for rank in ranks for one in (rank, *self.behind[rank])))

    def _compile(self, condition: ConditionTree) -> Piece:
        match condition:
            case All(parts):
                return combination([self._compile(part) for part in parts], stops=FALSE, otherwise=TRUE)
            case AnyOf(parts):
                return combination([self._compile(part) for part in parts], stops=TRUE, otherwise=FALSE)
            case Not(part=part):
                return negation(self._compile(part))
            case Scored(dimension, operator, value):
                test = score_test(3 * self.size + self.dimension_rank[dimension], operator, value)
                return Piece(test, self._telling(self._counted(dimension), test))
            case test:
                rank = self.rank[test.question]
                return self._test(test, rank, self._proof(rank))

    def _test(self, test: Chosen | Compared | Located | About, rank: int, prove: Prove) -> Piece:
        if isinstance(test, About):
            return Piece(about_test(self.size + rank, test), prove)
        if isinstance(test, Compared) and not self.questions[rank].is_choice:
            return Piece(number_test(rank, 2 * self.size + rank, HOLDS[test.operator], test.value), prove)
        mode = test.mode if isinstance(test, Chosen) else "any"
        return Piece(ticks_test(rank, mode, self.mask(test)), prove)

    def mask(self, test: Chosen | Compared | Located | About) -> int:
        """Return the choices a test is about, as bits: those named, or those whose level compares so."""
        rank = self.rank[test.question]
        match test:
            case Chosen(_, _, choices):
                return union(self.bits[rank][key] for key in choices)
            case Located(_, zones):
                return sum(1 << at for at, commune in enumerate(self.communes) if commune.zone in zones)
            case Compared(_, operator, value):
                levels = enumerate(choice.level for choice in self.questions[rank].all_choices)
                holds, top, bottom = HOLDS[operator], value.numerator, value.denominator
                return sum(1 << at for at, level in levels if level is not None and holds(level * bottom, top))
            case _:
                return 0

    def _counted(self, dimension: str) -> tuple[int, ...]:
        """Return the ranks of the questions that count in a score."""
        within = self.dimensions if dimension == "overall" else self.dimension_by_id[dimension].walk()
        counted = (question for one in within for question in self.scored.get(one.id, ()))
        return tuple(sorted(self.rank[question.id] for question in counted))

    def _telling(self, counted: tuple[int, ...], test: Evaluate) -> Prove:
        """Return what tells a test of a score: the questions answered or, while it is open, those that are not."""

        def prove(facts: Facts) -> tuple[int, ...]:
            states = range(PENDING, ANSWERED) if test(facts) == OPEN else range(ANSWERED, NOT_APPLICABLE + 1)
            return (union(self.bit(rank) for rank in counted if facts[self.size + rank] in states),)

        return prove

    def _proof(self, rank: int) -> Prove:
        here, state, provers = (self.bit(rank),), self.size + rank, self.provers

        def prove(facts: Facts) -> tuple[int, ...]:
            if facts[state] == NOT_ASKED:
                prover = provers[rank]
                return prover(facts) if prover else here
            return here

        return prove
