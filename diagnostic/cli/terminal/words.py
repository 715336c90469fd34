"""The words of `diagnostic.wording` as a terminal shows them: with plain spaces and straight apostrophes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.wording.amounts import money, money_between
from diagnostic.wording.french import elides
from diagnostic.wording.typography import NO_BREAK

if TYPE_CHECKING:
    from diagnostic.funding import Amount
    from diagnostic.model import Currency


def amount(value: int, currency: Currency) -> str:
    """Return an amount with its unit."""
    return plain(money(value, currency))


def amounts(said: Amount, currency: Currency) -> str:
    """Return a range of amounts."""
    return plain(money_between(said, currency))


def because(clause: str) -> str:
    """Return « parce que … » or « parce qu'… »."""
    return f"parce qu'{clause}" if elides(clause) else f"parce que {clause}"


def plain(text: str) -> str:
    """Return a text whose lines may break at any space."""
    return text.replace(NO_BREAK, " ")
