"""A whole small questionnaire, as the plain data an author's files become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.laws.generated import dimensions as axes_of
from tests.laws.generated import questions, recommendations

if TYPE_CHECKING:
    from tests.laws.generated.chance import Chance

Data = dict[str, Any]
KEYS = ("r1", "r2", "r3", "r4", "r5")


def questionnaire(chance: Chance) -> Data:
    """Two to six questions, one to three axes, two to five recommendations, one aid."""
    scored = axes_of.dimensions(chance)
    leaves = [leaf["id"] for one in scored["dimensions"] for leaf in one.get("children", (one,))]
    every = [*leaves, *(one["id"] for one in scored["dimensions"] if one.get("children"))]
    keys = KEYS[: 2 + chance.below(4)]
    identity = questions.identity(chance)
    sections = questions.sections(chance, leaves, keys, identity)
    asked = [*identity, *(row for page in sections for one in page["questions"] for row in questions.rows_of(one))]
    return {
        "id": "small",
        "version": "1.0.0",
        "title": "T",
        "identity": identity,
        "sections": sections,
        **scored,
        "recommendations": recommendations.recommendations(chance, keys, asked, every),
        "catalogue": recommendations.catalogue(chance, asked, every),
        "priority": recommendations.priority(chance),
        "horizons": recommendations.horizons(chance, asked),
    }
