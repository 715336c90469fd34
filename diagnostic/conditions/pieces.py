"""The parts of a condition as closures over the facts: what each is worth, and what proves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from diagnostic.conditions.evidence import best, together, union
from diagnostic.conditions.lowering import HOLDS
from diagnostic.conditions.truth import ABSENT, FALSE, OPEN, TRUE, Facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from diagnostic.conditions.lowering import Mode
    from diagnostic.conditions.truth import Known
    from diagnostic.model import Comparison

Evaluate = Callable[[Facts], int]
Prove = Callable[[Facts], tuple[int, ...]]


class Piece(NamedTuple):
    """A compiled part of a condition."""

    value: Evaluate
    prove: Prove


def ticks_test(rank: int, mode: Mode, mask: int) -> Evaluate:
    """Return the test of the choices made: any of those in the mask, all of them, or none."""
    match mode:
        case "any":
            return _cell_test(rank, mask, 0, FALSE)
        case "all":
            return _cell_test(rank, mask, mask, TRUE)
        case "none":
            return _cell_test(rank, mask, 0, TRUE)
        case never:
            assert_never(never)


def _cell_test(rank: int, mask: int, wanted: int, then: int) -> Evaluate:
    """Return the test that is worth `then` where the choices of the mask that were made are those wanted."""
    otherwise = 1 - then

    def value(facts: Facts) -> int:
        cell: int = facts[rank]
        if cell < 0:
            return cell
        return then if cell & mask == wanted else otherwise

    return value


def number_test(rank: int, at: int, holds: Callable[[Any, Any], bool], limit: Fraction) -> Evaluate:
    """Return the test of a number."""

    def value(facts: Facts) -> int:
        cell: int = facts[rank]
        return cell if cell < 0 else TRUE if holds(facts[at], limit) else FALSE

    return value


def state_test(at: int, truths: tuple[int, ...]) -> Evaluate:
    """Return the test of a question's state."""
    return lambda facts: truths[facts[at]]


def score_test(at: int, operator: Comparison, limit: Fraction) -> Evaluate:
    """Return the test of a score."""
    return lambda facts: compared(facts[at], operator, limit)


def compared(known: Known, operator: Comparison, limit: Fraction) -> int:
    """Return whether a score compares so with a constant: open while its bounds do not agree on it."""
    low, high = known.low, known.high
    if low is None or high is None:
        return ABSENT
    between = operator in {"eq", "ne"} and low != high and low <= limit <= high
    holds = HOLDS.of(operator)
    first = holds(low, limit)
    if known.may_be_missing or between or first != holds(high, limit):
        return OPEN
    return TRUE if first else FALSE


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
