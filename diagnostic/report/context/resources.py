"""The resources relevant to this business: workshops, training, bodies and the directory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from diagnostic.conditions import TRUE
from diagnostic.wording.dates import known_since
from diagnostic.wording.french import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Body, Condition
    from diagnostic.model import Workshop as CatalogueWorkshop
    from diagnostic.model.catalogue import Sourced
    from diagnostic.roadmap import Step

HORIZONS = ("now", "foundation", "priorities", "later")
HOME = ""
SITE = re.compile(r"https?://(?:www\.)?([^/]+).*")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A catalogue entry that is not confirmed: what it is, when it was checked, and its sources."""

    what: str
    checked: str
    sources: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop theme, and the steps it prepares, with their numbers in the roadmap."""

    title: str
    steps: tuple[str, ...]
    numbers: tuple[int, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Helper:
    """An advisory or training body: what it does, for whom, on which themes, and where to find it."""

    name: str
    role: str
    audience: str
    themes: tuple[str, ...]
    url: str
    site: str
    mark: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A search word for the directory; `url` is empty if the directory has no search URL."""

    word: str
    url: str


@dataclass(frozen=True, slots=True)
class Directory:
    """The directory of suppliers and the keywords to search it with."""

    name: str
    url: str
    site: str
    keywords: tuple[Keyword, ...]
    mark: str


def themes_of(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return the workshop themes of the steps, in the author's order."""
    known = diagnosis.questionnaire.recommendation_by_id
    wanted = {theme for step in diagnosis.roadmap for theme in known[step.recommendation].workshops}
    return tuple(shop.id for shop in diagnosis.questionnaire.catalogue.workshops if shop.id in wanted)


def workshops_of(diagnosis: Diagnosis) -> tuple[Workshop, ...]:
    """Return the workshops that prepare a step of the roadmap."""
    themes = themes_of(diagnosis)
    shops = diagnosis.questionnaire.catalogue.workshops
    return tuple(_workshop(diagnosis, shop) for shop in shops if shop.id in themes)


def _workshop(diagnosis: Diagnosis, shop: CatalogueWorkshop) -> Workshop:
    known = diagnosis.questionnaire.recommendation_by_id
    steps = [(number, known[step.recommendation]) for number, step in enumerate(reading_order(diagnosis), 1)]
    prepared = [
        (number, recommendation.title) for number, recommendation in steps if shop.id in recommendation.workshops
    ]
    return Workshop(
        shop.title, tuple(title for _, title in prepared), tuple(number for number, _ in prepared), mark_of(shop)
    )


def reading_order(diagnosis: Diagnosis) -> list[Step]:
    """Return the steps in reading order: by horizon, then in roadmap order."""
    return sorted(diagnosis.roadmap, key=lambda step: HORIZONS.index(step.horizon))


def bodies_for(diagnosis: Diagnosis, themes: Iterable[str]) -> tuple[Body, ...]:
    """Return the bodies that cover one of these themes and whose condition holds."""
    wanted, territory = set(themes), territory_of(diagnosis)
    return tuple(
        body
        for body in diagnosis.questionnaire.catalogue.bodies
        if body.territory == territory
        and _holds(diagnosis, body.when)
        and (not body.themes or wanted & set(body.themes))
    )


def territory_of(diagnosis: Diagnosis) -> str:
    """Return the territory of the business, from its commune; `HOME` if not given."""
    answers = {value for value in diagnosis.response.identity.values() if isinstance(value, str)}
    communes = (commune for commune in diagnosis.questionnaire.catalogue.communes if commune.id in answers)
    return next((commune.territory for commune in communes), HOME)


def bodies_of(diagnosis: Diagnosis) -> tuple[Helper, ...]:
    """Return the bodies that may support this business on its roadmap."""
    return tuple(
        Helper(body.name, body.role, "", _titles(diagnosis, body.themes), body.url, site(body.url), mark_of(body))
        for body in bodies_for(diagnosis, themes_of(diagnosis))
    )


def training_of(diagnosis: Diagnosis) -> tuple[Helper, ...]:
    """Return the training providers, and the funds that pay for training, relevant to this business."""
    themes = set(themes_of(diagnosis))
    return tuple(
        Helper(
            training.name,
            training.role,
            training.audience,
            _titles(diagnosis, training.themes),
            training.url,
            site(training.url),
            mark_of(training),
        )
        for training in diagnosis.questionnaire.catalogue.training
        if diagnosis.roadmap
        and _holds(diagnosis, training.when)
        and (not training.themes or themes & set(training.themes))
    )


def directory_of(diagnosis: Diagnosis) -> Directory | None:
    """Return the directory with the keywords of the steps; None if the questionnaire has none."""
    directory = diagnosis.questionnaire.catalogue.directory
    if directory is None:
        return None
    known = diagnosis.questionnaire.recommendation_by_id
    words = dict.fromkeys(word for step in diagnosis.roadmap for word in known[step.recommendation].keywords)
    pattern = directory.search_pattern or ""
    keywords = tuple(Keyword(word, pattern.replace("{keyword}", quote(word))) for word in words)
    return Directory(directory.name, directory.url, site(directory.url), keywords, mark_of(directory))


def site(url: str) -> str:
    """Return the display name of a site: « exemple.fr »."""
    return SITE.sub(r"\1", url)


def mark_of(fact: Sourced) -> str:
    """Return « à confirmer » with the date of the last check; empty for a confirmed fact."""
    if fact.confirmed:
        return ""
    return f"à confirmer ; vérifié : {known_since(fact.checked)}" if fact.checked else "à confirmer"


def confirmation_of(what: str, fact: Sourced) -> Confirmation | None:
    """Return what remains to confirm in a catalogue entry; None if it is confirmed."""
    if fact.confirmed:
        return None
    sources = f" Source : {listed([site(source) for source in fact.sources])}." if fact.sources else ""
    checked = f" (vérifié : {known_since(fact.checked)})" if fact.checked else ""
    return Confirmation(what, known_since(fact.checked), fact.sources, f"{what} : à confirmer{checked}.{sources}")


def _titles(diagnosis: Diagnosis, themes: Iterable[str]) -> tuple[str, ...]:
    wanted = set(themes) & set(themes_of(diagnosis))
    return tuple(shop.title for shop in diagnosis.questionnaire.catalogue.workshops if shop.id in wanted)


def _holds(diagnosis: Diagnosis, condition: Condition | None) -> bool:
    if condition is None:
        return True
    flow = diagnosis.flow
    return flow.routing.compiler.compile(condition).value(flow.facts) == TRUE
