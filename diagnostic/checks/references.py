"""Is every id written once, does every reference lead somewhere, and is every catalogue entry used?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place, placed_questions
from diagnostic.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diagnostic.model import Question, Questionnaire, Recommendation


def check_duplicates(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each id written twice among its kind."""
    del gone
    yield from _twice("question", ((place, one.id) for place, one in placed_questions(questionnaire)))
    for place, question in placed_questions(questionnaire):
        yield from _twice("choix", (((*place, "choices", at), one.id) for at, one in enumerate(question.choices)))
        yield from _twice("ligne", (((*place, "rows", at), one.id) for at, one in enumerate(question.rows)))
    catalogue = questionnaire.catalogue
    lists: tuple[tuple[str, Place, Iterable[str]], ...] = (
        ("rubrique", ("sections",), (one.id for one in questionnaire.sections)),
        ("préconisation", ("recommendations",), (one.id for one in questionnaire.recommendations)),
        ("niveau", ("levels",), (one.id for one in questionnaire.levels)),
        ("atelier", ("catalogue", "workshops"), (one.id for one in catalogue.workshops)),
        ("organisme", ("catalogue", "bodies"), (one.id for one in catalogue.bodies)),
        ("formation", ("catalogue", "training"), (one.id for one in catalogue.training)),
        ("commune", ("catalogue", "communes"), (one.id for one in catalogue.communes)),
        ("aide", ("catalogue", "aids", "aids"), (one.id for one in catalogue.aids.aids)),
        ("famille", ("catalogue", "aids", "families"), (one.id for one in catalogue.aids.families)),
        ("bande de coût", ("catalogue", "costs", "setup"), (one.id for one in catalogue.costs.setup)),
        ("bande de coût", ("catalogue", "costs", "monthly"), (one.id for one in catalogue.costs.monthly)),
    )
    for what, place, keys in lists:
        yield from _twice(what, (((*place, at), key) for at, key in enumerate(keys)))
    yield from _twice("axe", ((("dimensions",), one.id) for one in questionnaire.all_dimensions))


