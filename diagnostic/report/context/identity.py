"""The subject of the report: the identity sheet in French, the date, the advisor and the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diagnostic.budgets import shortened
from diagnostic.kinds import kind_of
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
    """An organisation's visual identity: its colour, a pale shade of it, its logo (a `data:` URL, or empty)."""

    accent: str
    tint: str
    logo: str
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The business, the date, the place and the advisor; texts are empty if not given."""

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
        business_id=_said_that_means(diagnosis, "identifier"),
        business_id_label=diagnosis.questionnaire.place.business_id.name_of(raw),
        commune=_said_that_means(diagnosis, "place"),
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
    """Return the visual identity of an organisation's reports, or the neutral one."""
    organisation = body or Organisation(name=UNNAMED)
    return Look(organisation.accent, organisation.tint, organisation.logo, organisation.signatures)


def _own_body(diagnosis: Diagnosis) -> Organisation | None:
    """Return the body named in the identity sheet, if any."""
    name = said(diagnosis, "body")
    return Organisation(name=shortened(name, LONGEST_NAME - 1)) if name else None


def said(diagnosis: Diagnosis, key: str) -> str:
    """Return the answer to an identity field in French; empty if there is none."""
    value: Any = diagnosis.response.identity.get(key)
    question = diagnosis.questionnaire.question_by_id.get(key)
    return "" if value is None or question is None else answer_in_words(diagnosis.questionnaire, question, value)


def raw_business_id(diagnosis: Diagnosis) -> str:
    """Return the identifier of the business as it is kept, without spaces; nothing if it was not given."""
    values = (diagnosis.response.identity.get(field.id) for field in _fields(diagnosis, "identifier"))
    return next((value for value in values if isinstance(value, str) and value.isalnum()), "")


def _fields(diagnosis: Diagnosis, means: str) -> list[Question]:
    return [field for field in diagnosis.questionnaire.identity if kind_of(field).means == means]


def _said_that_means(diagnosis: Diagnosis, means: str) -> str:
    return next(filter(None, (said(diagnosis, field.id) for field in _fields(diagnosis, means))), "")
