"""A case as its author writes it: a business, its answers, and the expected diagnosis."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from diagnostic.model.base import Exact, Key, Part

StatusName = Literal["in-place", "not-applicable", "recommended", "required", "not-needed", "undecided"]
VerdictName = Literal["in-place", "ready", "not-yet", "not-for-you", "undecided"]
Pair = tuple[Key, Key]


def _schema(schema: dict[str, Any]) -> WithJsonSchema:
    """Return the JSON Schema of a part that `loading.answers` reads and validates."""
    return WithJsonSchema(schema)


ANSWER = {"anyOf": [{"type": ["string", "number", "boolean"]}, {"type": "array", "items": {"type": "string"}}]}
ANSWERS = _schema({"type": ["object", "null"], "additionalProperties": ANSWER})
CHOSEN = _schema({"type": ["object", "null"], "additionalProperties": {"enum": ["light", "standard", "advanced"]}})
QUOTED = _schema({"type": ["object", "null"], "additionalProperties": {"type": ["integer", "string"]}})
TEXT = {"type": "string"}
BODY = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {"name": TEXT, "address": TEXT, "contact": TEXT, "notice": TEXT},
}
REPORT = _schema(
    {
        "type": "object",
        "additionalProperties": False,
        "properties": {"template": TEXT, "body": BODY, "address": TEXT, "made-with": TEXT},
    }
)
DAY = _schema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
PATH = _schema({"enum": ["full", "short"]})


class ExpectedAmount(Part):
    """The expected range of an aid, in whole units of the currency."""

    low: int = Field(ge=0)
    high: int = Field(ge=0)


class Expect(Part):
    """The expected outcomes of the diagnosis; outcomes that are not written are not checked."""

    first_priority: Key | None = None
    not_yet: dict[str, tuple[Key, ...]] | None = None
    before: tuple[Pair, ...] = ()
    now: tuple[Key, ...] = ()
    in_priorities: tuple[Key, ...] = ()
    later: tuple[Key, ...] = ()
    steps: tuple[Key, ...] = ()
    no_steps: tuple[Key, ...] = ()
    not_in_priorities: tuple[Key, ...] = ()
    weakest: tuple[Key, ...] = ()
    stronger: tuple[Pair, ...] = ()
    overall_least: Exact | None = None
    scores: dict[str, Exact | None] = Field(default_factory=dict)
    levels: dict[str, Key | None] = Field(default_factory=dict)
    verdicts: dict[str, VerdictName] = Field(default_factory=dict)
    statuses: dict[str, StatusName] = Field(default_factory=dict)
    funding_warnings: tuple[Key, ...] = ()
    aid: dict[str, ExpectedAmount] = Field(default_factory=dict)


class Case(Part):
    """A worked example: a file of answers with a title and the expected outcomes."""

    title: str
    summary: str = ""
    date: Annotated[Any, DAY]
    questionnaire: Annotated[Any, _schema({"type": "string"})] = None
    territory: Annotated[Any, _schema({"type": "string"})] = None
    version: Annotated[Any, _schema({"type": "string"})] = None
    digest: Annotated[Any, _schema({"type": "string"})] = None
    path: Annotated[Any, PATH] = "full"
    identity: Annotated[Any, ANSWERS] = None
    answers: Annotated[Any, ANSWERS]
    solutions: Annotated[Any, CHOSEN] = None
    quotes: Annotated[Any, QUOTED] = None
    report: Annotated[Any, REPORT] = None
    expect: Expect
