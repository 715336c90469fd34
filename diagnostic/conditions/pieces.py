"""The parts of a condition as closures over the facts: what each is worth, and what proves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.conditions.evidence import best, together, union
from diagnostic.conditions.truth import FALSE, OPEN, TRUE, WAS_ANSWERED, WAS_ASKED, Facts, compared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from diagnostic.model import About

Evaluate = Callable[[Facts], int]
Prove = Callable[[Facts], tuple[int, ...]]


class Piece(NamedTuple):
    """A compiled part of a condition."""

    value: Evaluate
    prove: Prove


def ticks_test(rank: int, mode: str, mask: int) -> Evaluate:
    """Return the test of the choices made: any of those in the mask, all of them, or none."""
    wanted = mask if mode == "all" else 0

    def value(facts: Facts) -> int:
        cell: int = facts[rank]
        if cell < 0:
            return cell
        return TRUE if (cell & mask == wanted) == (mode != "any") else FALSE

    return value


def number_test(rank: int, at: int, holds: Callable[[Any, Any], bool], limit: Fraction) -> Evaluate:
    """Return the test of a number."""

    def value(facts: Facts) -> int:
        cell: int = facts[rank]
        return cell if cell < 0 else TRUE if holds(facts[at], limit) else FALSE

    return value


def about_test(at: int, test: About) -> Evaluate:
    """Return the test of a question's state."""
    table = about_table(test)
    return lambda facts: table[facts[at]]


def about_table(test: About) -> tuple[int, ...]:
    """Return what a test of a question's state is worth in each state."""
    table = WAS_ASKED if test.what == "asked" else WAS_ANSWERED
    return table if test.expected else tuple(known if known < 0 else 1 - known for known in table)


def score_test(at: int, operator: str, limit: Fraction) -> Evaluate:
    """Return the test of a score."""
    return lambda facts: compared(facts[at], operator, limit)


def negation(part: Piece) -> Piece:
    """Swap true and false, and leave the unknowns."""
    inner = part.value

    def value(facts: Facts) -> int:
        truth = inner(facts)
        return truth if truth < 0 else 1 - truth

    return Piece(value, part.prove)


def combination(pieces: Sequence[Piece], stops: int, otherwise: int) -> Piece:
    """Strong Kleene: one part at `stops` settles it, then open wins over absent, else `otherwise`."""

    def value(facts: Facts) -> int:
        found = otherwise
        for part, _ in pieces:
            truth = part(facts)
            if truth == stops:
                return stops
            found = truth if truth < 0 and found != OPEN else found
        return found

    def prove(facts: Facts) -> tuple[int, ...]:
        truth = value(facts)
        if truth == stops:
            return tuple(mask for part, proof in pieces if part(facts) == stops for mask in proof(facts))
        if truth == OPEN:
            return (union(best(proof(facts)) for part, proof in pieces if part(facts) == OPEN),)
        return together(proof(facts) for _, proof in pieces)

    return Piece(value, prove)
