"""Prepare a diagnosis for delivery, without the answers that no longer apply."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from diagnostic.conditions import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.diagnosis.diagnose import Diagnosis
    from diagnostic.response import Value

NO_STEP = frozenset({"in-place", "not-applicable", "not-needed"})


def handed_over(diagnosis: Diagnosis) -> Diagnosis:
    """Return the same diagnosis on a response without the answers to questions that are no longer asked.

    Chosen solutions and quotes of recommendations that are certainly not steps are left out too. All of these stay in
    the stored response and apply again if their question is asked again. The outcomes do not change.
    """
    response = diagnosis.response
    parts = {"identity": _asked(diagnosis, response.identity), "answers": _asked(diagnosis, response.answers)}
    steps = {step.recommendation for step in diagnosis.plan.steps}
    for name, chosen in (("solutions", response.solutions), ("quotes", response.quotes)):
        parts[name] = {
            key: value for key, value in chosen.items() if key in steps or diagnosis.statuses[key] not in NO_STEP
        }
    if all(len(part) == len(getattr(response, name)) for name, part in parts.items()):
        return diagnosis
    made = copy(diagnosis)
    kept = {name: MappingProxyType(part) for name, part in parts.items()}
    vars(made)["response"] = replace(response, **kept)  # type: ignore[arg-type] # each part under its own name
    return made


def _asked(diagnosis: Diagnosis, answers: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in answers.items() if diagnosis.flow.state(key) is not State.NOT_ASKED}