def _twice(what: str, keys: Iterable[tuple[Place, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, key in keys:
        if key in seen:
            message = f"deux fois l'identifiant « {key} » ({what})"
            yield Finding((*place, "id"), "duplicate-id", message, "Donnez à chacun son propre identifiant.")
        seen.add(key)


def check_references(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each reference that leads nowhere."""
    known = questionnaire.recommendation_by_id.keys() | gone
    for place, question in placed_questions(questionnaire):
        yield from _check_question(questionnaire, question, place, known, gone)
    for rank, one in enumerate(questionnaire.recommendations):
        yield from _check_recommendation(questionnaire, one, ("recommendations", rank), known, gone)
    yield from _check_catalogue(questionnaire, gone)
    yield from _check_horizons(questionnaire)


def _dead(place: Place, what: str, key: str, known: Iterable[str]) -> Finding:
    return Finding(place, "dead-reference", f"{what} « {key} » n'existe pas", did_you_mean(key, sorted(known)))


def _check_question(
    questionnaire: Questionnaire, question: Question, place: Place, known: set[str], gone: frozenset[str]
) -> Iterator[Finding]:
    leaves = {one.id for one in questionnaire.all_dimensions if not one.children}
    if question.dimension is not None and question.dimension not in leaves | gone:
        yield _dead((*place, "dimension"), "l'axe", question.dimension, leaves)
    if question.role == "wish":
        for at, choice in enumerate(question.choices):
            if choice.id not in known and not choice.exclusive:
                yield _dead((*place, "choices", at, "id"), "la préconisation", choice.id, known)


def _check_recommendation(
    questionnaire: Questionnaire, one: Recommendation, place: Place, known: set[str], gone: frozenset[str]
) -> Iterator[Finding]:
    catalogue = questionnaire.catalogue
    lists: tuple[tuple[str, str, Iterable[str], set[str]], ...] = (
        ("prefers", "la préconisation", one.prefers, known),
        ("workshops", "l'atelier", one.workshops, {it.id for it in catalogue.workshops}),
        ("goals", "l'objectif", one.goals, _choices_of(questionnaire, "goals")),
        ("pains", "l'irritant", one.pains, _choices_of(questionnaire, "pains")),
        ("keywords", "le mot-clé", one.keywords, _keywords(questionnaire, one)),
    )
    for key, what, said, there in lists:
        for at, name in enumerate(said):
            if name not in there | gone:
                yield _dead((*place, key, at), what, name, there)
    for key, references in (("requires", one.requires), ("brings", one.brings)):
        for at, reference in enumerate(references):
            if reference.id not in known:
                yield _dead((*place, key, at, "id"), "la préconisation", reference.id, known)
    dimensions = questionnaire.dimension_by_id.keys()
    if one.family not in dimensions | gone:
        yield _dead((*place, "family"), "l'axe", one.family, dimensions)
    families = {it.id for it in catalogue.aids.families}
    if one.expense not in families | gone:
        yield _dead((*place, "expense"), "la famille de dépense", one.expense, families)
    yield from _check_costs(questionnaire, one, place, gone)


def _check_costs(
    questionnaire: Questionnaire, one: Recommendation, place: Place, gone: frozenset[str]
) -> Iterator[Finding]:
    costs = questionnaire.catalogue.costs
    setup, monthly = {band.id for band in costs.setup}, {band.id for band in costs.monthly}
    for name, solution in one.solutions.proposed:
        for key, band, known in (("cost", solution.cost, setup), ("monthly", solution.monthly, monthly)):
            if band not in known | gone:
                yield _dead((*place, "solutions", name, key), "la bande de coût", band, known)


def _choices_of(questionnaire: Questionnaire, role: str) -> set[str]:
    return {choice.id for one in questionnaire.questions if one.role == role for choice in one.all_choices}


def _keywords(questionnaire: Questionnaire, one: Recommendation) -> set[str]:
    directory = questionnaire.catalogue.directory
    return set(directory.keywords if directory else one.keywords)


def _check_catalogue(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    catalogue = questionnaire.catalogue
    themes = {one.id for one in catalogue.workshops}
    for key, entries in (("bodies", catalogue.bodies), ("training", catalogue.training)):
        for rank, entry in enumerate(entries):
            for at, theme in enumerate(entry.themes):
                if theme not in themes | gone:
                    yield _dead(("catalogue", key, rank, "themes", at), "le thème d'atelier", theme, themes)
    families = {one.id for one in catalogue.aids.families}
    for rank, aid in enumerate(catalogue.aids.aids):
        for at, family in enumerate(aid.families):
            if family not in families | gone:
                yield _dead(("catalogue", "aids", "aids", rank, "families", at), "la famille de dépense", family, families)


def _check_horizons(questionnaire: Questionnaire) -> Iterator[Finding]:
    horizons = questionnaire.horizons
    bands = {band.id for band in questionnaire.catalogue.costs.setup}
    if horizons.now.cost and horizons.now.cost not in bands:
        yield _dead(("horizons", "now", "cost"), "la bande de coût", horizons.now.cost, bands)
    times = _choices_of(questionnaire, "time")
    for key in horizons.priorities.time:
        if key not in times:
            yield _dead(("horizons", "priorities", "time", key), "le choix de temps", key, times)


def check_unused(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each catalogue entry that nothing refers to."""
    if gone:
        return
    catalogue, all_of_them = questionnaire.catalogue, questionnaire.recommendations
    workshops = {key for one in all_of_them for key in one.workshops}
    bands = {band for one in all_of_them for _, way in one.solutions.proposed for band in (way.cost, way.monthly)}
    families = {one.expense for one in all_of_them}
    keywords = {key for one in all_of_them for key in one.keywords}
    lists: tuple[tuple[str, Place, Iterable[str], set[str]], ...] = (
        ("l'atelier", ("catalogue", "workshops"), (one.id for one in catalogue.workshops), workshops | _themes(questionnaire)),
        ("la bande de coût", ("catalogue", "costs", "setup"), (one.id for one in catalogue.costs.setup), bands),
        ("la bande de coût", ("catalogue", "costs", "monthly"), (one.id for one in catalogue.costs.monthly), bands),
        ("la famille", ("catalogue", "aids", "families"), (one.id for one in catalogue.aids.families), families),
        ("le mot-clé", ("catalogue", "directory", "keywords"), catalogue.directory.keywords if catalogue.directory else (), keywords),
    )
    for what, place, keys, used in lists:
        for at, key in enumerate(keys):
            if key not in used:
                yield Finding((*place, at), "unused-entry", f"{what} « {key} » ne sert nulle part", "Citez-la, ou retirez-la.")


def _themes(questionnaire: Questionnaire) -> set[str]:
    catalogue = questionnaire.catalogue
    return {theme for entry in (*catalogue.bodies, *catalogue.training) for theme in entry.themes}
