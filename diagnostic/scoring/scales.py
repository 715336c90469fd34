"""The scale (least and greatest score) of each dimension: declared, or derived from its questions or children."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.scoring.bounds import ZERO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from diagnostic.model import Dimension, Questionnaire
    from diagnostic.model.dimension import Aggregate

OVERALL = "overall"
Ends = tuple["Fraction", "Fraction"]


def scales_of(questionnaire: Questionnaire) -> dict[str, Ends]:
    """Return the scale of every dimension and of the overall score."""
    points: dict[str, Fraction] = {}
    for question in questionnaire.questions:
        if question.dimension is not None:
            points[question.dimension] = points.get(question.dimension, ZERO) + question.weight
    scales: dict[str, Ends] = {}
    for dimension in reversed(questionnaire.all_dimensions):
        scales[dimension.id] = _scale(dimension, points.get(dimension.id, ZERO), scales)
    scales[OVERALL] = _combined(questionnaire.overall.aggregate, questionnaire.dimensions, scales)
    return scales


def _scale(dimension: Dimension, points: Fraction, scales: dict[str, Ends]) -> Ends:
    """Return the ends of one scale, given those of its children.

    A sum of points goes from 0 to the sum of the weights; a rank goes from 0 to that of the last level.
    """
    if dimension.aggregate == "level":
        return ZERO, ZERO + max(len(dimension.levels or ()) - 1, 0)
    if dimension.children:
        return _combined(dimension.aggregate, dimension.children, scales)
    if dimension.aggregate == "sum":
        return ZERO, points
    return dimension.scale.least, dimension.scale.most


def _combined(aggregate: Aggregate, parts: Sequence[Dimension], scales: dict[str, Ends]) -> Ends:
    known = [scales[part.id] for part in parts]
    if aggregate == "sum":
        return sum((low for low, _ in known), ZERO), sum((high for _, high in known), ZERO)
    return known[0] if known else (ZERO, ZERO)
