"""A telephone number of the territory or nearby, kept with its prefix; how they are written is data.

They are told once, as a pattern that forms of other tools take too: no look-ahead, no names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.identifiers import digits_in, identifier_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire, Telephone, Territory
    from diagnostic.model.territory import Numbers
    from diagnostic.notation.doors import Door

APART = r"[\s.\-()\u00a0\u202f]*"
ABROAD = rf"(?:[+]{APART}|0{APART}0{APART})?"
ANY_PHONE = rf"{APART}{ABROAD}(?:[0-9]{APART}){{4,15}}"


@lru_cache(maxsize=50)
def phone_pattern(telephone: Telephone) -> str:
    """Return the pattern of the telephone numbers of a territory, with or without its prefix, and of its neighbours."""
    home = telephone.home
    if home is None:
        return ANY_PHONE
    numbers = sorted((home, *telephone.neighbours), key=lambda one: (one.digits != home.digits, one.digits))
    alike = groupby(numbers, key=lambda one: one.digits)
    patterns = "|".join(_phones(tuple(some), home=digits == home.digits) for digits, some in alike)
    return rf"{APART}(?:{patterns})"


def _phones(alike: tuple[Numbers, ...], *, home: bool) -> str:
    """Return the pattern of numbers of as many digits; those of the territory (`home`) go without a prefix too."""
    prefixes = "|".join("".join(f"{digit}{APART}" for digit in one.prefix) for one in alike)
    return rf"(?:{ABROAD}(?:{prefixes})){'?' if home else ''}(?:[0-9]{APART}){{{alike[0].digits}}}"


def read_phone(value: object, door: Door, telephone: Telephone) -> str:
    """Return a telephone number with its prefix (`+33…`); nothing where it is none of the territory or nearby."""
    text = identifier_text(value, door)
    if not re.fullmatch(phone_pattern(telephone), text):
        return ""
    digits = digits_in(text)
    home = telephone.home
    if home is None:
        abroad = text.strip().startswith("+") or digits.startswith("00")
        return f"+{digits.removeprefix('00')}" if abroad else digits
    local = re.fullmatch(rf"{APART}(?:[0-9]{APART}){{{home.digits}}}", text)
    return f"+{home.prefix}{digits}" if local else f"+{digits.removeprefix('00')}"


def _reader(questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    telephone = questionnaire.place.telephone

    def read(value: object, door: Door) -> str:
        number = read_phone(value, door, telephone)
        if not number:
            hint = f"Exemple : {telephone.example}."
            refuse(question, value, "not-a-phone", "un numéro de téléphone est attendu.", hint)
        return number

    return read


def _typed(value: Value, formats: Formats) -> str:
    return formats.phone(value)


def _collected(place: Territory) -> Collected:
    telephone = place.telephone
    return Collected(pattern=f"^{phone_pattern(telephone)}$", message=f"Un numéro est attendu : {telephone.example}.")


KIND = Kind(
    name="phone",
    shape="text",
    reader=_reader,
    unread="not-a-phone",
    sample=lambda place: place.telephone.sample,
    typed=_typed,
    widget="phone",
    autocomplete="tel",
    collected=_collected,
)
