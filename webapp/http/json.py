"""Reads JSON from pages within limits of size and depth: anything else is a bad request (400), never a 500."""

from __future__ import annotations

from typing import Any

from flask.json.provider import DefaultJSONProvider

from diagnostic.budgets import InputError, read_json

MOST_BYTES = 200_000
DEEPEST = 8


class BoundedJson(DefaultJSONProvider):
    """JSON of at most 200,000 bytes and 8 levels, without duplicate keys, NaN or infinity."""

    def loads(self, s: str | bytes, **_: Any) -> Any:  # noqa: ANN401 - whatever it says
        """Return the value of a JSON text; raise ValueError, which Flask turns into a 400."""
        try:
            return read_json(s, most=MOST_BYTES, deepest=DEEPEST)
        except InputError as error:
            raise ValueError(error.problem.message) from error
