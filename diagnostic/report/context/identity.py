"""Who the report is about: the identity sheet in words, the date, the advisor and the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diagnostic.budgets import shortened
from diagnostic.model import Organisation
from diagnostic.model.organisation import LONGEST_NAME
from diagnostic.wording.answers import answer_in_words
from diagnostic.wording.dates import long_date
from diagnostic.wording.labels import PATHS

if TYPE_CHECKING:
    from datetime import date

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Question

UNNAMED = "Entreprise sans nom"


@dataclass(frozen=True, slots=True)
class Look:
    """What an organisation gives a report: its colour, a pale shade of it, its logo (a `data:` address, or nothing)."""

    accent: str
    tint: str
    logo: str
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who, when, where and with whom; an empty text where nothing was said."""

    company: str
    named: bool
    business_id: str
    business_id_label: str
    commune: str
    advisor: str
    body: Organisation | None
    place: str
    time: str
    date: str
    iso_date: str
    path: str
    short_path: bool
    lines: tuple[Line, ...]


def identity_of(diagnosis: Diagnosis, day: date, body: Organisation | None) -> Identity:
    """Return the identity lines of the report."""
    raw = raw_business_id(diagnosis)
    company = said(diagnosis, "company")
    return Identity(
        company=company or UNNAMED,
        named=bool(company),
        business_id=_said_of_kind(diagnosis, "business-id"),
        business_id_label=diagnosis.questionnaire.place.business_id.name_of(raw),
        commune=_said_of_kind(diagnosis, "commune"),
        advisor=said(diagnosis, "advisor"),
        body=body or _own_body(diagnosis),
        place=said(diagnosis, "place"),
        time=" – ".join(filter(None, (said(diagnosis, "started"), said(diagnosis, "ended")))),
        date=long_date(day),
        iso_date=day.isoformat(),
        path=PATHS[diagnosis.response.path],
        short_path=diagnosis.response.path == "short",
        lines=tuple(
            Line(field.label, text) for field in diagnosis.questionnaire.identity if (text := said(diagnosis, field.id))
        ),
    )


def look_of(body: Organisation | None) -> Look:
    """Return the look of the reports of an organisation, or the neutral one."""
    one = body or Organisation(name=UNNAMED)
    return Look(one.accent, one.tint, one.logo, one.signatures)


def _own_body(diagnosis: Diagnosis) -> Organisation | None:
    """Return the body that the identity sheet names, if it names one."""
    name = said(diagnosis, "body")
    return Organisation(name=shortened(name, LONGEST_NAME - 1)) if name else None


def said(diagnosis: Diagnosis, key: str) -> str:
    """Return the answer to a field of the identity sheet in words; nothing if there is none."""
    value: Any = diagnosis.response.identity.get(key)
    question = diagnosis.questionnaire.question_by_id.get(key)
    return "" if value is None or question is None else answer_in_words(diagnosis.questionnaire, question, value)


def raw_business_id(diagnosis: Diagnosis) -> str:
    """Return the identifier of the business as it is kept, without spaces; nothing if it was not given."""
    values = (diagnosis.response.identity.get(field.id) for field in _fields(diagnosis, "business-id"))
    return next((value for value in values if isinstance(value, str) and value.isalnum()), "")


def _fields(diagnosis: Diagnosis, kind: str) -> list[Question]:
    return [field for field in diagnosis.questionnaire.identity if field.kind == kind]


def _said_of_kind(diagnosis: Diagnosis, kind: str) -> str:
    return next(filter(None, (said(diagnosis, field.id) for field in _fields(diagnosis, kind))), "")
