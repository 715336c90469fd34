"""Each recommendation with where it stands and what its conditions are worth now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import diagnostic
from diagnostic.wording.labels import CONDITIONS, STATUSES
from webapp.preview.sheet import about

if TYPE_CHECKING:
    from diagnostic import Branch, Diagnosis, Recommendation
    from webapp.preview.folder import Folder
    from webapp.preview.places import Shown


class Condition(NamedTuple):
    """One of the conditions of a recommendation: its key in the file, what it is for, and its tree."""

    key: str
    role: str
    tree: Branch


class Advice(NamedTuple):
    """A recommendation: its status and the word for it, its conditions and its problems."""

    one: Recommendation
    status: str
    word: str
    conditions: tuple[Condition, ...]
    problems: tuple[Shown, ...]


def advice_of(diagnosis: Diagnosis, folder: Folder) -> tuple[Advice, ...]:
    """Return every recommendation, in the author's order."""
    return tuple(
        Advice(
            one,
            diagnosis.statuses[one.id],
            STATUSES[diagnosis.statuses[one.id]],
            tuple(_conditions(diagnosis, one)),
            about(folder, "recommendation", one.id),
        )
        for one in diagnosis.questionnaire.recommendations
    )


def _conditions(diagnosis: Diagnosis, one: Recommendation) -> list[Condition]:
    trees = {
        "applies-when": one.applies_when,
        "in-place-when": one.in_place_when,
        "when": one.when,
        "urgent-when": one.urgent_when,
    }
    return [Condition(key, CONDITIONS[key], diagnostic.explain(diagnosis, tree)) for key, tree in trees.items() if tree]
