"""Generate the JSON Schemas from the models: one per kind of file, and one for a diagnosis."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from diagnostic.cases import Case
from diagnostic.diagnosis import DiagnosisData
from diagnostic.loading.folder import NOT_WRITTEN
from diagnostic.loading.locales import Locale
from diagnostic.model import (
    Aids,
    Body,
    Commune,
    Costs,
    Directory,
    Organisation,
    Questionnaire,
    Recommendation,
    Section,
    Territory,
    Training,
    Workshop,
)
from diagnostic.schemas.conditions import CONDITION, definitions
from diagnostic.schemas.descriptions import described

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "#/$defs/"
MARK = {"$comment": "Condition"}
FILE_NAMES = {"type": "array", "items": {"type": "string"}}


class _Generator(GenerateJsonSchema):
    """Marks the places where models refer to `Condition`, whose schema is written by hand."""

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - one of pydantic's many schemas
        """Return the JSON Schema of a part."""
        made = super().generate_inner(schema)
        return dict(MARK) if made == CONDITION else made


def _plain(model: Any) -> Callable[[], dict[str, Any]]:  # noqa: ANN401 - a model or a list of them
    """Return the schema of a model, or of a list of models."""
    return lambda: TypeAdapter(model).json_schema(schema_generator=_Generator)


def _questionnaire() -> dict[str, Any]:
    """Return the schema of questionnaire.yaml, whose parts are file names and whose folder supplies some keys."""
    made = _plain(Questionnaire)()
    for key in NOT_WRITTEN:
        del made["properties"][key]
    made["required"] = [key for key in made["required"] if key not in NOT_WRITTEN]
    for key in ("sections", "recommendations"):
        made["properties"][key] = dict(FILE_NAMES)
    return made


def _territory() -> dict[str, Any]:
    """Return the schema of territory.yaml: its id is the name of its folder."""
    made = _plain(Territory)()
    del made["properties"]["id"]
    made["required"].remove("id")
    return made


def _answers() -> dict[str, Any]:
    """Return the schema of a file of answers: a case without expectations."""
    made = _plain(Case)()
    made["required"] = ["answers"]
    return made


KINDS: dict[str, Callable[[], dict[str, Any]]] = {
    "questionnaire": _questionnaire,
    "section": _plain(Section),
    "recommendations": _plain(tuple[Recommendation, ...]),
    "costs": _plain(Costs),
    "workshops": _plain(tuple[Workshop, ...]),
    "bodies": _plain(tuple[Body, ...]),
    "training": _plain(tuple[Training, ...]),
    "directory": _plain(Directory),
    "aids": _plain(Aids),
    "communes": _plain(tuple[Commune, ...]),
    "territory": _territory,
    "case": _plain(Case),
    "locale": _plain(Locale),
    "answers": _answers,
    "organisation": _plain(Organisation),
    "diagnosis": _plain(DiagnosisData),
}


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file; raise KeyError if the kind is unknown."""
    made = _unmarked(KINDS[kind]())
    parts: dict[str, Any] = made.pop("$defs", {}) | definitions()
    described(made, parts)
    used = _used(made, parts)
    whole = {"$schema": DIALECT, **made}
    kept = {name: part for name, part in sorted(parts.items()) if name in used}
    return whole | {"$defs": kept} if kept else whole


def _unmarked(made: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a schema with references to `Condition` in place of the marks."""
    if isinstance(made, dict):
        kept = {key: _unmarked(value) for key, value in made.items() if (key, value) not in MARK.items()}
        return kept | CONDITION if len(kept) < len(made) else kept
    return [_unmarked(value) for value in made] if isinstance(made, list) else made


def to_text(made: dict[str, Any]) -> str:
    """Return the text of a schema file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _used(made: dict[str, Any], parts: dict[str, Any]) -> set[str]:
    """Return the names of the definitions that a schema refers to, directly or not."""
    used: set[str] = set()
    waiting = list(_references(made))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting.extend(_references(parts[name]))
    return used


def _references(made: object) -> Iterator[str]:
    if isinstance(made, dict):
        if isinstance(made.get("$ref"), str):
            yield made["$ref"].removeprefix(REFERENCE)
        for value in made.values():
            yield from _references(value)
    elif isinstance(made, list):
        for value in made:
            yield from _references(value)
