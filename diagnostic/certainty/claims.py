"""Claims about every completion of a response, proved or not, and the open questions they depend on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from diagnostic.conditions import FALSE, OPEN, TRUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.certainty.cases import Case

# A count rather than a time limit: the same answers give the same diagnosis on every machine.
MOST_CASES = 48


class Claim(Protocol):
    """A statement about every completion of a response."""

    def truth(self, case: Case) -> int:
        """Return whether the claim holds in every completion (TRUE), not in all (FALSE), or is not known (OPEN)."""

    def questions(self, case: Case) -> int:
        """Return the open questions that may settle the claim, as bits."""


def holds(claim: Claim, case: Case) -> bool:
    """Return whether a claim is proved for every completion of a case, by trying answers one question at a time.

    Questions are tried in the author's order, in at most MOST_CASES cases. The search is monotonic: what is proved
    before an answer is also proved after it, in no more cases.
    """
    left: list[Callable[[], Case]] = [lambda: case]
    tried = 0
    while left:
        here = left.pop()()
        truth = claim.truth(here)
        if truth == FALSE:
            return False
        if truth == TRUE:
            continue
        turn = here.turn(claim.questions(here))
        ways = None if turn is None else here.ways_of(turn)
        if turn is None or not ways or (tried := tried + len(ways)) > MOST_CASES:
            return False
        left.extend(partial(here.saying, turn, way) for way in reversed(ways))
    return True


def open_questions(case: Case, recommendations: int) -> int:
    """Return the open questions that decide whether these recommendations are steps for their own sake, as bits."""
    truths, facts, nodes = case.reading.truths, case.flow.facts, case.graph.nodes
    barred = truths.in_place.true | truths.applies.false
    questions = applying(case, recommendations)
    for rank in case.graph.ranks_of(truths.called.open & recommendations & ~barred & ~truths.wished.true):
        questions |= nodes[rank].called.evidence(facts)
    for rank in case.graph.ranks_of(truths.wished.open & recommendations & ~barred):
        questions |= wishes_of(case, rank)
    return questions


def applying(case: Case, recommendations: int) -> int:
    """Return the open questions that decide whether these recommendations are in place or not applicable, as bits."""
    truths, facts, nodes, questions = case.reading.truths, case.flow.facts, case.graph.nodes, 0
    for rank in case.graph.ranks_of(truths.in_place.open & recommendations):
        questions |= nodes[rank].in_place.evidence(facts)
    for rank in case.graph.ranks_of(truths.applies.open & recommendations & ~truths.in_place.true):
        applies = nodes[rank].applies
        questions |= applies.evidence(facts) if applies else 0
    return questions


def urgency(case: Case, recommendations: int) -> int:
    """Return the open questions that decide whether these recommendations are urgent, as bits."""
    truths, questions = case.reading.truths, 0
    barred = truths.in_place.true | truths.applies.false
    for rank in case.graph.ranks_of(truths.urgent.open & recommendations & ~barred):
        urgent = case.graph.nodes[rank].urgent
        questions |= urgent.evidence(case.flow.facts) if urgent else 0
    return questions


def wishes_of(case: Case, rank: int) -> int:
    """Return the open questions whose answer can make a recommendation wished, as bits."""
    compiler, facts = case.flow.routing.compiler, case.flow.facts
    return sum({compiler.bit(at) for at, _ in case.graph.wish_bits[rank] if facts[at] == OPEN})
