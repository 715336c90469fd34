"""Numbers that name a business or a telephone: every digit is there, or they are refused.

Their forms are those of a territory. Each is told once, as a pattern that forms of other tools take too: no look-ahead,
no names, letters in both cases.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from diagnostic.response.numbers import WHOLE_FLOAT, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic.model import BusinessId, Telephone, Territory
    from diagnostic.model.territory import BusinessIdForm, Numbers
    from diagnostic.response.doors import Door

GAP = r"[\s\-\u00a0\u202f]*"  # what may stand between digits and loses none
DIGIT = f"[0-9]{GAP}"
NUMBER_SIGN = r"(?:[Nn][°º]\s*)?"
ANY_ID = rf"\s*[A-Za-z0-9](?:{GAP}[A-Za-z0-9]){{2,29}}{GAP}"

APART = r"[\s.\-()\u00a0\u202f]*"
ABROAD = rf"(?:[+]{APART}|0{APART}0{APART})?"
ANY_PHONE = rf"{APART}{ABROAD}(?:[0-9]{APART}){{4,15}}"
LARGEST = 10**15  # of which a floating-point number still has every digit
SHORTENED = re.compile(r"[0-9][.,]?[0-9]*[eE][-+]?[0-9]+")
BASE = 10


@lru_cache(maxsize=50)
def business_id_pattern(identifier: BusinessId) -> str:
    """Return the pattern of the identifiers of businesses, however their digits are set apart."""
    if not identifier.forms:
        return ANY_ID
    forms = "|".join(_form_pattern(form) for form in identifier.forms)
    return rf"\s*{_named(identifier.words)}(?:{forms})"


def _named(words: Iterable[str]) -> str:
    """Return the pattern of what may be said before an identifier."""
    said = "|".join(_either_case(word) for word in sorted(words, key=len, reverse=True))
    return NUMBER_SIGN + (rf"(?:(?:{said}){GAP}(?::\s*)?)?" if said else "")


def _either_case(word: str) -> str:
    return "".join(f"[{one.upper()}{one.lower()}]" if one.upper() != one.lower() else re.escape(one) for one in word)


@lru_cache(maxsize=50)
def _form_pattern(form: BusinessIdForm) -> str:
    letters = f"[A-Za-z]{GAP}" * form.letters
    least = form.digits - form.leading_zeros
    counted = f"(?:{DIGIT}){{{least},{form.digits}}}" if form.leading_zeros else f"(?:{DIGIT}){{{form.digits}}}"
    company = "|".join((counted, *_dotted(form)))
    rank = f"(?:{_rank(form.establishment.digits)})?" if form.establishment else ""
    return f"{letters}(?:{company}){rank}{GAP}"


def _dotted(form: BusinessIdForm) -> Iterable[str]:
    """Yield the patterns of the digits of a business with a point between groups, as many zeros being left out."""
    if len(form.groups) > 1:
        for left_out in range(form.leading_zeros + 1):
            groups = [form.groups[0] - left_out, *form.groups[1:]]
            yield r"\.".join(f"[0-9]{{{one}}}" for one in groups if one > 0) + GAP


def _rank(digits: int) -> str:
    """Return the pattern of the digits of an establishment.

    A point (a spreadsheet makes it a comma) stands only before all of them: else a zero was lost at their end.
    """
    return f"[.,]{GAP}[0-9]{{{digits}}}|(?:{DIGIT}){{{digits}}}"


def read_business_id(value: object, door: Door) -> str:
    """Return the identifier of a business without anything between its digits; nothing where it is of no form here."""
    text = _digits(value, door)
    identifier = door.place.business_id
    if not re.fullmatch(business_id_pattern(identifier), text):
        return ""
    if not identifier.forms:
        return re.sub(r"[^A-Z0-9]", "", text.upper())
    return next(filter(None, (_read_form(identifier, form, text) for form in identifier.forms)), "")


def _read_form(identifier: BusinessId, form: BusinessIdForm, text: str) -> str:
    """Return an identifier of this form, with every zero; nothing where it is of another."""
    found = re.fullmatch(rf"\s*{_named(identifier.words)}({_form_pattern(form)})", text)
    if found is None:
        return ""
    digits = re.sub(r"[^0-9]", "", found[1])
    letters = re.sub(r"[^A-Z]", "", found[1].upper())
    return letters + digits.zfill(next(length for length in form.lengths if len(digits) <= length))


def unusual_business_id(place: Territory, value: str) -> bool:
    """Return whether an identifier misses the check that most of its form pass: worth a second look, no more."""
    form = place.business_id.form_of(value)
    if form is None or form.check is None:
        return False
    company = value[form.letters : form.letters + form.digits]
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(company))]
    return sum(digit - (BASE - 1) * (digit >= BASE) for digit in doubled) % BASE != 0


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


def read_phone(value: object, door: Door) -> str:
    """Return a telephone number with its prefix (`+33…`); nothing where it is none of the territory or nearby."""
    text = _digits(value, door)
    telephone = door.place.telephone
    if not re.fullmatch(phone_pattern(telephone), text):
        return ""
    digits = re.sub(r"[^0-9]", "", text)
    home = telephone.home
    if home is None:
        abroad = text.strip().startswith("+") or digits.startswith("00")
        return f"+{digits.removeprefix('00')}" if abroad else digits
    local = re.fullmatch(rf"{APART}(?:[0-9]{APART}){{{home.digits}}}", text)
    return f"+{home.prefix}{digits}" if local else f"+{digits.removeprefix('00')}"


def is_shortened(value: object) -> bool:
    """Return whether a number was shortened by a spreadsheet (« 1.234567E9 »): digits may be lost."""
    return SHORTENED.fullmatch(text_of(value) or "") is not None


def _digits(value: object, door: Door) -> str:
    """Return the text of an identifier, also where a table took it for a number."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float) and text_of(value) is None:
        whole = abs(value) < LARGEST and int(value) == value
        return str(int(value)) if whole else repr(value) if isinstance(value, float) else ""
    text = text_of(str(value) if isinstance(value, Decimal) else value) or ""
    return text.removesuffix(".0") if door.floats and WHOLE_FLOAT.fullmatch(text) else text
