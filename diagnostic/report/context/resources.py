"""Who may help: workshops, training, bodies and the directory, only where they concern this business."""

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
    """Something of the catalogue that is not confirmed: what, when it was checked, and by which sources."""

    what: str
    checked: str
    sources: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """A theme of workshops, and the steps it prepares: their titles, and their numbers in the roadmap."""

    title: str
    steps: tuple[str, ...]
    numbers: tuple[int, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Helper:
    """A body that advises, or a training body: what it does for whom, on which themes, and where to find it."""

    name: str
    role: str
    audience: str
    themes: tuple[str, ...]
    url: str
    site: str
    mark: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word to search the directory with; `url` is empty unless the directory takes searches by address."""

    word: str
    url: str


@dataclass(frozen=True, slots=True)
class Directory:
    """The directory of suppliers and what to look for in it."""

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
    prepared = [(number, one.title) for number, one in steps if shop.id in one.workshops]
    return Workshop(
        shop.title, tuple(title for _, title in prepared), tuple(number for number, _ in prepared), mark_of(shop)
    )


def reading_order(diagnosis: Diagnosis) -> list[Step]:
    """Return the steps as they are read: horizon after horizon, each in the order of the roadmap."""
    return sorted(diagnosis.roadmap, key=lambda step: HORIZONS.index(step.horizon))


def bodies_for(diagnosis: Diagnosis, themes: Iterable[str]) -> tuple[Body, ...]:
    """Return the bodies that accompany on one of these themes and whose condition holds."""
    wanted, territory = set(themes), territory_of(diagnosis)
    return tuple(
        body
        for body in diagnosis.questionnaire.catalogue.bodies
        if body.territory == territory
        and _holds(diagnosis, body.when)
        and (not body.themes or wanted & set(body.themes))
    )


def territory_of(diagnosis: Diagnosis) -> str:
    """Return the territory where the business is, by its commune; `HOME` if it did not say."""
    said = {value for value in diagnosis.response.identity.values() if isinstance(value, str)}
    communes = (one for one in diagnosis.questionnaire.catalogue.communes if one.id in said)
    return next((commune.territory for commune in communes), HOME)


def bodies_of(diagnosis: Diagnosis) -> tuple[Helper, ...]:
    """Return the bodies that may accompany this business on its roadmap."""
    return tuple(
        Helper(body.name, body.role, "", _titles(diagnosis, body.themes), body.url, site(body.url), mark_of(body))
        for body in bodies_for(diagnosis, themes_of(diagnosis))
    )


def training_of(diagnosis: Diagnosis) -> tuple[Helper, ...]:
    """Return the training bodies, and who pays for training, that concern this business."""
    themes = set(themes_of(diagnosis))
    return tuple(
        Helper(one.name, one.role, one.audience, _titles(diagnosis, one.themes), one.url, site(one.url), mark_of(one))
        for one in diagnosis.questionnaire.catalogue.training
        if diagnosis.roadmap and _holds(diagnosis, one.when) and (not one.themes or themes & set(one.themes))
    )


def directory_of(diagnosis: Diagnosis) -> Directory | None:
    """Return the directory with the keywords of the steps; nothing if the questionnaire has none."""
    directory = diagnosis.questionnaire.catalogue.directory
    if directory is None:
        return None
    known = diagnosis.questionnaire.recommendation_by_id
    words = dict.fromkeys(word for step in diagnosis.roadmap for word in known[step.recommendation].keywords)
    pattern = directory.search_pattern or ""
    keywords = tuple(Keyword(word, pattern.replace("{keyword}", quote(word))) for word in words)
    return Directory(directory.name, directory.url, site(directory.url), keywords, mark_of(directory))


def site(url: str) -> str:
    """Return the name of a site as one says it: « exemple.fr »."""
    return SITE.sub(r"\1", url)


def mark_of(fact: Sourced) -> str:
    """Return « à confirmer », with the date it was last checked; nothing for a confirmed fact."""
    if fact.confirmed:
        return ""
    return f"à confirmer ; vérifié : {known_since(fact.checked)}" if fact.checked else "à confirmer"


def confirmation_of(what: str, fact: Sourced) -> Confirmation | None:
    """Return what must be confirmed of a fact of the catalogue; nothing if it is confirmed."""
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
