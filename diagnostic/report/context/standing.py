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


def _overall(reading: Reading) -> str:
    if reading.score is None:
        return "Les réponses données ne suffisent pas encore à donner un score d’ensemble."
    if not reading.bounds:
        return (
            f"Niveau « {reading.level} » : {reading.scored}."
            if reading.level
            else f"Score d’ensemble : {reading.scored}."
        )
    level = (
        reading.level
        if reading.level.startswith(UNCERTAIN)
        else f"Niveau « {reading.level} »"
        if reading.level
        else "Score d’ensemble"
    )
    return f"{level} : {reading.scored} pour l’instant."


def extremes_of(readings: Iterable[Reading]) -> str:
    """Return a sentence naming the most and least advanced top-level dimensions; empty if there is only one."""
    roots = [reading for reading in readings if reading.depth == 0 and reading.share is not None and reading.coverage]
    if len(roots) <= 1:
        return ""
    least, most = (end(roots, key=lambda reading: reading.share or 0) for end in (min, max))
    if least.share == most.share:
        return f"Tous les axes en sont au même point : {most.scored}."
    ends = f"« {most.label} » ({most.scored}), le moins avancé « {least.label} » ({least.scored})"
    return f"L’axe le plus avancé est {ends}."
