"""The words of the terminal: counts, amounts, scores, and the names of statuses, verdicts and truths."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from diagnostic.funding import Amount

THIN = "\u202f"
VOWELS = tuple("aâàeéèêiîïoôuùûy")
STATUSES = {
    "in-place": "déjà en place",
    "not-applicable": "sans objet",
    "recommended": "recommandée",
    "required": "préalable",
    "not-needed": "pas nécessaire",
    "undecided": "pas encore décidé",
}
VERDICTS = {
    "in-place": "déjà en place",
    "ready": "oui, dès maintenant",
    "not-yet": "pas encore",
    "not-for-you": "sans objet pour cette entreprise",
    "undecided": "pas encore décidé",
}
HORIZONS = {"now": "tout de suite", "foundation": "équipement de base", "priorities": "priorités", "later": "ensuite"}


def count(how_many: int, one: str, several: str = "") -> str:
    """Return « 1 question », « 3 questions »; nought counts as one, as French does."""
    return f"{how_many} {one if how_many <= 1 else several or one + 's'}"


def amount(value: int) -> str:
    """Return an amount with its thousands set apart."""
    return f"{value:,}".replace(",", THIN)


def amounts(said: Amount) -> str:
    """Return a range of amounts in francs."""
    if said.high is None:
        return f"{amount(said.low)} F CFP ou plus"
    if said.low == said.high:
        return f"{amount(said.low)} F CFP"
    return f"{amount(said.low)} à {amount(said.high)} F CFP"


def figure(value: float) -> str:
    """Return a figure to one decimal, as French writes it."""
    return f"{value:.1f}".replace(".", ",")


def score(value: Fraction | None) -> str:
    """Return a score to one decimal, rounded down: never in a level above; a dash where there is none."""
    return "–" if value is None else figure(floor(value * 10) / 10)


def because(clause: str) -> str:
    """Return « parce que … » or « parce qu'… »."""
    return f"parce qu'{clause}" if clause[:1].lower() in VOWELS else f"parce que {clause}"
