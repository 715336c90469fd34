"""What a diagnosis says, in the words of the laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diagnostic import to_data
from diagnostic.conditions import TRUTH_NAMES
from diagnostic.model import read_condition
from tests.laws.reference.flow import walk

if TYPE_CHECKING:
    from diagnostic import Diagnosis
    from diagnostic.conditions import Compiled
    from diagnostic.scoring import Score
    from tests.laws.reference.truth import Bounds, Data, Known


def scores_of(diagnosis: Diagnosis) -> dict[str, Score]:
    return {"overall": diagnosis.overall, **diagnosis.scores}


def bounds_of(diagnosis: Diagnosis) -> dict[str, Bounds]:
    return {key: (one.low, one.high, one.may_be_missing) for key, one in scores_of(diagnosis).items()}


def known_to(data: Data, said: Data, diagnosis: Diagnosis) -> Known:
    """What the reference knows of a response, with the engine's bounds where conditions read scores."""
    known = walk(data, said)
    known.bounds = bounds_of(diagnosis)
    return known


def compiled(diagnosis: Diagnosis, condition: Data) -> Compiled:
    return diagnosis.flow.routing.compiler.compile(read_condition(condition))


def truth(diagnosis: Diagnosis, condition: Data) -> str:
    """What the engine makes of a condition."""
    return TRUTH_NAMES[compiled(diagnosis, condition).value(diagnosis.flow.facts)]


def evidence(diagnosis: Diagnosis, condition: Data) -> tuple[str, ...]:
    """The questions by which the engine says so."""
    compiler = diagnosis.flow.routing.compiler
    mask = compiled(diagnosis, condition).evidence(diagnosis.flow.facts)
    return tuple(compiler.questions[rank].id for rank in compiler.ranks(mask))


def order(diagnosis: Diagnosis) -> list[str]:
    return [step.recommendation for step in diagnosis.roadmap]


def horizons(diagnosis: Diagnosis) -> dict[str, str]:
    return {step.recommendation: step.horizon for step in diagnosis.roadmap}


def verdicts(diagnosis: Diagnosis) -> dict[str, str]:
    return {wish.recommendation: wish.verdict for wish in diagnosis.wishes}


def said_of(diagnosis: Diagnosis) -> dict[str, Any]:
    """All that a missing answer may be said to change, by the name it is listed under."""
    found: dict[str, Any] = {}
    for key, one in scores_of(diagnosis).items():
        found |= {f"scores.{key}": one.value, f"levels.{key}": one.level}
    found |= {f"statuses.{key}": status for key, status in diagnosis.statuses.items()}
    found |= {f"wishes.{key}": verdicts(diagnosis).get(key) for key in diagnosis.statuses}
    plan = to_data(diagnosis)["funding"]
    return found | {"roadmap": order(diagnosis), "horizons": horizons(diagnosis), "funding": plan}
