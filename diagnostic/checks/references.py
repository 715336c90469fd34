"""References that lead nowhere, and prerequisites that go round in circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place, placed_organisations, placed_questions
from diagnostic.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diagnostic.model import Question, Questionnaire, Recommendation


def check_references(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each reference that leads nowhere; what was pruned is not nowhere."""
    for place, question in placed_questions(questionnaire):
        yield from _check_question(questionnaire, question, place, gone)
    for rank, one in enumerate(questionnaire.recommendations):
        here: Place = ("recommendations", rank)
        yield from _check_recommendation(questionnaire, one, here, gone)
        yield from _check_catalogue_of(questionnaire, one, here, gone)
    yield from _check_catalogue(questionnaire, gone)
    yield from _check_horizons(questionnaire, gone)


def _dead(
    what: str, said: Iterable[tuple[Place, str]], known: Iterable[str], gone: frozenset[str]
) -> Iterator[Finding]:
    """Yield each of these names that is not known."""
    there = set(known)
    for place, key in said:
        if key not in there and key not in gone:
            hint = did_you_mean(key, sorted(there))
            yield Finding(place, "dead-reference", f"{what} « {key} » n'existe pas", hint)


def _listed(place: Place, keys: Iterable[str]) -> Iterator[tuple[Place, str]]:
    return (((*place, at), key) for at, key in enumerate(keys))


def _check_question(
    questionnaire: Questionnaire, question: Question, place: Place, gone: frozenset[str]
) -> Iterator[Finding]:
    if question.dimension is not None:
        leaves = [one.id for one in questionnaire.all_dimensions if not one.children]
        yield from _dead("l'axe", [((*place, "dimension"), question.dimension)], leaves, gone)
    if question.role == "wish":
        placed = enumerate(question.choices)
        wishes = (((*place, "choices", at, "id"), choice.id) for at, choice in placed if not choice.exclusive)
        yield from _dead("la préconisation", wishes, questionnaire.recommendation_by_id, gone)


def _check_recommendation(
    questionnaire: Questionnaire, one: Recommendation, place: Place, gone: frozenset[str]
) -> Iterator[Finding]:
    known = questionnaire.recommendation_by_id
    required = (((*place, "requires", at, "id"), other.id) for at, other in enumerate(one.requires))
    brought = (((*place, "brings", at, "id"), other.id) for at, other in enumerate(one.brings))
    yield from _dead("la préconisation", [*required, *brought, *_listed((*place, "prefers"), one.prefers)], known, gone)
    yield from _dead("l'axe", [((*place, "family"), one.family)], questionnaire.dimension_by_id, gone)
    for role, what, said in (("goals", "l'objectif", one.goals), ("pains", "l'irritant", one.pains)):
        yield from _dead(what, _listed((*place, role), said), _choices_of(questionnaire, role), gone)


def _choices_of(questionnaire: Questionnaire, role: str) -> set[str]:
    return {choice.id for one in questionnaire.questions if one.role == role for choice in one.all_choices}


def _check_catalogue_of(
    questionnaire: Questionnaire, one: Recommendation, place: Place, gone: frozenset[str]
) -> Iterator[Finding]:
    """Yield what a recommendation names in the catalogue that is not there."""
    catalogue = questionnaire.catalogue
    themes = (it.id for it in catalogue.workshops)
    yield from _dead("l'atelier", _listed((*place, "workshops"), one.workshops), themes, gone)
    words = catalogue.directory.keywords if catalogue.directory else one.keywords
    yield from _dead("le mot-clé", _listed((*place, "keywords"), one.keywords), words, gone)
    families = (it.id for it in catalogue.aids.families)
    yield from _dead("la famille de dépense", [((*place, "expense"), one.expense)], families, gone)
    ways = [((*place, "solutions", name), way) for name, way in one.solutions.proposed]
    setup = (((*here, "cost"), way.cost) for here, way in ways)
    monthly = (((*here, "monthly"), way.monthly) for here, way in ways)
    yield from _dead("la bande de coût", setup, (band.id for band in catalogue.costs.setup), gone)
    yield from _dead("la bande de coût mensuel", monthly, (band.id for band in catalogue.costs.monthly), gone)


def _check_catalogue(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    catalogue = questionnaire.catalogue
    themes = {one.id for one in catalogue.workshops}
    for place, entry in placed_organisations(questionnaire):
        yield from _dead("le thème d'atelier", _listed((*place, "themes"), entry.themes), themes, gone)
    families = {one.id for one in catalogue.aids.families}
    for rank, aid in enumerate(catalogue.aids.aids):
        said = _listed(("catalogue", "aids", "aids", rank, "families"), aid.families)
        yield from _dead("la famille de dépense", said, families, gone)


def _check_horizons(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    horizons = questionnaire.horizons
    bands = (band.id for band in questionnaire.catalogue.costs.setup)
    cost = [(("horizons", "now", "cost"), horizons.now.cost)] if horizons.now.cost else []
    yield from _dead("la bande de coût", cost, bands, gone)
    times = ((("horizons", "priorities", "time", key), key) for key in horizons.priorities.time)
    yield from _dead("le choix de temps", times, _choices_of(questionnaire, "time"), gone)


def check_cycles(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield the first cycle found through each recommendation that is its own prerequisite, with its path."""
    del gone
    known = questionnaire.recommendation_by_id
    edges = {key: [other.id for other in one.requires if other.id in known] for key, one in known.items()}
    told: set[str] = set()
    for rank, one in enumerate(questionnaire.recommendations):
        cycle = _cycle(one.id, edges) if one.id not in told else None
        if cycle:
            told.update(cycle)
            message = f"ces préalables tournent en rond : {' → '.join(cycle)}"
            yield Finding(("recommendations", rank, "requires"), "prerequisite-cycle", message, "Retirez l'un d'eux.")


def _cycle(start: str, edges: dict[str, list[str]]) -> list[str] | None:
    """Return a shortest path from a recommendation back to itself, if there is one."""
    paths, seen = [[start]], {start}
    for path in paths:
        for other in edges[path[-1]]:
            if other == start:
                return [*path, start]
            if other not in seen:
                seen.add(other)
                paths.append([*path, other])
    return None
