"""French descriptions of each part and key, which replace the code's own docstrings in the schemas."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diagnostic.kinds import KINDS
from diagnostic.loading.tree import compose, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parent / "descriptions.yaml"
ITSELF = "."
NOT_WRITTEN = {"Question": {"matrix"}}


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """Return the descriptions by name of part, then by key; the part itself under `.`."""
    by_part: dict[str, dict[str, str]] = value_of(compose(FILE.read_text(encoding="utf-8"), str(FILE)))
    question = by_part["Question"]
    question["kind"] = question["kind"].format(kinds=", ".join(_kinds()))
    return by_part


def _kinds() -> Iterator[str]:
    """Yield the name of each kind of question, with a description if the name is not clear by itself."""
    yield from (f"{kind.name} ({kind.about})" if kind.about else kind.name for kind in KINDS.values())


def described(made: dict[str, Any], parts: dict[str, Any]) -> None:
    """Write the French descriptions into a schema and its parts, in place, and drop titles and unused keys."""
    for name, part in [(made.get("title", ""), made), *parts.items()]:
        texts = descriptions().get(name, {})
        part.pop("title", None)
        if ITSELF in texts:
            part["description"] = texts[ITSELF]
        properties = part.get("properties", {})
        for key in NOT_WRITTEN.get(name, ()):
            del properties[key]
        for key, value in properties.items():
            value.pop("title", None)
            if key in texts:
                value["description"] = texts[key]
