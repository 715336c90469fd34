"""A telephone number of the territory or nearby, kept with its prefix: here New Caledonia and its neighbours.

All that is known of these numbers is here; they are told once, as a pattern that forms of other tools take too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.identifiers import digits_in, identifier_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door

DIGITS = 6
NEW_CALEDONIA = "687"

APART = r"[\s.\-()\u00a0\u202f]*"
ABROAD = rf"(?:[+]{APART}|0{APART}0{APART})?"
PHONE = (
    rf"{APART}(?:(?:{ABROAD}6{APART}8{APART}[17]{APART})?(?:[0-9]{APART}){{6}}"
    rf"|{ABROAD}6{APART}8{APART}9{APART}(?:[0-9]{APART}){{8}})"
)


def read_phone(value: object, door: Door) -> str:
    """Return a telephone number with its prefix (`+687…`); nothing where it is none of New Caledonia or nearby."""
    text = identifier_text(value, door)
    if not re.fullmatch(PHONE, text):
        return ""
    digits = digits_in(text)
    if len(digits) == DIGITS:
        return f"+{NEW_CALEDONIA}{digits}"
    return f"+{digits.removeprefix('00')}"


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    def read(value: object, door: Door) -> str:
        number = read_phone(value, door)
        if not number:
            hint = "Exemple : 75 12 34, ou +689 87 12 34 56 hors de Nouvelle-Calédonie."
            refuse(question, value, "not-a-phone", "un numéro de téléphone est attendu.", hint)
        return number

    return read


def _typed(value: Value, formats: Formats) -> str:
    return formats.phone(value)


KIND = Kind(
    name="phone",
    shape="text",
    reader=_reader,
    unread="not-a-phone",
    sample="751234",
    typed=_typed,
    widget="phone",
    autocomplete="tel",
    collected=Collected(
        pattern=f"^{PHONE}$",
        message="Un numéro est attendu : 75 12 34, ou +689 87 12 34 56 hors de Nouvelle-Calédonie.",
    ),
)
