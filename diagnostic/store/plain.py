"""A response as JSON keeps it, from which `Response.to` reads the same values back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.response import Response


def plain_parts(response: Response) -> dict[str, Any]:
    """Return the columns of a response: its path, and what was said."""
    return {
        "path": response.path,
        "identity": _plain(response.identity),
        "answers": _plain(response.answers),
        "solutions": dict(response.solutions),
        "quotes": dict(response.quotes),
    }


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    return {question: _value(value) for question, value in said.items()}


def _value(value: Any) -> Any:  # noqa: ANN401 - an answer of any kind
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str | Fraction) else value
