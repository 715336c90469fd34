"""The answer that a raw value says, for each kind of question; or why it cannot be taken."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn

from diagnostic.errors import AnswerError, did_you_mean
from diagnostic.response.days import read_day
from diagnostic.response.identifiers import is_shortened, read_business_id, read_phone
from diagnostic.response.numbers import (
    INVISIBLE,
    LARGEST_AMOUNT,
    LARGEST_NUMBER,
    is_abridged,
    read_amount,
    read_number,
    text_of,
    too_precise,
)
from diagnostic.response.text import cleaned
from diagnostic.response.writing import written_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import Question
    from diagnostic.response.doors import Door

Value = Any  # str, tuple of str, Fraction, int or Said, by the kind of the question

LONGEST_TEXT = 500
LONGEST_LONG_TEXT = 5000
LONGEST_QUOTED = 80
ABRIDGED = "Un tableur a abrégé ce nombre : mettez la colonne au format nombre, et écrivez-le en entier."
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class Said(StrEnum):
    """The two answers that carry no value: final, and never scored."""

    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"


SAID = {said.value: said for said in Said}


def refuse(  # noqa: PLR0913, PLR0917 - the facts of the error
    question: Question, value: object, code: str, message: str, hint: str = "", readings: tuple[str, ...] = ()
) -> NoReturn:
    """Raise the AnswerError of this question."""
    raise AnswerError(question.id, value, code=code, message=message, hint=hint, readings=readings)


def one_choice(question: Question, value: object, _door: Door) -> str:
    """Return the id of the one choice that a raw value names; raise AnswerError if it names none."""
    given = value[0] if isinstance(value, list | tuple) and len(value) == 1 else value
    keys = [choice.id for choice in question.all_choices]
    if isinstance(given, bool) and question.kind == "yes-no":
        given = "yes" if given else "no"
    if not isinstance(given, str):
        refuse(question, value, "not-a-choice", "un seul choix est attendu.", did_you_mean("", keys))
    given = _seen(given)
    if given not in keys:
        message = f"« {shortened(given)} » n'est pas un des choix."
        refuse(question, value, "unknown-choice", message, did_you_mean(given, keys))
    return given


def _several(question: Question, value: object, _door: Door) -> tuple[str, ...]:
    given = (value,) if isinstance(value, str) else value
    keys = [choice.id for choice in question.all_choices]
    if not isinstance(given, list | tuple) or not all(isinstance(key, str) for key in given):
        refuse(question, value, "not-a-list", "une liste de choix est attendue.", did_you_mean("", keys))
    given = [_seen(key) for key in given]
    for key in given:
        if key not in keys:
            message = f"« {shortened(key)} » n'est pas un des choix."
            refuse(question, value, "unknown-choice", message, did_you_mean(key, keys))
    ticked = tuple(key for key in keys if key in given)
    _fitting(question, ticked)
    return ticked


def _seen(key: str) -> str:
    """Return the id of a choice without what nobody sees in it."""
    return INVISIBLE.sub("", key).strip()


def _fitting(question: Question, ticked: tuple[str, ...]) -> None:
    if not ticked and not question.may_be_empty:
        refuse(question, ticked, "nothing-ticked", "cochez au moins un choix.")
    if question.most is not None and len(ticked) > question.most:
        refuse(question, ticked, "too-many-choices", f"{question.most} choix au plus ; {len(ticked)} sont cochés.")
    alone = [choice.label for choice in question.all_choices if choice.exclusive and choice.id in ticked]
    if alone and len(ticked) > 1:
        refuse(question, ticked, "exclusive-choice", f"« {alone[0]} » ne va pas avec un autre choix.")


def _number(question: Question, value: object, door: Door) -> Fraction:
    number, readings = read_number(value, door, question.unit)
    if readings:
        message = f"« {shortened(value)} » peut se lire {told(readings)}."
        refuse(question, value, "ambiguous-number", message, "Écrivez-le sans rien entre les milliers.", readings)
    if number is None or too_precise(number):
        hint = ABRIDGED if is_abridged(value) else "Exemple : 12."
        refuse(question, value, "not-a-number", "un nombre est attendu.", hint)
    _bounded(question, value, number, door, LARGEST_NUMBER)
    return number


def _bounded(question: Question, value: object, number: Fraction, door: Door, largest: int) -> None:
    least, most = question.least_number, question.most_number
    if least is not None and number < least:
        refuse(question, value, "too-small", f"{written_number(least, door.decimal)} au moins.")
    if most is None and not door.kept:
        most = Fraction(largest)
    if most is not None and number > most:
        refuse(question, value, "too-large", f"{written_number(most, door.decimal)} au plus.")
    if number < -largest and not door.kept:
        refuse(question, value, "too-small", f"{written_number(-largest, door.decimal)} au moins.")


def _money(question: Question, value: object, door: Door) -> Fraction:
    number = amount(question.id, value, door)
    if number is None:
        refuse(question, value, "not-a-number", "un nombre est attendu.", "Exemple : 250 000.")
    _bounded(question, value, number, door, LARGEST_AMOUNT)
    return number


def amount(about: str, value: object, door: Door) -> Fraction | None:
    """Return the amount that a raw value says, nothing if it says no number; raise AnswerError if it is not whole.

    `about` is the id of what it is the amount of: a question, or the recommendation of a quote.
    """
    number, readings = read_amount(value, door)
    if number is None and is_abridged(value):
        raise AnswerError(about, value, code="not-a-number", message="un nombre est attendu.", hint=ABRIDGED)
    if readings:
        message = f"{door.place.currency.no_cents} : « {shortened(value)} » peut se lire {told(readings)}."
        hint = "Écrivez-le sans point ni virgule."
        raise AnswerError(about, value, code="not-an-amount", message=message, hint=hint, readings=readings)
    if number is not None and number < 0:
        message, hint = "un montant ne peut pas être négatif.", "Écrivez-le sans le signe moins."
        raise AnswerError(about, value, code="not-an-amount", message=message, hint=hint)
    return number


def told(readings: tuple[str, ...]) -> str:
    """Return what a value may be, in words."""
    return " ou ".join(f"« {one} »" for one in readings)


def shortened(value: object) -> str:
    """Return what was given as it can be quoted in a sentence."""
    return cleaned(text_of(value) or str(value))[:LONGEST_QUOTED]


def _date(question: Question, value: object, _door: Door) -> str:
    day, reason, readings = read_day(value)
    if not day:
        which = f"une date est attendue : {reason}" if reason else "une date est attendue."
        refuse(question, value, "not-a-date", which, "Exemple : 12/03/2026.", readings)
    return day


def _text(question: Question, value: object, _door: Door, longest: int = LONGEST_TEXT) -> str:
    text = cleaned(value).strip() if isinstance(value, str) else ""
    if not text:
        refuse(question, value, "not-a-text", "un texte est attendu.")
    if len(text) > longest:
        refuse(question, value, "too-long", f"{longest} caractères au plus ; il y en a {len(text)}.")
    return text


def _long_text(question: Question, value: object, door: Door) -> str:
    return _text(question, value, door, LONGEST_LONG_TEXT)


def _business_id(question: Question, value: object, door: Door) -> str:
    number = read_business_id(value, door)
    if not number:
        identifier = door.place.business_id
        lost = "Un tableur a abrégé ce numéro : mettez la colonne au format texte, et écrivez-le en entier."
        hint = lost if is_shortened(value) else f"Exemple : {identifier.example}."
        refuse(question, value, "not-a-business-id", identifier.expected, hint)
    return number


def _email(question: Question, value: object, door: Door) -> str:
    text = INVISIBLE.sub("", _text(question, value, door))
    if not EMAIL.fullmatch(text):
        refuse(
            question,
            value,
            "not-an-email",
            "une adresse e-mail est attendue.",
            f"Exemple : {door.place.email_example}.",
        )
    return text


def _phone(question: Question, value: object, door: Door) -> str:
    number = read_phone(value, door)
    if not number:
        hint = f"Exemple : {door.place.telephone.example}."
        refuse(question, value, "not-a-phone", "un numéro de téléphone est attendu.", hint)
    return number


READERS: dict[str, Callable[[Question, object, Door], Value]] = {
    "single": one_choice,
    "level": one_choice,
    "yes-no": one_choice,
    "multiple": _several,
    "number": _number,
    "money": _money,
    "date": _date,
    "text": _text,
    "long-text": _long_text,
    "business-id": _business_id,
    "email": _email,
    "phone": _phone,
}
