"""Numbers and amounts as people and programs write them; what may be read two ways is not read at all.

Thousands may stand apart (« 1 250 000 », « 1'250'000 », « 1.250.000 »). Only the digits 0 to 9 are read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.notation.writing import MOST_DECIMALS, THOUSANDS, written_number

if TYPE_CHECKING:
    from typing import Self

    from diagnostic.model import Currency
    from diagnostic.notation.doors import Door

LARGEST_AMOUNT = 10**12 - 1  # whole units of a currency
LARGEST_NUMBER = 10**15 - 1
LEAST_PART: int = 10**MOST_DECIMALS
LONGEST = 60

# What telephones and spreadsheets leave around a number when it is copied, and nobody sees.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
ALIKE = str.maketrans(
    {**dict.fromkeys("\t\u00a0\u2007\u2008\u2009\u202f", " "), **dict.fromkeys("\u2019\u02bc", "'"), "\u2212": "-"}
)

SIGN = r"(?P<sign>[-+]?) ?"
APART = r"[0-9]+(?:(?: [0-9]{3})+|(?:'[0-9]{3})+)?"  # thousands apart by what is never a decimal sign
FIRST = r"[1-9][0-9]{0,2}"
WHOLE = re.compile(f"{SIGN}(?P<whole>{APART})")
AMOUNT = re.compile(rf"{SIGN}(?P<whole>{APART}|{FIRST}(?:\.[0-9]{{3}})+|{FIRST}(?:,[0-9]{{3}})+)")
DECIMAL = re.compile(f"{SIGN}(?P<whole>(?:{APART})?)(?P<mark>[.,])(?P<decimals>[0-9]+)")
# Thousands apart by a point or a comma: more than once, or before decimals after the other sign.
POINTS, COMMAS = r"\.[0-9]{3}", ",[0-9]{3}"
GROUPED = re.compile(f"{SIGN}(?P<whole>{FIRST}(?:(?:{POINTS}){{2,}}|(?:{COMMAS}){{2,}}))")
GROUPED_DECIMAL = re.compile(
    rf"{SIGN}(?P<whole>{FIRST}(?:(?:{POINTS})+(?=,)|(?:{COMMAS})+(?=\.)))[.,](?P<decimals>[0-9]+)"
)
SCIENTIFIC = re.compile(f"{SIGN}(?P<digits>[0-9]+|[0-9][.,][0-9]+)[eE](?P<exponent>[-+]?[0-9]{{1,2}})")
# As spreadsheets show what is too long for its cell: the rest is lost.
SHORTENED = re.compile(r"[-+]? ?[0-9](?:[.,](?P<decimals>[0-9]+))?(?:E|(?<=[.,][0-9]{5})e)\+(?P<exponent>[0-9]{2})")
# The shortest decimals that give a floating-point number back: a point, and no zero that says nothing.
SHORTEST = re.compile(r"-?[0-9]+\.(?:0|[0-9]*[1-9])")
WHOLE_FLOAT = re.compile(r"-?[0-9]+\.0")
TWO_WAYS = re.compile(r"(?P<whole>[0-9][0-9 '.,]*)[.,](?P<decimals>[0-9]+)")
KEPT_NUMBER = re.compile(r"[-+]?[0-9]+(?:/[0-9]+|\.[0-9]+)?")


class Read(NamedTuple):
    """The number that a raw value says; where it may be one or another, nothing, and both as they are written."""

    value: Fraction | None
    readings: tuple[str, ...] = ()


NOTHING = Read(None)


class Written(float):
    """A decimal number of a YAML file, with its text: a person wrote it, who may have set thousands apart."""

    text: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the number that a text is in YAML, with the text."""
        made = cls(text)
        made.text = text
        return made


def text_of(value: object) -> str | None:
    """Return what was written, without what nobody sees and with one space; nothing where it was not text."""
    if isinstance(value, Written):
        return value.text
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    return INVISIBLE.sub("", value).translate(ALIKE).strip()


def read_number(value: object, door: Door, unit: str = "") -> Read:
    """Return the number that a raw value says; a text may end with its unit."""
    text = text_of(value)
    if text is None:
        return Read(_exact(value))
    if door.kept and KEPT_NUMBER.fullmatch(text):
        return Read(_kept(text))
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)].rstrip()
    return Read(Fraction(text)) if door.machine and SHORTEST.fullmatch(text) else _number(text, door)


