"""Keys that are valid but have no effect: weights, scales, readings, values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place, placed_dimensions, placed_questions
from diagnostic.kinds import asked_kind
from diagnostic.model.base import plain_number
from diagnostic.scoring.scales import OVERALL, scales_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.model import Dimension, Question, Questionnaire

WEIGHED = frozenset({"weighted-mean"})
WEIGHED_QUESTIONS = WEIGHED | {"sum"}


def check_ignored(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield the keys whose value has no effect."""
    del gone
    yield from _child_weights(questionnaire.overall.aggregate, questionnaire.dimensions, ("dimensions",))
    for place, dimension in placed_dimensions(questionnaire):
        yield from _child_weights(dimension.aggregate, dimension.children, (*place, "children"))
    yield from _scales(questionnaire)
    yield from _readings(questionnaire)
    for place, question in placed_questions(questionnaire):
        yield from _question(questionnaire, question, place)


def _child_weights(aggregate: str, parts: Sequence[Dimension], place: Place) -> Iterator[Finding]:
    for at, part in enumerate(parts):
        if aggregate not in WEIGHED and part.weight > 0 and part.weight != 1:
            message = f"ce poids ne compte pas : les axes sont réunis par « {aggregate} »"
            hint = "Écrivez « aggregate: weighted-mean » là où ils sont réunis, ou retirez le poids."
            yield Finding((*place, at, "weight"), "needless-key", message, hint)


def _scales(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Yield declared scales that contradict the scale derived from the questions or children."""
    made = scales_of(questionnaire)
    for place, dimension in placed_dimensions(questionnaire):
        (least, most), own = made[dimension.id], dimension.scale
        written = "scale" in dimension.model_fields_set and own.least < own.most
        if written and (own.least, own.most) != (least, most):
            what = "ses sous-axes" if dimension.children else "les points de ses questions"
            what = "le nombre de ses niveaux" if dimension.aggregate == "level" else what
            message = f"l'échelle de cet axe est faite par {what} : de {plain_number(least)} à {plain_number(most)}"
            yield Finding((*place, "scale"), "contradicted-scale", message, "Corrigez-la, ou retirez-la.")


def _readings(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Yield readings of the questionnaire's levels on a dimension that does not have them."""
    made = scales_of(questionnaire)
    gated = any(level.needs is not None for level in questionnaire.levels)
    for place, dimension in placed_dimensions(questionnaire):
        if not dimension.readings or dimension.levels or not questionnaire.levels:
            continue
        if gated or made[dimension.id] != made[OVERALL]:
            why = "ils demandent des seuils" if gated else "son échelle n'est pas celle de l'ensemble"
            message = f"ces lectures ne seraient jamais dites : l'axe n'a pas les niveaux du questionnaire ({why})"
            yield Finding((*place, "readings"), "needless-key", message, "Donnez à l'axe ses propres « levels ».")


def _question(questionnaire: Questionnaire, question: Question, place: Place) -> Iterator[Finding]:
    dimension = questionnaire.dimension_by_id.get(question.dimension or "")
    weighed = dimension is None or dimension.children or dimension.aggregate in WEIGHED_QUESTIONS
    if dimension and not weighed and question.weight > 0 and question.weight != 1:
        message = f"ce poids ne compte pas : l'axe « {dimension.id} » les réunit par « {dimension.aggregate} »"
        hint = "Écrivez « aggregate: weighted-mean » sur l'axe, ou retirez le poids."
        yield Finding((*place, "weight"), "needless-key", message, hint)
    if question.dont_know == "worst" and all(choice.level is None for choice in _one_row(question).all_choices):
        message = "« worst » lit « je ne sais pas » comme le plus bas rang, et les choix n'ont pas de rang"
        yield Finding((*place, "dont-know"), "needless-key", message, "Écrivez « allowed », ou le type level.")
    if asked_kind(question).is_several:
        yield from _ticks(question, place)


def _one_row(question: Question) -> Question:
    """Return the question as asked; for a matrix, its first row."""
    return question.asked[0] if question.asked else question


def _ticks(question: Question, place: Place) -> Iterator[Finding]:
    """Yield values of ticks that have no effect, or that mix with implicit equal shares."""
    for at, choice in enumerate(question.choices):
        if choice.exclusive and choice.value:
            message = "un choix exclusif ne rapporte rien"
            yield Finding((*place, "choices", at, "value"), "needless-key", message, "Retirez sa valeur.")
    valued = [choice.value is not None for choice in question.choices if not choice.exclusive]
    if any(valued) and not all(valued):
        message = "certaines cases ont une valeur et d'autres non"
        yield Finding((*place, "choices"), "mixed-levels", message, "Écrivez-les toutes, ou aucune.")
