"""Amounts of money as they are written where they are spent: alone, or as a range."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.wording.numbers import COMMA, number
from diagnostic.wording.typography import NO_BREAK

if TYPE_CHECKING:
    from fractions import Fraction

    from diagnostic.funding import Amount


class Currency(NamedTuple):
    """A currency; `unit` is what follows an amount, with plain spaces: « F CFP »."""

    unit: str


FRANC = Currency("F CFP")


def money(value: Fraction | int, currency: Currency = FRANC, sign: str = COMMA) -> str:
    """Return an amount with its unit: « 1 250 000 F CFP »; `sign` is the decimal sign."""
    return f"{number(value, sign)}{NO_BREAK}{unit_of(currency)}"


def unit_of(currency: Currency = FRANC) -> str:
    """Return what follows an amount, on one line with it."""
    return currency.unit.replace(" ", NO_BREAK)


def money_range(amount: Amount, nothing: str = "rien à payer", currency: Currency = FRANC) -> str:
    """Return a range of amounts inside a sentence: « de 1 à 5 F CFP », « jusqu’à 5 F CFP »; `nothing` for nought."""
    low, high = amount
    if high is None:
        return f"{money(low, currency)} ou plus"
    if high == 0:
        return nothing
    if low == high:
        return money(low, currency)
    return f"jusqu’à {money(high, currency)}" if low == 0 else f"de {number(low)} à {money(high, currency)}"


def money_between(amount: Amount, currency: Currency = FRANC) -> str:
    """Return a range of amounts on a line of its own: « 0 à 5 F CFP »."""
    if amount.high is None or amount.low == amount.high:
        return money_range(amount, money(0, currency), currency)
    return f"{number(amount.low)} à {money(amount.high, currency)}"
