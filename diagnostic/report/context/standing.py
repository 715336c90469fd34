"""The position of a business in two sentences: the headline of a questionnaire without recommendations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.report.context.readings import UNCERTAIN, overall_reading, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.report.context.readings import Reading


def standing_of(diagnosis: Diagnosis) -> tuple[str, str]:
    """Return the overall score and level in a sentence, and the most and the least advanced axes in another."""
    if not diagnosis.questionnaire.dimensions:
        return "Ce questionnaire ne donne pas de score : voici vos réponses.", ""
    return _overall(overall_reading(diagnosis)), extremes_of(readings_of(diagnosis))


def _overall(one: Reading) -> str:
    if one.score is None:
        return "Les réponses données ne suffisent pas encore à donner un score d’ensemble."
    if not one.bounds:
        return f"Niveau « {one.level} » : {one.scored}." if one.level else f"Score d’ensemble : {one.scored}."
    level = (
        one.level if one.level.startswith(UNCERTAIN) else f"Niveau « {one.level} »" if one.level else "Score d’ensemble"
    )
    return f"{level} : {one.scored} pour l’instant."


def extremes_of(readings: Iterable[Reading]) -> str:
    """Return a sentence naming the most and least advanced top-level dimensions; empty if there is only one."""
    roots = [one for one in readings if one.depth == 0 and one.share is not None and one.coverage]
    if len(roots) <= 1:
        return ""
    least, most = (end(roots, key=lambda one: one.share or 0) for end in (min, max))
    if least.share == most.share:
        return f"Tous les axes en sont au même point : {most.scored}."
    ends = f"« {most.label} » ({most.scored}), le moins avancé « {least.label} » ({least.scored})"
    return f"L’axe le plus avancé est {ends}."
