"""What each part and each key is, in French: written into the schemas in place of what the code says of itself."""

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
    found: dict[str, dict[str, str]] = value_of(compose(FILE.read_text(encoding="utf-8"), str(FILE)))
    question = found["Question"]
    question["kind"] = question["kind"].format(kinds=", ".join(_kinds()))
    return found


def _kinds() -> Iterator[str]:
    """Yield the name of each kind of question, with what it is where the name does not say it."""
    yield from (f"{kind.name} ({kind.about})" if kind.about else kind.name for kind in KINDS.values())


def described(made: dict[str, Any], parts: dict[str, Any]) -> None:
    """Write the French descriptions into a schema and its parts, in place; drop titles and what nobody writes."""
    for name, part in [(made.get("title", ""), made), *parts.items()]:
        said = descriptions().get(name, {})
        part.pop("title", None)
        if ITSELF in said:
            part["description"] = said[ITSELF]
        properties = part.get("properties", {})
        for key in NOT_WRITTEN.get(name, ()):
            del properties[key]
        for key, value in properties.items():
            value.pop("title", None)
            if key in said:
                value["description"] = said[key]
