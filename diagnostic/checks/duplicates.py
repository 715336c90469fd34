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
    yield from _twice("question", ((place, part.id) for place, part in placed_questions(questionnaire)))
    yield from _twice("axe", ((place, part.id) for place, part in placed_dimensions(questionnaire)))
    for place, question in placed_questions(questionnaire):
        yield from _twice("choix", _placed((*place, "choices"), question.choices))
        yield from _twice("ligne", _placed((*place, "rows"), question.rows))
    for place, dimension in placed_dimensions(questionnaire):
        yield from _twice("niveau", _placed((*place, "levels"), dimension.levels or ()))
    yield from _twice("rubrique", _placed(("sections",), questionnaire.sections))
    yield from _twice("préconisation", _placed(("recommendations",), questionnaire.recommendations))
    yield from _twice("niveau", _placed(("levels",), questionnaire.levels))
    yield from _in_catalogue(questionnaire)


def _in_catalogue(questionnaire: Questionnaire) -> Iterator[Finding]:
    catalogue = questionnaire.catalogue
    here: Place = ("catalogue",)
    yield from _twice("atelier", _placed((*here, "workshops"), catalogue.workshops))
    yield from _twice("organisme", _placed((*here, "bodies"), catalogue.bodies))
    yield from _twice("formation", _placed((*here, "training"), catalogue.training))
    yield from _twice("commune", _placed((*here, "communes"), catalogue.communes))
    yield from _twice("famille", _placed((*here, "aids", "families"), catalogue.aids.families))
    yield from _twice("aide", _placed((*here, "aids", "aids"), catalogue.aids.aids))
    for rank, aid in enumerate(catalogue.aids.aids):
        yield from _twice("condition", _placed((*here, "aids", "aids", rank, "rules"), aid.rules))
    bands = [*_placed((*here, "costs", "setup"), catalogue.costs.setup)]
    yield from _twice("bande de coût", [*bands, *_placed((*here, "costs", "monthly"), catalogue.costs.monthly)])


def _placed(place: Place, entries: Iterable[HasId]) -> Iterator[tuple[Place, str]]:
    return (((*place, at), entry.id) for at, entry in enumerate(entries))


def _twice(what: str, keys: Iterable[tuple[Place, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, key in keys:
        if key in seen:
            message = f"deux fois l'identifiant « {key} » ({what})"
            yield Finding((*place, "id"), "duplicate-id", message, "Donnez à chacun son propre identifiant.")
        seen.add(key)
