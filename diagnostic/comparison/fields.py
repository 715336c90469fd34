"""Classify each field of a questionnaire as wording or meaning; the classification covers every field.

A field has meaning if it can change a score, a status, an order, a route, an amount, a referral in a report, or the
date of a fact. Everything else, which is only read or checked, is wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.model import (
    Aid,
    AidRule,
    Aids,
    Band,
    Body,
    Brings,
    BusinessId,
    Catalogue,
    Choice,
    Commune,
    Costs,
    Currency,
    Dimension,
    Directory,
    Family,
    Horizon,
    Horizons,
    Invariant,
    MaturityLevel,
    Now,
    Overall,
    Piece,
    Prerequisite,
    Priorities,
    Priority,
    Question,
    Questionnaire,
    Recommendation,
    Row,
    Scale,
    Section,
    Solution,
    Solutions,
    Telephone,
    Territory,
    Training,
    Workshop,
    Zone,
)
from diagnostic.model.catalogue import Sourced
from diagnostic.model.priority import Common, Unlocks
from diagnostic.model.territory import BusinessIdForm, Establishment, Notice, Numbers

if TYPE_CHECKING:
    from diagnostic.model.base import Part


class Fields(NamedTuple):
    """The fields of a model by class, each a list of names."""

    text: str = ""
    """Wording: read by people, never reckoned with."""
    meaning: str = ""
    presence: str = ""
    """Wording whose being there has a meaning."""
    part: str = ""
    """One part, compared field by field."""
    ids: str = ""
    """Parts by id; answers, results and programs of others hold these ids. Their order has a meaning."""
    parts: str = ""
    """Parts by id that nobody else holds. Their order has a meaning."""
    listed: str = ""
    """Parts by id that nobody else holds, in the order in which they are read."""
    aside: str = ""
    """Compared elsewhere, or no content."""


FIELDS: dict[type[Part], Fields] = {
    Questionnaire: Fields(
        text="language title summary method time_budget template",
        meaning="id territories",
        part="overall territory catalogue priority horizons",
        ids="dimensions levels identity sections recommendations invariants",
        aside="version implied",
    ),
    Invariant: Fields(text="text holds", aside="id"),
    Section: Fields(text="title intro", meaning="when", aside="id questions"),
    Question: Fields(
        text="label help prompt seconds informative score_only unit",
        meaning="kind row_kind dimension weight when required short role dont_know not_applicable may_be_empty"
        " most least_number most_number",
        ids="choices rows",
        aside="id matrix",
    ),
    Choice: Fields(text="label statement informative", meaning="level value exclusive most", aside="id"),
    Row: Fields(text="label", aside="id"),
    Dimension: Fields(
        text="label about readings",
        meaning="weight aggregate unanswered",
        part="scale",
        ids="levels",
        aside="id children",
    ),
    Scale: Fields(meaning="least most"),
    MaturityLevel: Fields(text="label about", meaning="starts needs", aside="id"),
    Overall: Fields(meaning="aggregate"),
    Recommendation: Fields(
        text="title need why how benefits secondary_benefits caution ask aid_note",
        meaning="family prefers applies_when in_place_when when urgent_when impact core foundation goals pains"
        " workshops keywords expense",
        part="solutions",
        parts="requires brings",
        aside="id",
    ),
    Prerequisite: Fields(text="because", aside="id"),
    Brings: Fields(meaning="when", aside="id"),
    Solutions: Fields(part="light standard advanced"),
    Solution: Fields(text="title description", meaning="cost monthly effort weeks"),
    Priority: Fields(
        meaning="impact effort wished urgent only_prerequisite waiting",
        part="goals pains unlocks",
    ),
    Common: Fields(meaning="each most"),
    Unlocks: Fields(meaning="each wished most"),
    Horizons: Fields(part="now foundation priorities later"),
    Horizon: Fields(text="title intro", meaning="most"),
    Now: Fields(meaning="effort cost"),
    Priorities: Fields(meaning="unknown_budget time"),
    Catalogue: Fields(part="costs directory aids", ids="communes", listed="workshops bodies training"),
    Sourced: Fields(text="sources", meaning="checked confirmed"),
    Costs: Fields(parts="setup monthly"),
    Band: Fields(text="label", meaning="least most", aside="id"),
    Workshop: Fields(text="title", aside="id"),
    Body: Fields(text="name role url", meaning="themes when territory", aside="id"),
    Training: Fields(text="name role audience url", meaning="themes when", aside="id"),
    Directory: Fields(text="name url search_pattern", meaning="keywords"),
    Aids: Fields(ids="families aids"),
    Family: Fields(text="label", meaning="never_alone", aside="id"),
    Aid: Fields(
        text="name funder never_alone_text notes",
        meaning="territory rate ceiling families",
        ids="rules",
        parts="pieces",
        aside="id",
    ),
    Piece: Fields(text="text given_by", aside="id"),
    AidRule: Fields(text="text", meaning="when effect", presence="unknown", aside="id"),
    Commune: Fields(text="name postal_code", meaning="zone territory", aside="id"),
    Territory: Fields(
        text="name language time_label zone_label email_example template",
        meaning="time_zone",
        part="currency business_id telephone",
        ids="zones",
        parts="notices",
        aside="id implied questions",
    ),
    Zone: Fields(text="label phrase", aside="id"),
    Currency: Fields(text="sign whole no_cents advice words words_before", meaning="code", aside="decimals"),
    BusinessId: Fields(text="label expected advice example words", meaning="forms"),
    BusinessIdForm: Fields(aside="name letters digits groups leading_zeros establishment check"),
    Establishment: Fields(aside="name digits"),
    Numbers: Fields(aside="prefix digits groups"),
    Telephone: Fields(text="advice example", meaning="home neighbours"),
    Notice: Fields(text="text", aside="id"),
}


def classes_of(model: type[Part]) -> dict[str, str]:
    """Return the class of each declared field of a model, inherited fields first."""
    declared = [FIELDS[base] for base in reversed(model.__mro__) if base in FIELDS]
    return {name: what for fields in declared for what, names in fields._asdict().items() for name in names.split()}
