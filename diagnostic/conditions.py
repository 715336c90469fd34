"""True, false, absent or open, and by which answers: conditions compiled once, evaluated on facts.

The facts of a response are one flat list, so that a test is one look-up: for the question of rank i among n,

    facts[i]            the choices made, as bits; OPEN or ABSENT where there are none
    facts[n + i]        its state
    facts[2 * n + i]    its number
    facts[3 * n + d]    the bounds of the score of the dimension of rank d

Evidence is a set of questions kept as bits, the first question of the questionnaire as the highest, so that of
two sets of one size the larger number is the one that comes first in the author's order.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored, tests_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from diagnostic.model import ConditionTree, Question, Questionnaire

FALSE, TRUE, OPEN, ABSENT = 0, 1, -1, -2
TRUTH_NAMES = {FALSE: "false", TRUE: "true", OPEN: "open", ABSENT: "absent"}
MOST_CANDIDATES = 256

Facts = list[Any]
Evaluate = Callable[[Facts], int]
Prove = Callable[[Facts], tuple[int, ...]]


class State(IntEnum):
    """The state of a question in a response: exactly one of these."""

    NOT_ASKED = 0
    PENDING = 1
    DEFERRED = 2
    UNANSWERED = 3
    ANSWERED = 4
    DONT_KNOW = 5
    NOT_APPLICABLE = 6


# In the facts, states are plain numbers: hashing and looking up an enumeration costs more than a whole test.
NOT_ASKED, PENDING, DEFERRED, UNANSWERED, ANSWERED, DONT_KNOW, NOT_APPLICABLE = map(int, State)
OPEN_STATES = frozenset({PENDING, DEFERRED, UNANSWERED})

WAS_ASKED = (FALSE, OPEN, OPEN, TRUE, TRUE, TRUE, TRUE)
WAS_ANSWERED = (FALSE, OPEN, OPEN, OPEN, TRUE, FALSE, FALSE)
HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
}


class Known(NamedTuple):
    """What can be said of a score before it is final: its bounds, whether it may end up missing, who counts in it."""

    low: Fraction | None
    high: Fraction | None
    may_be_missing: bool
    questions: int


class Leaf(NamedTuple):
    """A test of choices: what it is when one of `mask` was made, and when none was."""

    rank: int
    mask: int
    yes: int
    no: int


class Piece(NamedTuple):
    """A compiled part of a condition; `leaf` is there for a test of choices."""

    value: Evaluate
    prove: Prove
    leaf: Leaf | None = None


class Compiled(NamedTuple):
    """A condition ready to be evaluated: its truth, its smallest evidence, and the questions and choices it names.

    `remembered` keeps evidence by what `told_by` looks up, where choices alone tell it: the choices made, and states
    where « je ne sais pas » reads as a choice.
    """

    value: Evaluate
    prove: Prove
    mentions: dict[int, int]
    tree: ConditionTree
    told_by: Callable[[Facts], Any]
    remembered: dict[Any, tuple[Any, ...]] | None

    def evidence(self, facts: Facts) -> int:
        """Return the smallest evidence of the present truth, as bits; the open questions while it is open."""
        return best(self.prove(facts))


def best(candidates: Iterable[int]) -> int:
    """Return the smallest of these sets of questions; of equals, the first in the author's order."""
    return min(candidates, key=lambda mask: (mask.bit_count(), -mask))


