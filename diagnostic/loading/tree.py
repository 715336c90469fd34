"""YAML files as trees of nodes that know their line, read without surprises.

Only `null`, `true`, `false`, whole and decimal numbers are more than text: `no`, `on`, `12:30` and dates stay what
was typed. A key written twice is a problem, never the last one wins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from diagnostic.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.nodes import Node

STRING = "tag:yaml.org,2002:str"
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9_]*)(\.[0-9]+)?")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _PlainLoader(_Loader):  # type: ignore[misc]
    """Resolves nothing: every scalar stays text until `value_of` reads it."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own attribute


def compose(text: str, name: str) -> Node | None:
    """Return the tree of a YAML text; raise yaml.YAMLError where it is none."""
    loader = _PlainLoader(text)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    if root is not None:
        _name(root, name)
    return root


def _name(root: Node, name: str) -> None:
    """Write the name of its file on every node of a tree."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.file = name
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                key.file = name
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def value_of(node: Node) -> Any:  # noqa: ANN401 - whatever the author wrote
    """Return the plain value of a tree: dicts, tuples, texts, numbers, true, false, null."""
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style in ("'", '"', "|", ">") else _scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return tuple([value_of(one) for one in node.value])
    return {key.value if isinstance(key, yaml.ScalarNode) else str(key.value): value_of(value) for key, value in node.value}


def _scalar(text: str) -> str | float | bool | None:
    if text in WORDS:
        return WORDS[text]
    number = NUMBER.fullmatch(text)
    if not number:
        return text
    return float(text.replace("_", "")) if number.group(2) else int(text.replace("_", ""))


def problem_at(node: Node, code: str, message: str, hint: str = "") -> Problem:
    """Return a problem at the beginning of a node."""
    mark = node.start_mark
    return Problem(node.file, mark.line + 1, mark.column + 1, code, message, hint)


def child(node: Node, step: str | int, *, key: bool = False) -> Node | None:
    """Return what a key or an index leads to, or (with `key`) the key itself; nothing if it is not there."""
    if isinstance(node, yaml.MappingNode):
        return next((k if key else value for k, value in node.value if k.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def node_at(root: Node, place: tuple[str | int, ...], *, key: bool = False) -> Node:
    """Return the node that a place leads to, as far as it leads; with `key`, the last key rather than its value."""
    node = root
    for at, step in enumerate(place):
        found = child(node, step, key=key and at == len(place) - 1)
        if found is None:
            continue
        node = found
    return node


def twice_written(root: Node) -> Iterator[Problem]:
    """Yield a problem for each key written twice in one mapping, and each key that is not plain text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: dict[str, Node] = {}
            for key, value in node.value:
                waiting.append(value)
                if not isinstance(key, yaml.ScalarNode):
                    yield problem_at(key, "bad-key", "une clé est un simple mot")
                elif key.value in seen:
                    first = seen[key.value].start_mark.line + 1
                    yield problem_at(key, "duplicate-key", f"la clé « {key.value} » est écrite deux fois", f"Déjà ligne {first}.")
                else:
                    seen[key.value] = key


def syntax_problem(error: yaml.YAMLError, name: str) -> Problem:
    """Return what is wrong with a text that is no YAML, where the reader stumbled."""
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    hint = "Vérifiez les guillemets, les deux-points et l'alignement (des espaces, pas de tabulations)."
    return Problem(name, line, column, "syntax", f"ce n'est pas du YAML : {said}", hint)
