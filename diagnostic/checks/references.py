"""References to unknown ids, and prerequisites that form a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.checks.finding import Finding, Place, placed_organisations, placed_questions
from diagnostic.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from diagnostic.model import Question, Questionnaire, Recommendation


def check_references(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each reference to an unknown id; a pruned id counts as known."""
    known = _known(questionnaire)
    for place, question in placed_questions(questionnaire):
        yield from _check_question(known, question, place, gone)
    for rank, recommendation in enumerate(questionnaire.recommendations):
        here: Place = ("recommendations", rank)
        yield from _check_recommendation(known, recommendation, here, gone)
        yield from _check_catalogue_of(known, recommendation, here, gone)
    yield from _check_catalogue(questionnaire, known, gone)
    yield from _check_horizons(questionnaire, known, gone)


class _Known(NamedTuple):
    """The ids that may be referred to, by kind; without keywords if there is no directory."""

    leaves: frozenset[str]
    dimensions: frozenset[str]
    recommendations: frozenset[str]
    choices: dict[str, set[str]]
    workshops: frozenset[str]
    keywords: frozenset[str] | None
    families: frozenset[str]
    setup: frozenset[str]
    monthly: frozenset[str]


def _known(questionnaire: Questionnaire) -> _Known:
    catalogue, dimensions = questionnaire.catalogue, questionnaire.all_dimensions
    return _Known(
        leaves=frozenset(dimension.id for dimension in dimensions if not dimension.children),
        dimensions=frozenset(questionnaire.dimension_by_id),
        recommendations=frozenset(questionnaire.recommendation_by_id),
        choices=_choices(questionnaire),
        workshops=frozenset(workshop.id for workshop in catalogue.workshops),
        keywords=frozenset(catalogue.directory.keywords) if catalogue.directory else None,
        families=frozenset(family.id for family in catalogue.aids.families),
        setup=frozenset(band.id for band in catalogue.costs.setup),
        monthly=frozenset(band.id for band in catalogue.costs.monthly),
    )


def _choices(questionnaire: Questionnaire) -> dict[str, set[str]]:
    """Return the choices of the questions of each role."""
    by_role: dict[str, set[str]] = {}
    for question in questionnaire.questions:
        if question.role is not None:
            by_role.setdefault(question.role, set()).update(choice.id for choice in question.all_choices)
    return by_role


def _dead(
    what: str, names: Iterable[tuple[Place, str]], known: AbstractSet[str], gone: frozenset[str]
) -> Iterator[Finding]:
    """Yield each of these names that is unknown."""
    for place, key in names:
        if key not in known and key not in gone:
            hint = did_you_mean(key, sorted(known))
            yield Finding(place, "dead-reference", f"{what} « {key} » n'existe pas", hint)


def _listed(place: Place, keys: Iterable[str]) -> Iterator[tuple[Place, str]]:
    return (((*place, at), key) for at, key in enumerate(keys))


def _check_question(known: _Known, question: Question, place: Place, gone: frozenset[str]) -> Iterator[Finding]:
    if question.dimension in known.dimensions - known.leaves:
        message = f"l'axe « {question.dimension} » a des sous-axes : ses questions n'y compteraient pas"
        yield Finding((*place, "dimension"), "parent-dimension", message, "Nommez l'un de ses sous-axes.")
    elif question.dimension is not None:
        yield from _dead("l'axe", [((*place, "dimension"), question.dimension)], known.leaves, gone)
    if question.role == "wish":
        placed = enumerate(question.choices)
        wishes = (((*place, "choices", at, "id"), choice.id) for at, choice in placed if not choice.exclusive)
        yield from _dead("la préconisation", wishes, known.recommendations, gone)


