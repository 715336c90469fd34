"""The bars of an aid, on one scale of money: the expenses covered, the aid, and the remainder to pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.funding import Amount
from diagnostic.wording.amounts import money, money_range

if TYPE_CHECKING:
    from diagnostic.funding import AidPlan
    from diagnostic.model import Aid, Currency

WIDTH, ROW, BAR = 400.0, 30.0, 11.0
OPEN = 1.15  # how far the scale goes on where an amount has no upper limit


@dataclass(frozen=True, slots=True)
class Part:
    """One amount as a bar, with its least (`low`) and greatest (`high`) length; `open` if it is open-ended."""

    label: str
    text: str
    y: float
    low: float
    high: float
    open: bool


@dataclass(frozen=True, slots=True)
class FundingBar:
    """The expenses an aid covers, the aid up to its ceiling, and the remainder; in a box of `width` by `height`."""

    width: float
    height: float
    bar: float
    parts: tuple[Part, ...]
    ceiling: float
    ceiling_text: str
    title: str
    description: str


def funding_bar_of(aid: Aid, plan: AidPlan, currency: Currency) -> FundingBar | None:
    """Return the bars of an aid; None if it contributes nothing to this plan."""
    if plan.excluded or plan.amount.high == 0:
        return None
    amounts = (
        ("Dépenses éligibles du plan", plan.eligible),
        ("Aide indicative", plan.amount),
        ("Reste à votre charge", left(plan.eligible, plan.amount)),
    )
    most = _most(plan.eligible, aid.ceiling)
    parts = tuple(_part(label, amount, most, ROW * row, currency) for row, (label, amount) in enumerate(amounts))
    ceiling = money(aid.ceiling, currency)
    return FundingBar(
        width=WIDTH,
        height=ROW * len(parts),
        bar=BAR,
        parts=parts,
        ceiling=round(WIDTH * aid.ceiling / most, 1),
        ceiling_text=f"plafond : {ceiling}",
        title="Ce que l’aide peut payer",
        description=f"{' ; '.join(f'{part.label} : {part.text}' for part in parts)} ; plafond : {ceiling}.",
    )


def left(eligible: Amount, granted: Amount) -> Amount:
    """Return what is left to pay after an aid, in units of the currency: it grows with the expenses."""
    high = None if eligible.high is None or granted.high is None else eligible.high - granted.high
    return Amount(eligible.low - granted.low, high)


def _most(eligible: Amount, ceiling: int) -> float:
    """Return the amount in units of the currency that the whole width represents."""
    return OPEN * max(eligible.low, ceiling) if eligible.high is None else max(eligible.high, ceiling)


def _part(label: str, amount: Amount, most: float, y: float, currency: Currency) -> Part:
    high = WIDTH if amount.high is None else round(WIDTH * amount.high / most, 1)
    text = money_range(amount, currency)
    return Part(label, text, y, round(WIDTH * amount.low / most, 1), high, amount.high is None)
