"""Names in a case's expectations that the questionnaire does not have."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.errors import did_you_mean
from diagnostic.funding import HARDWARE_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diagnostic.cases.case import Expect
    from diagnostic.model import Questionnaire

Place = tuple[str | int, ...]


class Unknown(NamedTuple):
    """A name that does not exist: its place in `expect`, what kind of thing it should name, and a hint."""

    place: Place
    message: str
    hint: str


def unknown_names(questionnaire: Questionnaire, expect: Expect) -> Iterator[Unknown]:
    """Yield every name in the expectations that does not exist in the questionnaire."""
    yield from _away("la préconisation", questionnaire.recommendation_by_id, _recommendations(expect))
    yield from _away("l'axe", {**questionnaire.dimension_by_id, "overall": None}, _dimensions(expect))
    yield from _away("le niveau", _levels(questionnaire), _items("levels", expect.levels))
    aids = questionnaire.catalogue.aids.aids
    rules = {rule.id for aid in aids for rule in aid.rules} | {HARDWARE_ALONE}
    yield from _away("l'avertissement", rules, _ranked("funding-warnings", expect.funding_warnings))
    yield from _away("l'aide", {aid.id for aid in aids}, _keys("aid", expect.aid))


def _away(what: str, known: Iterable[str], named: Iterable[tuple[Place, str]]) -> Iterator[Unknown]:
    there = sorted(known)
    for place, key in named:
        if key not in there:
            yield Unknown(place, f"{what} « {key} » n'existe pas", did_you_mean(key, there))


def _recommendations(expect: Expect) -> Iterator[tuple[Place, str]]:
    if expect.first_priority is not None:
        yield ("first-priority",), expect.first_priority
    for key, path in (expect.not_yet or {}).items():
        yield ("not-yet", key), key
        yield from ((("not-yet", key, at), name) for at, name in enumerate(path))
    lists = {
        "now": expect.now,
        "in-priorities": expect.in_priorities,
        "later": expect.later,
        "steps": expect.steps,
        "no-steps": expect.no_steps,
        "not-in-priorities": expect.not_in_priorities,
    }
    yield from chain.from_iterable(_ranked(name, keys) for name, keys in lists.items())
    yield from _paired("before", expect.before)
    yield from _keys("verdicts", expect.verdicts)
    yield from _keys("statuses", expect.statuses)


def _dimensions(expect: Expect) -> Iterator[tuple[Place, str]]:
    yield from _ranked("weakest", expect.weakest)
    yield from _paired("stronger", expect.stronger)
    yield from _keys("scores", expect.scores)
    yield from _keys("levels", expect.levels)


def _levels(questionnaire: Questionnaire) -> set[str]:
    ladders = (questionnaire.levels, *(dimension.levels or () for dimension in questionnaire.all_dimensions))
    return {level.id for ladder in ladders for level in ladder}


def _ranked(name: str, keys: Iterable[str]) -> Iterator[tuple[Place, str]]:
    return (((name, at), key) for at, key in enumerate(keys))


def _paired(name: str, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[Place, str]]:
    return (((name, at, side), key) for at, pair in enumerate(pairs) for side, key in enumerate(pair))


def _keys(name: str, keys: Iterable[str]) -> Iterator[tuple[Place, str]]:
    return (((name, key), key) for key in keys)


def _items(name: str, names: dict[str, str | None]) -> Iterator[tuple[Place, str]]:
    return (((name, key), value) for key, value in names.items() if value is not None)
