"""What a page's script sends, read within bounds: whatever cannot be is a bad request, never a failure of ours."""

from __future__ import annotations

from typing import Any

from flask.json.provider import DefaultJSONProvider

from diagnostic.budgets import InputError, read_json

MOST_BYTES = 200_000
DEEPEST = 8


class BoundedJson(DefaultJSONProvider):
    """JSON of at most so many bytes and levels, each key once, with numbers that are some."""

    def loads(self, s: str | bytes, **_: Any) -> Any:  # noqa: ANN401 - whatever it says
        """Return the value of a JSON text; raise ValueError, which Flask tells as a bad request."""
        try:
            return read_json(s, most=MOST_BYTES, deepest=DEEPEST)
        except InputError as error:
            raise ValueError(error.problem.message) from error
