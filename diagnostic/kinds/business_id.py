"""The number of a business in the register of its territory, whose forms are data.

They are told once, as a pattern that forms of other tools take too: no look-ahead, no names, letters in both cases.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse
from diagnostic.notation.identifiers import GAP, digits_in, identifier_text, is_shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import BusinessId, Question, Questionnaire, Territory
    from diagnostic.model.territory import BusinessIdForm
    from diagnostic.notation.doors import Door

DIGIT = f"[0-9]{GAP}"
NUMBER_SIGN = r"(?:[Nn][°º]\s*)?"
ANY_ID = rf"\s*[A-Za-z0-9](?:{GAP}[A-Za-z0-9]){{2,29}}{GAP}"
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


def read_business_id(value: object, door: Door, identifier: BusinessId) -> str:
    """Return the identifier of a business without anything between its digits; nothing where it is of no form here."""
    text = identifier_text(value, door)
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
    digits = digits_in(found[1])
    letters = re.sub(r"[^A-Z]", "", found[1].upper())
    return letters + digits.zfill(next(length for length in form.lengths if len(digits) <= length))


def unusual_business_id(place: Territory, value: str) -> bool:
    """Return whether an identifier misses the check that most of its form pass: worth a second look, no more."""
    form = place.business_id.form_of(value)
    if form is None or form.check is None:
        return False
    company = value[form.letters : form.letters + form.digits]
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(company))]
    return sum(digit - (BASE - 1) * (digit >= BASE) for digit in doubled) % BASE != 0


def _reader(questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    identifier = questionnaire.place.business_id

    def read(value: object, door: Door) -> str:
        number = read_business_id(value, door, identifier)
        if not number:
            lost = "Un tableur a abrégé ce numéro : mettez la colonne au format texte, et écrivez-le en entier."
            hint = lost if is_shortened(value) else f"Exemple : {identifier.example}."
            refuse(question, value, "not-a-business-id", identifier.expected, hint)
        return number

    return read


def _typed(value: Value, formats: Formats) -> str:
    return formats.business_id(value)


def _collected(place: Territory) -> Collected:
    expected = place.business_id.expected
    return Collected(
        pattern=f"^{business_id_pattern(place.business_id)}$",
        message=expected[:1].upper() + expected[1:],
        lost=(
            "signaler un numéro dont la clé est inhabituelle",
            "ce n’est qu’un signal, donné par le questionnaire en ligne",
        ),
    )


KIND = Kind(
    name="business-id",
    about="d'après le territoire",
    shape="text",
    reader=_reader,
    means="identifier",
    unread="not-a-business-id",
    doubtful=unusual_business_id,
    sample=lambda place: place.business_id.sample,
    typed=_typed,
    widget="business-id",
    paper="business-id",
    collected=_collected,
)
