"""The answer that a raw value says, for each kind of question; or why it cannot be taken."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn

from diagnostic.errors import AnswerError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import Question

Value = Any  # str, tuple of str, Fraction, int or Said, by the kind of the question

LONGEST_TEXT = 500
LONGEST_LONG_TEXT = 5000
RID_DIGITS = 7
RIDET_DIGITS = 10
CURRENCY = re.compile(r"(F?CFP|XPF|F)$", re.IGNORECASE)
# No exponent: « 1e999999999 » would keep the machine busy for hours.
PLAIN_NUMBER = re.compile(r"[-+]?[0-9./]+")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
TAHITI = re.compile(r"[A-Z]\d{5}(\d{3})?")
PHONE_DIGITS = {"687": 6, "681": 6, "689": 8}


class Said(StrEnum):
    """The two answers that carry no value: final, and never scored."""

    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"


SAID = {said.value: said for said in Said}


def refuse(question: Question, value: object, code: str, message: str, hint: str = "") -> NoReturn:
    """Raise the AnswerError of this question."""
    raise AnswerError(question.id, value, code=code, message=message, hint=hint)


def one_choice(question: Question, value: object) -> str:
    """Return the id of the one choice that a raw value names; raise AnswerError if it names none."""
    given = value[0] if isinstance(value, list | tuple) and len(value) == 1 else value
    keys = [choice.id for choice in question.all_choices]
    if isinstance(given, bool) and question.kind == "yes-no":
        given = "yes" if given else "no"
    if not isinstance(given, str):
        refuse(question, value, "not-a-choice", "un seul choix est attendu.", did_you_mean("", keys))
    if given not in keys:
        refuse(question, value, "unknown-choice", f"« {given} » n'est pas un des choix.", did_you_mean(given, keys))
    return given


def _several(question: Question, value: object) -> tuple[str, ...]:
    given = (value,) if isinstance(value, str) else value
    keys = [choice.id for choice in question.all_choices]
    if not isinstance(given, list | tuple) or not all(isinstance(key, str) for key in given):
        refuse(question, value, "not-a-list", "une liste de choix est attendue.", did_you_mean("", keys))
    for key in given:
        if key not in keys:
            refuse(question, value, "unknown-choice", f"« {key} » n'est pas un des choix.", did_you_mean(key, keys))
    ticked = tuple(key for key in keys if key in given)
    _fitting(question, ticked)
    return ticked


def _fitting(question: Question, ticked: tuple[str, ...]) -> None:
    if not ticked and not question.may_be_empty:
        refuse(question, ticked, "nothing-ticked", "cochez au moins un choix.")
    if question.most is not None and len(ticked) > question.most:
        refuse(question, ticked, "too-many-choices", f"{question.most} choix au plus ; {len(ticked)} sont cochés.")
    alone = [choice.label for choice in question.all_choices if choice.exclusive and choice.id in ticked]
    if alone and len(ticked) > 1:
        refuse(question, ticked, "exclusive-choice", f"« {alone[0]} » ne va pas avec un autre choix.")


def parsed(value: object) -> Fraction | None:
    """Return the number that a raw value says, nothing if it says none."""
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction | str):
        return None
    text = CURRENCY.sub("", re.sub(r"\s", "", str(value))).replace(",", ".")
    if isinstance(value, str) and not PLAIN_NUMBER.fullmatch(text):
        return None
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def _number(question: Question, value: object) -> Fraction:
    number = parsed(value)
    if number is None:
        refuse(question, value, "not-a-number", "un nombre est attendu.", "Exemple : 12.")
    if question.least_number is not None and number < question.least_number:
        refuse(question, value, "too-small", f"{question.least_number} au moins.")
    if question.most_number is not None and number > question.most_number:
        refuse(question, value, "too-large", f"{question.most_number} au plus.")
    return number


def _money(question: Question, value: object) -> Fraction:
    number = _number(question, value)
    if number.denominator != 1 or number < 0:
        refuse(question, value, "not-an-amount", "le franc n'a pas de centimes : un nombre entier est attendu.")
    return number


def _date(question: Question, value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    french = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    try:
        said = date(*(int(part) for part in reversed(french.groups()))) if french else date.fromisoformat(text)
    except ValueError:
        refuse(question, value, "not-a-date", "une date est attendue.", "Exemple : 12/03/2026.")
    return said.isoformat()


def _text(question: Question, value: object, longest: int = LONGEST_TEXT) -> str:
    text = value.replace("\r\n", "\n").replace("\x00", "").strip() if isinstance(value, str) else ""
    if not text:
        refuse(question, value, "not-a-text", "un texte est attendu.")
    if len(text) > longest:
        refuse(question, value, "too-long", f"{longest} caractères au plus ; il y en a {len(text)}.")
    return text


def _long_text(question: Question, value: object) -> str:
    return _text(question, value, LONGEST_LONG_TEXT)


def _business_id(question: Question, value: object) -> str:
    text = re.sub(r"[^0-9A-Z]", "", str(value).upper()).removeprefix("RIDET").removeprefix("RID")
    if TAHITI.fullmatch(text):
        return text
    padded = text.zfill(RID_DIGITS if len(text) <= RID_DIGITS else RIDET_DIGITS)
    if not text.isdigit() or len(text) not in {6, 7, 9, 10}:
        hint = "Exemple : 1 234 567 ou 1 234 567.001."
        refuse(question, value, "not-a-business-id", "un RID (7 chiffres) ou un RIDET (10 chiffres) est attendu.", hint)
    return padded


def unusual_business_id(value: str) -> bool:
    """Return whether a RID or RIDET misses the check (Luhn) that most known numbers pass: worth a second look, no more.

    Measured on ten public numbers, nine pass; no document states the rule, so it never refuses a number.
    """
    if not value.isdigit():
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(value[:RID_DIGITS]))]
    return sum(digit - 9 * (digit > 9) for digit in doubled) % 10 != 0  # noqa: PLR2004


def _email(question: Question, value: object) -> str:
    text = _text(question, value)
    if not EMAIL.fullmatch(text):
        refuse(question, value, "not-an-email", "une adresse e-mail est attendue.", "Exemple : nom@exemple.nc.")
    return text


def _phone(question: Question, value: object) -> str:
    digits = re.sub(r"[\s.\-()\u00a0\u202f]", "", str(value))
    prefix, number = ("687", digits) if not digits.startswith("+") else (digits[1:4], digits[4:])
    if not (number.isascii() and number.isdigit()) or len(number) != PHONE_DIGITS.get(prefix, -1):
        hint = "Exemple : 75 12 34, ou +689 87 12 34 56 hors de Nouvelle-Calédonie."
        refuse(question, value, "not-a-phone", "un numéro de téléphone est attendu.", hint)
    return f"+{prefix}{number}"


READERS: dict[str, Callable[[Question, object], Value]] = {
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
