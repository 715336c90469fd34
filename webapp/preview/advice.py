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

    recommendation: Recommendation
    status: str
    word: str
    conditions: tuple[Condition, ...]
    problems: tuple[Shown, ...]


def advice_of(diagnosis: Diagnosis, folder: Folder) -> tuple[Advice, ...]:
    """Return every recommendation, in the author's order."""
    return tuple(
        Advice(
            recommendation,
            diagnosis.statuses[recommendation.id],
            STATUSES[diagnosis.statuses[recommendation.id]],
            tuple(_conditions(diagnosis, recommendation)),
            about(folder, "recommendation", recommendation.id),
        )
        for recommendation in diagnosis.questionnaire.recommendations
    )


def _conditions(diagnosis: Diagnosis, recommendation: Recommendation) -> list[Condition]:
    trees = {
        "applies-when": recommendation.applies_when,
        "in-place-when": recommendation.in_place_when,
        "when": recommendation.when,
        "urgent-when": recommendation.urgent_when,
    }
    return [Condition(key, CONDITIONS[key], diagnostic.explain(diagnosis, tree)) for key, tree in trees.items() if tree]
