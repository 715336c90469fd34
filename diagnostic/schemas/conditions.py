"""The JSON Schema of a condition, written by hand as the model reads conditions by hand."""

from __future__ import annotations

from typing import Any

from diagnostic.model.base import NUMBER_SCHEMA
from diagnostic.model.condition import ASPECTS, COMPARISONS, DEEPEST, DESCRIPTIONS, EARLIER_ZONE, TICK_TESTS

CONDITION = {"$ref": "#/$defs/Condition"}
CHOICES = {"$ref": "#/$defs/ConditionChoices"}
QUESTION = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$"


def definitions() -> dict[str, Any]:
    """Return the `$defs` needed by a schema with conditions."""
    return {
        "Condition": _condition(),
        "ConditionTest": _test(),
        "ConditionComparison": _mapping("Une comparaison avec un nombre.", _comparisons()),
        "ConditionChoices": {
            "description": "Un choix, ou une liste de choix.",
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}],
        },
    }


def _condition() -> dict[str, Any]:
    several = {"type": "array", "items": CONDITION, "minItems": 1}
    scores = {"type": "object", "additionalProperties": {"$ref": "#/$defs/ConditionComparison"}, "minProperties": 1}
    return {
        "description": f"Une condition. Plusieurs clés : toutes. {DEEPEST} niveaux emboîtés au plus.",
        "type": "object",
        "minProperties": 1,
        "properties": {
            "all": several | {"description": "Toutes ces conditions."},
            "any": several | {"description": "Au moins une de ces conditions."},
            "not": CONDITION | {"description": "La condition est fausse (et non absente)."},
            "score": scores | {"description": "Le score d'un axe, comparé à un seuil ; préconisations seulement."},
        },
        "propertyNames": {"pattern": QUESTION},
        "additionalProperties": {"$ref": "#/$defs/ConditionTest"},
    }


def _test() -> dict[str, Any]:
    tests: dict[str, Any] = {name: CHOICES | _described(name) for name in (*TICK_TESTS, "zone", EARLIER_ZONE)}
    tests |= {name: {"type": "boolean"} | _described(name) for name in ASPECTS}
    mapping = _mapping("Un test sur une question.", tests | _comparisons())
    return {"description": "Ce qui est attendu d'une question.", "anyOf": [CHOICES, mapping]}


def _comparisons() -> dict[str, Any]:
    return {name: NUMBER_SCHEMA | _described(name) for name in COMPARISONS}


def _described(operator: str) -> dict[str, Any]:
    return {"description": DESCRIPTIONS[operator]}


def _mapping(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": description,
        "type": "object",
        "minProperties": 1,
        "properties": properties,
        "additionalProperties": False,
    }
