"""The identity fields that anything depends on: routing, recommendations, or aids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.model.base import Part
from diagnostic.model.condition import ConditionTree, questions_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model.question import Question


def deciding(identity: tuple[Question, ...], *parts: object) -> tuple[Question, ...]:
    """Return the identity fields named by a condition of these parts, and those that decide if these are asked."""
    named = {question for part in parts for question in _named(part)}
    for field in reversed(identity):  # the condition of a field names earlier ones only
        if field.id in named and field.when is not None:
            named |= set(_named(field.when))
    return tuple(field for field in identity if field.id in named)


def _named(part: object) -> Iterator[str]:
    """Yield the questions named by the conditions anywhere in a part."""
    if isinstance(part, ConditionTree):
        yield from questions_named(part)
    elif isinstance(part, Part):
        for name in type(part).model_fields:
            yield from _named(getattr(part, name))
    elif isinstance(part, tuple):
        for entry in part:
            yield from _named(entry)
