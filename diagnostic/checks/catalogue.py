"""Inconsistent amounts in the catalogue, and entries that nothing uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place, placed_organisations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diagnostic.model import Band, Questionnaire


def check_amounts(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield bands with reversed bounds or out of order, and rates outside 0 to 1."""
    del gone
    catalogue = questionnaire.catalogue
    yield from _check_bands(catalogue.costs.setup, ("catalogue", "costs", "setup"))
    yield from _check_bands(catalogue.costs.monthly, ("catalogue", "costs", "monthly"))
    for rank, aid in enumerate(catalogue.aids.aids):
        if not 0 < aid.rate <= 1:
            message = "un taux est une part, entre 0 et 1"
            yield Finding(("catalogue", "aids", "aids", rank, "rate"), "bad-value", message, "La moitié s'écrit 0.5.")


def _check_bands(bands: Sequence[Band], place: Place) -> Iterator[Finding]:
    highest = 0
    for at, band in enumerate(bands):
        if band.most is not None and band.most < band.least:
            message = f"cette bande va de {band.least} à {band.most}"
            yield Finding((*place, at, "most"), "bad-value", message, "Du plus petit au plus grand.")
        elif band.least < highest:
            hint = "Rangez les bandes de la plus basse à la plus haute."
            yield Finding((*place, at, "least"), "bad-value", "cette bande commence avant la précédente", hint)
        highest = band.least


def check_unused(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each catalogue entry without a reference, unless references may have been pruned."""
    if gone:
        return
    catalogue, all_of_them = questionnaire.catalogue, questionnaire.recommendations
    ways = [way for recommendation in all_of_them for _, way in recommendation.solutions.proposed]
    costs: Place = ("catalogue", "costs")
    yield from _unused(
        "l'atelier",
        ("catalogue", "workshops"),
        (workshop.id for workshop in catalogue.workshops),
        _themes(questionnaire),
    )
    yield from _unused(
        "la bande de coût", (*costs, "setup"), (band.id for band in catalogue.costs.setup), (way.cost for way in ways)
    )
    monthly = (way.monthly for way in ways)
    yield from _unused(
        "la bande de coût mensuel", (*costs, "monthly"), (band.id for band in catalogue.costs.monthly), monthly
    )
    families = [
        *(recommendation.expense for recommendation in all_of_them),
        *(key for aid in catalogue.aids.aids for key in aid.families),
    ]
    yield from _unused(
        "la famille", ("catalogue", "aids", "families"), (family.id for family in catalogue.aids.families), families
    )
    if catalogue.directory:
        keywords = (key for recommendation in all_of_them for key in recommendation.keywords)
        place: Place = ("catalogue", "directory", "keywords")
        yield from _unused("le mot-clé", place, catalogue.directory.keywords, keywords)


def _themes(questionnaire: Questionnaire) -> Iterator[str]:
    for _, entry in placed_organisations(questionnaire):
        yield from entry.themes
    for recommendation in questionnaire.recommendations:
        yield from recommendation.workshops


def _unused(what: str, place: Place, keys: Iterable[str], used: Iterable[str]) -> Iterator[Finding]:
    there = set(used)
    for at, key in enumerate(keys):
        if key not in there:
            message = f"{what} « {key} » ne sert nulle part"
            yield Finding((*place, at), "unused-entry", message, "Servez-vous-en, ou retirez cette entrée.")
