"""What was answered, valid or refused: one response is all the answers of one business."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from diagnostic.errors import AnswerError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diagnostic.model import Question, Questionnaire, Recommendation

Path = Literal["full", "short"]
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


def refuse(question: Question, value: object, code: str, message: str, hint: str = "") -> NoReturn:
    """Raise the AnswerError of this question."""
    raise AnswerError(question.id, value, code=code, message=message, hint=hint)


@dataclass(frozen=True, slots=True)
class Response:
    """All that one business said, with the version of the questionnaire it was said to.

    `identity` and `answers` hold valid values by question id; `solutions` the way chosen for a recommendation
    (light, standard, advanced) and `quotes` an amount in XPF given in its place.
    """

    questionnaire: str
    version: str
    digest: str
    path: Path = "full"
    identity: Mapping[str, Value] = field(default_factory=dict)
    answers: Mapping[str, Value] = field(default_factory=dict)
    solutions: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def to(  # noqa: PLR0913 - the parts of an answers file, by name
        cls,
        questionnaire: Questionnaire,
        answers: Mapping[str, object] | None = None,
        *,
        identity: Mapping[str, object] | None = None,
        path: Path = "full",
        solutions: Mapping[str, object] | None = None,
        quotes: Mapping[str, object] | None = None,
    ) -> Response:
        """Return a response to this questionnaire; raise AnswerError at the first answer it cannot take."""
        fields = {question.id for question in questionnaire.identity}
        return cls(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            digest=questionnaire.digest,
            path=read_path(path),
            identity=MappingProxyType(
                {k: read_answer(questionnaire, k, v, fields) for k, v in (identity or {}).items()}
            ),
            answers=MappingProxyType(
                {
                    k: read_answer(questionnaire, k, v, questionnaire.question_by_id.keys() - fields)
                    for k, v in (answers or {}).items()
                }
            ),
            solutions=MappingProxyType({k: read_solution(questionnaire, k, v) for k, v in (solutions or {}).items()}),
            quotes=MappingProxyType({k: read_quote(questionnaire, k, v) for k, v in (quotes or {}).items()}),
        )

    @property
    def data(self) -> dict[str, Any]:
        """What was said as JSON keeps it, from which `to` reads the same values back."""
        return {
            "path": self.path,
            "identity": {key: _plain(value) for key, value in self.identity.items()},
            "answers": {key: _plain(value) for key, value in self.answers.items()},
            "solutions": dict(self.solutions),
            "quotes": dict(self.quotes),
        }

    def saying(self, questionnaire: Questionnaire, question: str, value: object) -> Response:
        """Return the response with one answer said, changed, or (None) withdrawn."""
        is_field = any(question == asked.id for asked in questionnaire.identity)
        said = dict(self.identity if is_field else self.answers)
        said.pop(question, None)
        if value is not None:
            said[question] = read_answer(questionnaire, question, value)
        return replace(self, **{"identity" if is_field else "answers": MappingProxyType(said)})  # type: ignore[arg-type]


def _plain(value: Value) -> Value:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str | Fraction) else value


def read_path(value: object) -> Path:
    """Return the path a response follows; raise AnswerError if there is none of that name."""
    if value == "full" or value == "short":  # noqa: PLR1714 - narrows to the literals
        return value
    question, message = "path", "le parcours est « full » ou « short »."
    raise AnswerError(question, value, code="unknown-path", message=message)


def read_solution(questionnaire: Questionnaire, recommendation: str, value: object) -> str:
    """Return the name of the solution chosen; raise AnswerError where the recommendation does not propose it."""
    known = [name for name, _ in _recommendation(questionnaire, recommendation, value).solutions.proposed]
    if isinstance(value, str) and value in known:
        return value
    names = ", ".join(known)
    message = f"cette préconisation ne propose pas la solution « {value} »."
    raise AnswerError(recommendation, value, code="unknown-solution", message=message, hint=f"Proposées : {names}.")


def read_quote(questionnaire: Questionnaire, recommendation: str, value: object) -> int:
    """Return the amount of a quote in XPF; raise AnswerError if it is none."""
    _recommendation(questionnaire, recommendation, value)
    number = _parsed(value)
    if number is None or number.denominator != 1 or number < 0:
        message = "le montant d'un devis est un nombre entier de francs."
        raise AnswerError(recommendation, value, code="not-an-amount", message=message, hint="Exemple : 250000.")
    return int(number)


def _recommendation(questionnaire: Questionnaire, key: str, value: object) -> Recommendation:
    known = questionnaire.recommendation_by_id
    if key not in known:
        hint = did_you_mean(key, known)
        raise AnswerError(
            key, value, code="unknown-recommendation", message="cette préconisation n'existe pas.", hint=hint
        )
    return known[key]


def read_answer(questionnaire: Questionnaire, question: str, value: object, known: Any = None) -> Value:  # noqa: ANN401
    """Return the value that a raw answer says, in the form its kind keeps; raise AnswerError if it says none.

    Raw answers come from YAML, JSON or a web form: numbers may be text (« 1 250 000 »), one choice needs no list.
    """
    names = questionnaire.question_by_id.keys() if known is None else known
    if question not in names:
        hint = did_you_mean(question, [key for key in questionnaire.question_by_id if key in names])
        raise AnswerError(question, value, code="unknown-question", message="cette question n'existe pas.", hint=hint)
    asked = questionnaire.question_by_id[question]
    if isinstance(value, str) and value.strip() in tuple(Said):
        return _said(asked, Said(value.strip()))
    if asked.kind == "commune":
        return _commune(questionnaire, asked, value)
    return READERS[asked.kind](asked, value)


def _said(question: Question, value: Said) -> Said:
    if value is Said.DONT_KNOW and question.knows_not == "refused":
        refuse(question, value, "dont-know-refused", "« je ne sais pas » n'est pas possible ici.")
    if value is Said.NOT_APPLICABLE and not question.not_applicable:
        refuse(question, value, "not-applicable-refused", "« sans objet » n'est pas possible ici.")
    return value


def _one(question: Question, value: object) -> str:
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


def _parsed(value: object) -> Fraction | None:
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
    number = _parsed(value)
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


def _commune(questionnaire: Questionnaire, question: Question, value: object) -> str:
    text = str(value).strip()
    communes = questionnaire.catalogue.communes
    for commune in communes:
        if text.casefold() in {commune.id, commune.name.casefold()}:
            return commune.id
    hint = did_you_mean(text, [commune.name for commune in communes])
    refuse(question, value, "unknown-commune", "cette commune n'est pas dans la liste.", hint)


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
    "single": _one,
    "level": _one,
    "yes-no": _one,
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
