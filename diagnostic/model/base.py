"""The base of every part of a questionnaire: frozen, strict, kebab-case keys, no unknown key."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from diagnostic.budgets import MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WRITTEN_FRACTION = re.compile(r"-?[0-9]+/[1-9][0-9]*")
LARGEST = 10**MOST_DIGITS
RESERVED_KEYS = frozenset({"all", "any", "not", "score", "dont-know", "not-applicable"})


def kebab(name: str) -> str:
    """Return the YAML key of a Python name: `time_budget` is written `time-budget`."""
    return name.replace("_", "-")


class Part(BaseModel):
    """A part of a questionnaire as its author wrote it, immutable once read."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        alias_generator=kebab,
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some values changed, without the values cached from the old ones."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


def _key(value: str) -> str:
    if not KEY.fullmatch(value):
        code = "bad-key"
        raise PydanticCustomError(code, "« {value} » : minuscules, chiffres et tirets seulement", {"value": value})
    if value in RESERVED_KEYS:
        code = "reserved-key"
        raise PydanticCustomError(code, "« {value} » est un mot réservé", {"value": value})
    return value


def _not_empty(value: tuple[object, ...]) -> tuple[object, ...]:
    if not value:
        code = "empty-list"
        raise PydanticCustomError(code, "cette liste ne peut pas être vide")
    return value


def exact(value: object) -> object:
    """Return a number exactly as its author wrote it: 0.1 is one tenth, and « 1/3 » one third."""
    if isinstance(value, str) and len(value) <= MOST_DIGITS and WRITTEN_FRACTION.fullmatch(value):
        return Fraction(value)
    # Neither `inf` nor `nan` is below the largest.
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction) or not abs(value) < LARGEST:
        code = "not-a-number"
        raise PydanticCustomError(code, "un nombre est attendu")
    return value if isinstance(value, Fraction) else Fraction(repr(value))


def plain_number(value: Fraction) -> int | float | str:
    """Return the shortest JSON value that `exact` reads back as the same fraction: a number, otherwise « 1/3 »."""
    if value.denominator == 1:
        return value.numerator
    near = float(value)
    return near if Fraction(repr(near)) == value else str(value)


class _NotEmpty(AfterValidator):
    """Marks a list as non-empty, in its JSON Schema too."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the JSON Schema of the list with a minimum length of 1."""
        return handler(core_schema) | {"minItems": 1}


# The pattern for editors; `_key` reports the mistakes.
KEY_SCHEMA: dict[str, Any] = {
    "type": "string",
    "pattern": f"^{KEY.pattern}$",
    "not": {"enum": sorted(RESERVED_KEYS)},
}
NUMBER_SCHEMA: dict[str, Any] = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{WRITTEN_FRACTION.pattern}$"}],
    "description": "Un nombre, ou une fraction : 0.5, 1/3.",
}
Key = Annotated[str, AfterValidator(_key), WithJsonSchema(KEY_SCHEMA)]
NotEmpty = _NotEmpty(_not_empty)
Exact = Annotated[
    Fraction,
    BeforeValidator(exact),
    PlainSerializer(plain_number, return_type=float | int | str),
    WithJsonSchema(NUMBER_SCHEMA),
]
