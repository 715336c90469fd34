"""Duplicate ids among parts of the same kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place, placed_dimensions, placed_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    from diagnostic.model import Questionnaire

    class HasId(Protocol):
        """Anything with an id."""

        @property
        def id(self) -> str:
            """Its id."""


def check_duplicates(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each id used twice among parts of the same kind."""
    del gone
    yield from twice("question", ((place, part.id) for place, part in placed_questions(questionnaire)))
    yield from twice("axe", ((place, part.id) for place, part in placed_dimensions(questionnaire)))
    for place, question in placed_questions(questionnaire):
        yield from twice("choix", placed((*place, "choices"), question.choices))
        yield from twice("ligne", placed((*place, "rows"), question.rows))
    for place, dimension in placed_dimensions(questionnaire):
        yield from twice("niveau", placed((*place, "levels"), dimension.levels or ()))
    yield from twice("rubrique", placed(("sections",), questionnaire.sections))
    yield from twice("préconisation", placed(("recommendations",), questionnaire.recommendations))
    yield from twice("niveau", placed(("levels",), questionnaire.levels))
    yield from _in_catalogue(questionnaire)


def _in_catalogue(questionnaire: Questionnaire) -> Iterator[Finding]:
    catalogue = questionnaire.catalogue
    here: Place = ("catalogue",)
    yield from twice("atelier", placed((*here, "workshops"), catalogue.workshops))
    yield from twice("organisme", placed((*here, "bodies"), catalogue.bodies))
    yield from twice("formation", placed((*here, "training"), catalogue.training))
    yield from twice("commune", placed((*here, "communes"), catalogue.communes))
    yield from twice("famille", placed((*here, "aids", "families"), catalogue.aids.families))
    yield from twice("aide", placed((*here, "aids", "aids"), catalogue.aids.aids))
    for rank, aid in enumerate(catalogue.aids.aids):
        yield from twice("condition", placed((*here, "aids", "aids", rank, "rules"), aid.rules))
    bands = [*placed((*here, "costs", "setup"), catalogue.costs.setup)]
    yield from twice("bande de coût", [*bands, *placed((*here, "costs", "monthly"), catalogue.costs.monthly)])


def placed(place: Place, entries: Iterable[HasId]) -> Iterator[tuple[Place, str]]:
    """Yield the place and the id of each entry of a list."""
    return (((*place, at), entry.id) for at, entry in enumerate(entries))


def twice(what: str, keys: Iterable[tuple[Place, str]]) -> Iterator[Finding]:
    """Yield each id written twice; `what` says in French what it is the id of."""
    seen: set[str] = set()
    for place, key in keys:
        if key in seen:
            message = f"deux fois l'identifiant « {key} » ({what})"
            yield Finding((*place, "id"), "duplicate-id", message, "Donnez à chacun son propre identifiant.")
        seen.add(key)