def _number(text: str, door: Door) -> Read:
    if found := SCIENTIFIC.fullmatch(text):
        return NOTHING if is_abridged(text) else Read(_scientific(found))
    if found := WHOLE.fullmatch(text) or GROUPED.fullmatch(text):
        return Read(_value(found["sign"], found["whole"]))
    if found := GROUPED_DECIMAL.fullmatch(text):
        return Read(_value(found["sign"], found["whole"], found["decimals"]))
    found = DECIMAL.fullmatch(text)
    if found is None:
        return NOTHING
    value = _value(found["sign"], found["whole"], found["decimals"])
    if found["mark"] != door.decimal and len(found["decimals"]) == THOUSANDS:
        joined = _value(found["sign"], found["whole"] + found["decimals"])
        return Read(None, (_shown(joined, door), _shown(value, door)))
    return Read(value)


def read_amount(value: object, door: Door, currency: Currency) -> Read:
    """Return the whole amount that a raw value says, though it be negative; a text may name the currency."""
    text = text_of(value)
    if text is None or (door.kept and KEPT_NUMBER.fullmatch(text)):
        number = _exact(value) if text is None else _kept(text)
        return Read(number) if number is None or number.denominator == 1 else Read(None, _cents(number, door))
    text = _without_currency(text, currency)
    if found := AMOUNT.fullmatch(text):
        return Read(_value(found["sign"], found["whole"]))
    if door.floats and WHOLE_FLOAT.fullmatch(text):
        return Read(Fraction(text))
    if (found := SCIENTIFIC.fullmatch(text)) and not is_abridged(text):
        number = _scientific(found)
        return Read(number) if number.denominator == 1 else NOTHING
    readings = _two_ways(text, door)
    return Read(None, readings) if len(set(readings)) != 1 else Read(Fraction(0))  # « 0,00 » is nothing either way


def _without_currency(text: str, currency: Currency) -> str:
    """Return an amount without the name of the currency, before it or after it."""
    for name in _names_of(currency):
        text = name.sub("", text)
    return text


@lru_cache(maxsize=50)
def _names_of(currency: Currency) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the names of a currency: after an amount, then before it."""
    patterns = ((currency.words, r"\s*(?:{})\.?$"), (currency.words_before, r"^(?:{})\s*"))
    return tuple(re.compile(whole.format(_one_of(words)), re.IGNORECASE) for words, whole in patterns if words)


def _one_of(words: tuple[str, ...]) -> str:
    """Return the pattern of any of these words, the longest first; a space in them may be left out."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"\s*".join(map(re.escape, word.split())) for word in longest_first)


def _two_ways(text: str, door: Door) -> tuple[str, ...]:
    """Return the two amounts that a text with a point or a comma may say: without what follows, or with it."""
    found = TWO_WAYS.fullmatch(text.lstrip("+- "))
    if found is None:
        return ()
    return tuple(_shown(_value("", digits), door) for digits in (found["whole"], found["whole"] + found["decimals"]))


def _cents(number: Fraction, door: Door) -> tuple[str, ...]:
    return (_shown(Fraction(int(number)), door), _shown(Fraction(int(number) + 1), door)) if number > 0 else ()


def is_abridged(value: object) -> bool:
    """Return whether a spreadsheet shortened a number (« 1,85E+07 »): digits before the decimal sign may be lost."""
    found = SHORTENED.fullmatch(text_of(value) or "")
    return found is not None and len(found["decimals"] or "") < int(found["exponent"])


def _shown(number: Fraction, door: Door) -> str:
    return written_number(number, door.decimal)


def _value(sign: str, whole: str, decimals: str = "") -> Fraction:
    digits = re.sub(r"[^0-9]", "", whole) or "0"
    return Fraction(f"{sign}{digits}.{decimals or 0}")


def _scientific(found: re.Match[str]) -> Fraction:
    return Fraction(found["sign"] + found["digits"].replace(",", ".") + "e" + found["exponent"])


def _exact(value: object) -> Fraction | None:
    """Return a number as it is, 0.1 being one tenth; nothing where there is none, or it has no end."""
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction | Decimal):
        return None
    try:
        return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    except (ValueError, OverflowError):
        return None


def _kept(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except ZeroDivisionError:
        return None


def too_precise(number: Fraction) -> bool:
    """Return whether a number has more digits after the point than anything that is counted or measured."""
    return number.denominator > LEAST_PART
