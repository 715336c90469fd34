"""What the kinds have in common whose answer is a number."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from diagnostic.kinds.refusal import refuse
from diagnostic.model import condition
from diagnostic.notation.writing import written_number

if TYPE_CHECKING:
    from diagnostic.model import Question
    from diagnostic.notation.doors import Door

BOUNDS = frozenset({"least-number", "most-number", "unit"})
COMPARISONS = f"{', '.join(condition.COMPARISONS[:-1])} ou {condition.COMPARISONS[-1]}"
EXPECTED = "un nombre est attendu."
ABRIDGED = "Un tableur a abrégé ce nombre : mettez la colonne au format nombre, et écrivez-le en entier."


def check_bounds(question: Question, value: object, number: Fraction, door: Door, largest: int) -> None:
    """Raise AnswerError where a number is not within the bounds of its question, or within ±`largest` if new."""
    least, most = question.least_number, question.most_number
    if least is not None and number < least:
        refuse(question, value, "too-small", f"{written_number(least, door.decimal)} au moins.")
    if most is None and not door.kept:
        most = Fraction(largest)
    if most is not None and number > most:
        refuse(question, value, "too-large", f"{written_number(most, door.decimal)} au plus.")
    if number < -largest and not door.kept:
        refuse(question, value, "too-small", f"{written_number(-largest, door.decimal)} au moins.")
