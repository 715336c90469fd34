"""The fields of the identity sheet on which something else depends: what is asked, what is advised, who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.model.base import Part
from diagnostic.model.condition import ConditionTree, questions_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model.question import Question


def deciding(identity: tuple[Question, ...], *parts: object) -> tuple[Question, ...]:
    """Return the identity fields that a condition of these parts names, with those by which these are asked."""
    named = {question for part in parts for question in _named(part)}
    for field in reversed(identity):  # the condition of a field names earlier ones only
        if field.id in named and field.when is not None:
            named |= set(_named(field.when))
    return tuple(field for field in identity if field.id in named)


def _named(part: object) -> Iterator[str]:
    """Yield the questions that the conditions in a part name, wherever in it they stand."""
    if isinstance(part, ConditionTree):
        yield from questions_named(part)
    elif isinstance(part, Part):
        for name in type(part).model_fields:
            yield from _named(getattr(part, name))
    elif isinstance(part, tuple):
        for one in part:
            yield from _named(one)
