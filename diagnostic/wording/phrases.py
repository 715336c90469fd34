"""Amounts, dates, lists and elisions, as one writes them in New Caledonia."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_decimal

from diagnostic.notation.writing import decimals_of, written_number
from diagnostic.wording.typography import NO_BREAK, THIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from diagnostic.funding import Amount

RIDET_DIGITS = 10
EFFORTS = ("", "très léger", "léger", "moyen", "important", "majeur")
VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"
# Words before which « que » and « de » stay whole: an aspirated h, and a few others.
WHOLE = re.compile(
    r"(onz|oui|yaourt|uhlan|ha[iïlmnrs]|haut|hach|hangar|hasard|haus|hér(?:os|isson)|heurt|hibou|hiér|hi-fi|hobby|hock|"
    r"homard|hont|hors|hot[td]|houss|hublot|huit|hurl|un° )",
    re.IGNORECASE,
)
# « ha- » words that are mute all the same.
MUTE = re.compile(r"(hab|hal[ei]|ham[ei]ç|harm)", re.IGNORECASE)
ARTICLES = (
    (re.compile(r"une (?=\S)", re.IGNORECASE), "la "),
    (re.compile(r"un (?=\S)", re.IGNORECASE), "le "),
    (re.compile(r"des (?=\S)", re.IGNORECASE), "les "),
    (re.compile(r"de la ", re.IGNORECASE), "la "),
    (re.compile(r"de l['’]", re.IGNORECASE), "l’"),
    (re.compile(r"du ", re.IGNORECASE), "le "),
)
YOURS = (
    (re.compile(r"\b[Ss]e (?=\w)"), "vous "),
    (re.compile(r"\b[Ss]['’](?=\w)"), "vous "),
    (re.compile(r"\b(?:son|sa)\b"), "votre"),
    (re.compile(r"\bses\b"), "vos"),
)
DETAILS = re.compile(r"\s+:\s.*|\s*\([^)]*,[^)]*\)")


def number(value: int) -> str:
    """Return a whole number with its thousands set apart."""
    return written_number(value, ",", THIN)


def money(value: int) -> str:
    """Return an amount in francs: « 1 250 000 F CFP »."""
    return f"{number(value)}{NO_BREAK}F{NO_BREAK}CFP"


def money_range(amount: Amount, nothing: str = "rien à payer") -> str:
    """Return a range of amounts in words; open-ended, it says « ou plus »."""
    low, high = amount
    if high is None:
        return f"{money(low)} ou plus"
    if high == 0:
        return nothing
    if low == high:
        return money(low)
    return f"jusqu’à {money(high)}" if low == 0 else f"de {number(low)} à {money(high)}"


def long_date(day: date) -> str:
    """Return a date in words: « 12 mars 2026 », « 1er mars 2026 »."""
    text = str(format_date(day, "d MMMM yyyy", locale="fr"))
    return re.sub(r"^1 ", "1er ", text).replace(" ", NO_BREAK)


def decimal(value: Fraction) -> str:
    """Return a number as people write it: « 12 », « 0,5 »."""
    return written_number(value, ",", THIN) if decimals_of(value) else str(format_decimal(float(value), locale="fr"))


def business_id(value: str) -> str:
    """Return a RID or RIDET as it is written: « 1 234 567.001 »."""
    if not value.isdigit():
        return value
    grouped = THIN.join((value[0], value[1:4], value[4:7]))
    return f"{grouped}.{value[7:]}" if len(value) == RIDET_DIGITS else grouped


def phone(value: str) -> str:
    """Return a telephone number in pairs: « 75 12 34 », « +689 87 12 34 56 »."""
    prefix, digits = value[:4], value[4:]
    pairs = NO_BREAK.join(digits[place : place + 2] for place in range(0, len(digits), 2))
    return pairs if prefix == "+687" else f"{prefix}{NO_BREAK}{pairs}"


def count(how_many: int, one: str, several: str = "") -> str:
    """Return « 1 réponse », « 3 réponses »; nought counts as one, as French does."""
    return f"{number(how_many)} {one if how_many <= 1 else several or one + 's'}"


def weeks(how_many: int) -> str:
    """Return a delay in words."""
    return count(how_many, "semaine")


def listed(items: Sequence[str], link: str = "et") -> str:
    """Return « a, b et c »."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {link} {items[-1]}"


def elides(text: str) -> bool:
    """Return whether « que » and « de » lose their e before this text."""
    word = text.lstrip("«" + NO_BREAK + THIN + " ").lower()
    if WHOLE.match(word) and not MUTE.match(word):
        return False
    if word[:1] == "y":
        return word[1:2] in {"", " "}
    return word[:1] == "h" or word[:1] in VOWELS


def that(clause: str) -> str:
    """Return « que … » or « qu’… »."""
    return f"qu’{clause}" if elides(clause) else f"que {clause}"


def of(words: str) -> str:
    """Return « de … » or « d’… »."""
    return f"d’{words}" if elides(words) else f"de {words}"


def because(clauses: Sequence[str]) -> str:
    """Return « parce que …, que … et que … »."""
    return f"parce {listed([that(clause) for clause in clauses])}" if clauses else ""


def lower_first(text: str) -> str:
    """Return a text with a small first letter, unless it starts with an acronym."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a text with a capital and a full stop."""
    text = upper_first(text.strip())
    return text if not text or text[-1] in ".!?…" else f"{text}."


def with_article(label: str) -> str:
    """Return a choice's label with its definite article: « Une boutique en ligne » gives « la boutique en ligne »."""
    bare = re.sub(r"\s*\([^)]*\)", "", label).strip()
    for pattern, article in ARTICLES:
        if found := pattern.match(bare):
            noun = bare[found.end() :]
            return f"l’{noun}" if article in {"la ", "le "} and elides(noun) else f"{article}{noun}"
    return lower_first(bare)


def to_you(title: str) -> str:
    """Return the title of a recommendation inside a sentence said to the owner, without its details.

    >>> to_you("S'équiper d'un poste de travail, avec ses outils : lesquels, où")
    "vous équiper d'un poste de travail, avec vos outils"
    """
    text = lower_first(DETAILS.sub("", title).strip())
    for pattern, yours in YOURS:
        text = pattern.sub(yours, text)
    return text
