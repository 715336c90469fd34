"""YAML and JSON files as trees of nodes that know their line, without implicit conversions.

Only `null`, `true`, `false`, integers and decimals are converted: `no`, `on`, `12:30` and dates stay as typed. A
duplicate key is a problem; the last one never silently wins.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from diagnostic.budgets import read_text, shortened
from diagnostic.errors import MOST_LISTED, InputError, Problem
from diagnostic.loading.composing import Node as Node  # noqa: PLC0414 - its home is below
from diagnostic.loading.composing import compose as compose  # noqa: PLC0414
from diagnostic.loading.json import JSON_WORD, compose_json
from diagnostic.notation.numbers import Written
from diagnostic.response import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9_]*)(\.[0-9]+)?")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
THOUSANDS = len(".000")
QUOTED = frozenset("'\"|>")


class ReadFile(NamedTuple):
    """The tree of a file, or the single problem that prevents reading it."""

    root: Node | None
    problem: Problem | None


def read_file(path: Path) -> ReadFile:
    """Return the tree of a YAML file (JSON if its name ends so); each node keeps the name of the file."""
    shown = str(path)
    read = compose_json if path.suffix.lower() == ".json" else compose
    try:
        root = read(read_text(path), shown)
    except InputError as error:
        return ReadFile(None, error.problem)
    if root is None:
        return ReadFile(None, Problem(shown, 1, 1, "empty-file", "ce fichier est vide"))
    return ReadFile(root, None)


def value_of(node: Node) -> Any:  # noqa: ANN401 - whatever the author wrote
    """Return the plain value of a tree: dicts, tuples, texts, numbers, true, false, null."""
    if isinstance(node, yaml.ScalarNode):
        if node.style == JSON_WORD:
            return json.loads(node.value)  # where a point is never between thousands
        text = cleaned(node.value)
        return text if node.style in QUOTED else _scalar(text)
    if isinstance(node, yaml.SequenceNode):
        return tuple([value_of(item) for item in node.value])
    return {key.value: value_of(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _scalar(text: str) -> str | float | bool | None:
    if text in WORDS:
        return WORDS[text]
    number = NUMBER.fullmatch(text)
    if not number:
        return text
    plain = text.replace("_", "")
    if len(number.group(2) or "") == THOUSANDS:
        return Written.of(plain)
    return float(plain) if number.group(2) else int(plain)


def problem_at(node: Node, code: str, message: str, hint: str = "") -> Problem:
    """Return a problem at the beginning of a node."""
    mark = node.start_mark
    return Problem(node.file, mark.line + 1, mark.column + 1, code, message, hint)


def child(node: Node, step: str | int, *, key: bool = False) -> Node | None:
    """Return the node under a key or an index, or (with `key`) the key node itself; None if missing."""
    if isinstance(node, yaml.MappingNode):
        return next((k if key else value for k, value in node.value if k.value == str(step)), None)
    listed = isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value)
    return node.value[step] if listed else None


def node_at(root: Node, place: tuple[str | int, ...], *, key: bool = False) -> Node:
    """Return the deepest existing node on a path; with `key`, the last key rather than its value."""
    node = root
    for at, step in enumerate(place):
        node = child(node, step, key=key and at == len(place) - 1) or node
    return node


def spot(root: Node, place: tuple[str | int, ...]) -> Node:
    """Return the key, or the list entry, at the end of a path."""
    return node_at(root, place, key=bool(place) and isinstance(place[-1], str))


def twice_written(root: Node) -> Iterator[Problem]:
    """Yield a problem for each duplicate key in a mapping, and each key that is not plain text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            yield from _keys_twice(node)
            waiting.extend(value for _, value in node.value)


def _keys_twice(node: Node) -> Iterator[Problem]:
    """Yield the keys of one mapping that are not plain text, and the first duplicate."""
    first: dict[str, int] = {}
    again: list[Node] = []
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield problem_at(key, "bad-key", "une clé est un simple mot")
        elif key.value in first:
            again.append(key)
        else:
            first[key.value] = key.start_mark.line + 1
    for key in again[:1]:
        hint = f"Déjà ligne {first[key.value]}."
        if len(again) > 1:
            others = ", ".join(shortened(key.value) for key in again[1:MOST_LISTED])
            others += ", …" if len(again) > MOST_LISTED else ""
            hint += f" De même pour {others} : il manque peut-être une ligne « - id: … » entre les deux."
        yield problem_at(key, "duplicate-key", f"la clé « {shortened(key.value)} » est écrite deux fois", hint)