class Compiler:
    """Turns the conditions of one questionnaire into closures over its facts."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questions: tuple[Question, ...] = (*questionnaire.identity, *questionnaire.questions)
        self.size = len(self.questions)
        self.rank = {question.id: rank for rank, question in enumerate(self.questions)}
        dimensions = (*(dimension.id for dimension in questionnaire.all_dimensions), "overall")
        self.dimension_rank = {key: rank for rank, key in enumerate(dimensions)}
        self.communes = questionnaire.catalogue.communes
        self.bits = tuple(self._bits_of(question) for question in self.questions)
        self.provers: list[Prove | None] = [None] * self.size

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
        value, prove, _ = self._compile(condition)
        mentions: dict[int, int] = {}
        for test in tests_of(condition):
            if not isinstance(test, Scored):
                rank = self.rank[test.question]
                mentions[rank] = mentions.get(rank, 0) | self.mask(test)
        plain = all(
            not isinstance(test, Scored | About) and self.questions[self.rank[test.question]].is_choice
            for test in tests_of(condition)
        )
        doubtful = [self.size + rank for rank in mentions if self.questions[rank].knows_not == "worst"]
        told_by = itemgetter(*mentions, *doubtful) if mentions else len
        return Compiled(value, prove, mentions, condition, told_by, {} if plain else None)

    def _compile(self, condition: ConditionTree) -> Piece:
        match condition:
            case All(parts):
                return _combination([self._compile(part) for part in parts], stops=FALSE, otherwise=TRUE)
            case AnyOf(parts):
                return _combination([self._compile(part) for part in parts], stops=TRUE, otherwise=FALSE)
            case Not(part=part):
                return _negation(self._compile(part))
            case Scored(dimension, operator, value):
                return _score_test(3 * self.size + self.dimension_rank[dimension], operator, value, self._telling)
            case test:
                rank = self.rank[test.question]
                return self._test(test, rank, self._proof(rank))

    def _test(self, test: Chosen | Compared | Located | About, rank: int, prove: Prove) -> Piece:
        if isinstance(test, About):
            return Piece(_about_test(self.size + rank, test), prove)
        if isinstance(test, Compared) and not self.questions[rank].is_choice:
            return Piece(_number_test(rank, 2 * self.size + rank, HOLDS[test.operator], test.value), prove)
        mask = self.mask(test)
        if isinstance(test, Chosen) and test.mode == "all":
            return Piece(_all_test(rank, mask), prove)
        none = isinstance(test, Chosen) and test.mode == "none"
        return _choice_test(Leaf(rank, mask, FALSE, TRUE) if none else Leaf(rank, mask, TRUE, FALSE), prove)

    def mask(self, test: Chosen | Compared | Located | About) -> int:
        """Return the choices a test is about, as bits: those named, or those whose level compares so."""
        rank = self.rank[test.question]
        match test:
            case Chosen(_, _, choices):
                return sum(self.bits[rank][key] for key in choices)
            case Located(_, provinces):
                return sum(1 << at for at, commune in enumerate(self.communes) if commune.province in provinces)
            case Compared(_, operator, value):
                levels = enumerate(choice.level for choice in self.questions[rank].all_choices)
                return sum(1 << at for at, level in levels if level is not None and HOLDS[operator](level, value))
            case _:
                return 0

    def _telling(self, facts: Facts, questions: int, truth: int) -> int:
        """Return what tells a test of a score: the questions answered or, while it is open, those that are not."""
        states = range(PENDING, ANSWERED) if truth == OPEN else range(ANSWERED, NOT_APPLICABLE + 1)
        return sum(self.bit(rank) for rank in self.ranks(questions) if facts[self.size + rank] in states)

    def _proof(self, rank: int) -> Prove:
        here, state, provers = (self.bit(rank),), self.size + rank, self.provers

        def prove(facts: Facts) -> tuple[int, ...]:
            if facts[state] == NOT_ASKED:
                prover = provers[rank]
                return prover(facts) if prover else here
            return here

        return prove


def _choice_test(leaf: Leaf, prove: Prove) -> Piece:
    rank, mask, yes, no = leaf

    def value(facts: Facts) -> int:
        cell: int = facts[rank]
        return cell if cell < 0 else yes if cell & mask else no

    return Piece(value, prove, leaf)


def _all_test(rank: int, mask: int) -> Evaluate:
    def value(facts: Facts) -> int:
        cell: int = facts[rank]
        return cell if cell < 0 else TRUE if cell & mask == mask else FALSE

    return value


def _number_test(rank: int, at: int, holds: Callable[[Any, Any], bool], limit: Fraction) -> Evaluate:
    def value(facts: Facts) -> int:
        cell: int = facts[rank]
        return cell if cell < 0 else TRUE if holds(facts[at], limit) else FALSE

    return value


def _about_test(at: int, test: About) -> Evaluate:
    table = WAS_ASKED if test.what == "asked" else WAS_ANSWERED
    truths = table if test.expected else tuple(known if known < 0 else 1 - known for known in table)
    return lambda facts: truths[facts[at]]


def _score_test(at: int, operator: str, limit: Fraction, telling: Callable[[Facts, int, int], int]) -> Piece:
    holds = HOLDS[operator]

    def value(facts: Facts) -> int:
        known: Known = facts[at]
        if known.low is None or known.high is None:
            return ABSENT
        if known.may_be_missing or (
            operator in {"eq", "ne"} and known.low != known.high and known.low <= limit <= known.high
        ):
            return OPEN
        low, high = holds(known.low, limit), holds(known.high, limit)
        return (TRUE if low else FALSE) if low == high else OPEN

    return Piece(value, lambda facts: (telling(facts, facts[at].questions, value(facts)),))


def _negation(part: Piece) -> Piece:
    if part.leaf:
        return _choice_test(part.leaf._replace(yes=part.leaf.no, no=part.leaf.yes), part.prove)
    inner = part.value

    def value(facts: Facts) -> int:
        truth = inner(facts)
        return truth if truth < 0 else 1 - truth

    return Piece(value, part.prove)


def _combination(pieces: Sequence[Piece], stops: int, otherwise: int) -> Piece:
    """Strong Kleene: one part at `stops` settles it, then open wins over absent, else `otherwise`."""
    value = _weighing(pieces, stops, otherwise)
    parts = tuple((piece.value, piece.prove) for piece in pieces)

    def prove(facts: Facts) -> tuple[int, ...]:
        truth = value(facts)
        if truth == stops:
            return tuple(mask for part, proof in parts if part(facts) == stops for mask in proof(facts))
        if truth == OPEN:
            return (_union(best(proof(facts)) for part, proof in parts if part(facts) == OPEN),)
        return _together(proof(facts) for _, proof in parts)

    return Piece(value, prove)


def _weighing(pieces: Sequence[Piece], stops: int, otherwise: int) -> Evaluate:
    """Return the evaluation of a combination: tests of choices first, in one loop without a call each.

    The order of the parts changes nothing to the result, only to the time it takes.
    """
    leaves = tuple(piece.leaf for piece in pieces if piece.leaf)
    others = tuple(piece.value for piece in pieces if not piece.leaf)

    def value(facts: Facts) -> int:
        found = otherwise
        for rank, mask, yes, no in leaves:
            cell: int = facts[rank]
            truth = cell if cell < 0 else yes if cell & mask else no
            if truth == stops:
                return stops
            found = truth if truth < 0 and found != OPEN else found
        for part in others:
            truth = part(facts)
            if truth == stops:
                return stops
            found = truth if truth < 0 and found != OPEN else found
        return found

    return value


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _together(proofs: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the sets that hold one candidate of each proof; of very many, the smallest."""
    sets: set[int] = {0}
    for candidates in proofs:
        sets = {known | more for known in sets for more in candidates}
        if len(sets) > MOST_CANDIDATES:
            sets = set(sorted(sets, key=lambda mask: (mask.bit_count(), -mask))[:MOST_CANDIDATES])
    return tuple(sets)
