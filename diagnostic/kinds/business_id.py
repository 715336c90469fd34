"""The number of a business in the territory's register: here a RID, a RIDET or a N° TAHITI.

All that is known of these numbers is here; they are told once, as a pattern that forms of other tools take too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.identifiers import GAP, digits_in, identifier_text, is_shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door

RID_DIGITS = 7
RIDET_DIGITS = 10
EXPECTED = "un RID (7 chiffres) ou un RIDET (10 chiffres) est attendu."

# A point (a spreadsheet makes it a comma) stands only before three digits: else a zero was lost at their end.
RANK = f"(?:[.,]{GAP}[0-9]{{3}}|(?:[0-9]{GAP}){{3}})"
COMPANY = rf"(?:(?:[0-9]{GAP}){{6,7}}|[0-9]\.[0-9]{{3}}\.[0-9]{{3}}{GAP}|[0-9]{{3}}\.[0-9]{{3}}{GAP})"
TAHITI = f"[A-Za-z]{GAP}(?:[0-9]{GAP}){{5}}(?:{RANK}{GAP})?"
NAMED = rf"(?:[Nn][°º]\s*)?(?:[Rr][Ii][Dd](?:[Ee][Tt])?{GAP}(?::\s*)?|[Tt][Aa][Hh][Ii][Tt][Ii]{GAP}(?::\s*)?)?"
BUSINESS_ID = rf"\s*{NAMED}(?:{COMPANY}(?:{RANK})?{GAP}|{TAHITI})"


def read_business_id(value: object, door: Door) -> str:
    """Return a RID, a RIDET or a N° TAHITI without anything between its digits; nothing where it is none of them."""
    text = identifier_text(value, door)
    if not re.fullmatch(BUSINESS_ID, text):
        return ""
    digits = digits_in(text)
    if re.search(rf"[A-Za-z]{GAP}(?:[0-9]{GAP}){{5}}(?:{RANK}{GAP})?$", text) and len(digits) in {5, 8}:
        return _letter(text) + digits
    return digits.zfill(RID_DIGITS if len(digits) <= RID_DIGITS else RIDET_DIGITS)


def _letter(text: str) -> str:
    return re.sub(r"[^A-Z]", "", text.upper())[-1]


def unusual_business_id(value: str) -> bool:
    """Return whether a RID or RIDET misses the check (Luhn) that most known numbers pass: worth a second look, no more.

    Measured on ten public numbers, nine pass; no document states the rule, so it never refuses a number.
    """
    if not value.isdigit():
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(value[:RID_DIGITS]))]
    return sum(digit - 9 * (digit > 9) for digit in doubled) % 10 != 0  # noqa: PLR2004


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    def read(value: object, door: Door) -> str:
        number = read_business_id(value, door)
        if not number:
            lost = "Un tableur a abrégé ce numéro : mettez la colonne au format texte, et écrivez-le en entier."
            hint = lost if is_shortened(value) else "Exemple : 1 234 567 ou 1 234 567.001."
            refuse(question, value, "not-a-business-id", EXPECTED, hint)
        return number

    return read


def _typed(value: Value, formats: Formats) -> str:
    return formats.business_id(value)


KIND = Kind(
    name="business-id",
    about="RID, RIDET, N° TAHITI",
    shape="text",
    reader=_reader,
    means="identifier",
    unread="not-a-business-id",
    doubtful=unusual_business_id,
    sample="1234567",
    typed=_typed,
    widget="business-id",
    paper="business-id",
    collected=Collected(
        pattern=f"^{BUSINESS_ID}$",
        message="Un RID (7 chiffres) ou un RIDET (10 chiffres) est attendu.",
        lost=(
            "signaler un numéro dont la clé est inhabituelle",
            "ce n’est qu’un signal, donné par le questionnaire en ligne",
        ),
    ),
)
