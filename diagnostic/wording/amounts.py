"""Amounts of money as they are written where they are spent: alone, or as a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.wording.numbers import COMMA, number
from diagnostic.wording.typography import NO_BREAK

if TYPE_CHECKING:
    from fractions import Fraction

    from diagnostic.funding import Amount
    from diagnostic.model import Currency


def money(value: Fraction | int, currency: Currency, sign: str = COMMA) -> str:
    """Return an amount with the sign of its currency: « 1 250 000 € »; `sign` is the decimal sign."""
    return f"{number(value, sign)}{NO_BREAK}{unit_of(currency)}".removesuffix(NO_BREAK)


def unit_of(currency: Currency) -> str:
    """Return what follows an amount, on one line with it."""
    return currency.sign.replace(" ", NO_BREAK)


def money_range(amount: Amount, currency: Currency, nothing: str = "rien à payer") -> str:
    """Return a range of amounts inside a sentence: « de 1 à 5 € », « jusqu’à 5 € »; `nothing` for nought."""
    low, high = amount
    if high is None:
        return f"{money(low, currency)} ou plus"
    if high == 0:
        return nothing
    if low == high:
        return money(low, currency)
    return f"jusqu’à {money(high, currency)}" if low == 0 else f"de {number(low)} à {money(high, currency)}"


def money_between(amount: Amount, currency: Currency) -> str:
    """Return a range of amounts on a line of its own: « 0 à 5 € »."""
    if amount.high is None or amount.low == amount.high:
        return money_range(amount, currency, money(0, currency))
    return f"{number(amount.low)} à {money(amount.high, currency)}"
