"""The least and greatest value an aggregate can reach while some of its parts are open."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diagnostic.model.dimension import Aggregate

ZERO, ONE = Fraction(0), Fraction(1)
Bounds = tuple[Fraction | None, Fraction | None, bool]


class Item(NamedTuple):
    """A possible part of an aggregate: its weight, the range of its worth (0 to 1), and whether it may be left out."""

    weight: Fraction
    low: Fraction
    high: Fraction
    may_leave: bool


def bounded(aggregate: Aggregate, items: Sequence[Item]) -> Bounds:
    """Return the least and greatest aggregate of these items, and whether every item may be left out."""
    if not items:
        return None, None, True
    missing = all(item.may_leave for item in items)
    if aggregate in {"mean", "weighted-mean"}:
        return (*bounded_mean(items)[:2], missing)
    if aggregate == "sum":
        low = sum((min(item.low, ZERO) if item.may_leave else item.low for item in items), ZERO)
        high = sum((max(item.high, ZERO) if item.may_leave else item.high for item in items), ZERO)
        return _single(items, low, high, missing=missing)
    staying = [item for item in items if not item.may_leave]
    if aggregate == "min":
        return (
            min(item.low for item in items),
            min((i.high for i in staying), default=max(i.high for i in items)),
            missing,
        )
    return max((i.low for i in staying), default=min(i.low for i in items)), max(item.high for item in items), missing


def _single(items: Sequence[Item], low: Fraction, high: Fraction, *, missing: bool) -> Bounds:
    """Return the bounds of an aggregate that keeps at least one item, since an empty sum is not a score."""
    if missing:
        low = low if low < 0 else min(item.low for item in items)
        high = high if high > 0 else max(item.high for item in items)
    return low, high, missing


def bounded_mean(items: Sequence[Item]) -> Bounds:
    """Return the least and greatest weighted mean of these items, and whether every item may be left out.

    >>> bounded_mean([Item(ONE, ONE, ONE, False), Item(ONE, ZERO, ONE, True)])
    (Fraction(1, 2), Fraction(1, 1), False)
    """
    if not items:
        return None, None, True
    least = _least_mean([(item.weight, item.low, item.may_leave) for item in items])
    greatest = _least_mean([(item.weight, -item.high, item.may_leave) for item in items])
    return least, -greatest, all(item.may_leave for item in items)


def _least_mean(items: Iterable[tuple[Fraction, Fraction, bool]]) -> Fraction:
    """Return the least mean: optional items are added from the lowest, as long as they lower the mean."""
    ordered = sorted(items, key=lambda item: item[1])
    total = sum((weight for weight, _, may_leave in ordered if not may_leave), ZERO)
    amount = sum((weight * worth for weight, worth, may_leave in ordered if not may_leave), ZERO)
    for weight, worth, may_leave in ordered:
        if may_leave and weight and (not total or worth * total < amount):
            total, amount = total + weight, amount + weight * worth
    return amount / total if total else ZERO