def _check_recommendation(
    known: _Known, recommendation: Recommendation, place: Place, gone: frozenset[str]
) -> Iterator[Finding]:
    required = (((*place, "requires", at, "id"), other.id) for at, other in enumerate(recommendation.requires))
    brought = (((*place, "brings", at, "id"), other.id) for at, other in enumerate(recommendation.brings))
    named = [*required, *brought, *_listed((*place, "prefers"), recommendation.prefers)]
    yield from _dead("la préconisation", named, known.recommendations, gone)
    yield from _dead("l'axe", [((*place, "family"), recommendation.family)], known.dimensions, gone)
    for role, what, ids in (
        ("goals", "l'objectif", recommendation.goals),
        ("pains", "l'irritant", recommendation.pains),
    ):
        yield from _dead(what, _listed((*place, role), ids), known.choices.get(role, set()), gone)


def _check_catalogue_of(
    known: _Known, recommendation: Recommendation, place: Place, gone: frozenset[str]
) -> Iterator[Finding]:
    """Yield the unknown catalogue entries that a recommendation names."""
    yield from _dead("l'atelier", _listed((*place, "workshops"), recommendation.workshops), known.workshops, gone)
    if known.keywords is not None:
        yield from _dead("le mot-clé", _listed((*place, "keywords"), recommendation.keywords), known.keywords, gone)
    yield from _dead("la famille de dépense", [((*place, "expense"), recommendation.expense)], known.families, gone)
    ways = [((*place, "solutions", name), way) for name, way in recommendation.solutions.proposed]
    setup = (((*here, "cost"), way.cost) for here, way in ways)
    monthly = (((*here, "monthly"), way.monthly) for here, way in ways)
    yield from _dead("la bande de coût", setup, known.setup, gone)
    yield from _dead("la bande de coût mensuel", monthly, known.monthly, gone)


def _check_catalogue(questionnaire: Questionnaire, known: _Known, gone: frozenset[str]) -> Iterator[Finding]:
    for place, entry in placed_organisations(questionnaire):
        yield from _dead("le thème d'atelier", _listed((*place, "themes"), entry.themes), known.workshops, gone)
    for rank, aid in enumerate(questionnaire.catalogue.aids.aids):
        families = _listed(("catalogue", "aids", "aids", rank, "families"), aid.families)
        yield from _dead("la famille de dépense", families, known.families, gone)


def _check_horizons(questionnaire: Questionnaire, known: _Known, gone: frozenset[str]) -> Iterator[Finding]:
    horizons = questionnaire.horizons
    cost = [(("horizons", "now", "cost"), horizons.now.cost)] if horizons.now.cost else []
    yield from _dead("la bande de coût", cost, known.setup, gone)
    times = ((("horizons", "priorities", "time", key), key) for key in horizons.priorities.time)
    yield from _dead("le choix de temps", times, known.choices.get("time", set()), gone)


def check_cycles(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield the first cycle found through each recommendation that is its own prerequisite, with its path."""
    del gone
    known = questionnaire.recommendation_by_id
    edges = {key: [other.id for other in one.requires if other.id in known] for key, one in known.items()}
    reported, turning = set[str](), _turning(edges)
    for rank, recommendation in enumerate(questionnaire.recommendations):
        cycle = (
            _cycle(recommendation.id, edges)
            if recommendation.id in turning and recommendation.id not in reported
            else None
        )
        if cycle:
            reported.update(cycle)
            message = f"ces préalables tournent en rond : {' → '.join(cycle)}"
            yield Finding(("recommendations", rank, "requires"), "prerequisite-cycle", message, "Retirez l'un d'eux.")


def _turning(edges: dict[str, list[str]]) -> set[str]:
    """Return the recommendations left after repeatedly removing those without prerequisites: it contains all cycles."""
    above: dict[str, list[str]] = {key: [] for key in edges}
    for key, others in edges.items():
        for other in others:
            above[other].append(key)
    waiting = {key: len(others) for key, others in edges.items()}
    free = [key for key, count in waiting.items() if not count]
    for key in free:
        for other in above[key]:
            waiting[other] -= 1
            if not waiting[other]:
                free.append(other)
    return edges.keys() - set(free)


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
