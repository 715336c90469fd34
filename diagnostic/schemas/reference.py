"""The reference of the author's guide: every key of every file, as Markdown tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diagnostic.schemas.build import KINDS, schema
from diagnostic.schemas.descriptions import descriptions

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = {
    "questionnaire": "questionnaire.yaml",
    "section": "sections/*.yaml",
    "recommendations": "recommendations/*.yaml",
    "costs": "catalogue/costs.yaml",
    "territory": "territories/*/territory.yaml",
    "workshops": "catalogue/workshops.yaml",
    "bodies": "catalogue/bodies.yaml",
    "training": "catalogue/training.yaml",
    "directory": "catalogue/directory.yaml",
    "aids": "catalogue/aids.yaml",
    "communes": "catalogue/communes.yaml",
    "case": "cases/*.yaml",
    "locale": "locales/*.yaml",
}
ROOTS = {
    "questionnaire": "Questionnaire",
    "section": "Section",
    "costs": "Costs",
    "territory": "Territory",
    "directory": "Directory",
    "aids": "Aids",
    "case": "Case",
    "locale": "Locale",
}


def reference() -> str:
    """Return the tables of keys, file by file; a part shared by several files appears once."""
    listed: set[str] = set()
    lines: list[str] = []
    for kind in KINDS:
        if kind in FILES:
            lines += [f"### `{FILES[kind]}`", "", *_file(kind, listed)]
    return "\n".join(lines).rstrip() + "\n"


def _file(kind: str, listed: set[str]) -> Iterator[str]:
    made = schema(kind)
    parts: dict[str, Any] = {**made.get("$defs", {})}
    if kind in ROOTS:
        parts = {ROOTS[kind]: made} | parts
    for name, part in parts.items():
        if name not in listed and not name.startswith("Condition"):
            listed.add(name)
            yield from _table(name, part)


def _table(name: str, part: dict[str, Any]) -> Iterator[str]:
    texts = descriptions()[name]
    yield from (f"**{texts['.']}**", "", "| clé | | ce que c'est |", "|---|---|---|")
    required = part.get("required", ())
    for key in part["properties"]:
        yield f"| `{key}` | {'obligatoire' if key in required else ''} | {texts[key].replace('|', '/')} |"
    yield ""
