"""An amount of money, in whole units of the currency of the territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.errors import AnswerError
from diagnostic.kinds.bounds import ABRIDGED, BOUNDS, COMPARISONS, EXPECTED, check_bounds
from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse, shortened, told
from diagnostic.notation.numbers import LARGEST_AMOUNT, is_abridged, read_amount

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Currency, Question, Questionnaire
    from diagnostic.notation.doors import Door


def _reader(questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], Fraction]:
    currency = questionnaire.place.currency

    def read(value: object, door: Door) -> Fraction:
        number = amount(question.id, value, door, currency)
        if number is None:
            refuse(question, value, "not-a-number", EXPECTED, "Exemple : 250 000.")
        check_bounds(question, value, number, door, LARGEST_AMOUNT)
        return number

    return read


def amount(about: str, value: object, door: Door, currency: Currency) -> Fraction | None:
    """Return the amount that a raw value says, nothing if it says no number; raise AnswerError if it is not whole.

    `about` is the id of what it is the amount of: a question, or the recommendation of a quote.
    """
    number, readings = read_amount(value, door, currency)
    if number is None and is_abridged(value):
        raise AnswerError(about, value, code="not-a-number", message=EXPECTED, hint=ABRIDGED)
    if readings:
        message = f"{currency.no_cents} : « {shortened(value)} » peut se lire {told(readings)}."
        hint = "Écrivez-le sans point ni virgule."
        raise AnswerError(about, value, code="not-an-amount", message=message, hint=hint, readings=readings)
    if number is not None and number < 0:
        message, hint = "un montant ne peut pas être négatif.", "Écrivez-le sans le signe moins."
        raise AnswerError(about, value, code="not-an-amount", message=message, hint=hint)
    return number


def _typed(value: Value, formats: Formats) -> str:
    return formats.number(value)


def _words(_questionnaire: Questionnaire, _question: Question, value: Value, formats: Formats) -> tuple[str, ...]:
    return (formats.money(value),)


KIND = Kind(
    name="money",
    about="dans la monnaie du territoire",
    shape="number",
    reader=_reader,
    keys=BOUNDS,
    tests=COMPARISONS,
    whole=True,
    typed=_typed,
    words=_words,
    widget="money",
    paper="money",
    collected=lambda place: Collected("decimal", message=place.currency.whole),
)
