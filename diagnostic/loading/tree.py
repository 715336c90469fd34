"""YAML files as trees of nodes that know their line, read without surprises.

Only `null`, `true`, `false`, whole and decimal numbers are more than text: `no`, `on`, `12:30` and dates stay what
was typed. A key written twice is a problem, never the last one wins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from diagnostic.errors import Problem
from diagnostic.response import cleaned
from diagnostic.response.numbers import Written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9_]*)(\.[0-9]+)?")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
THOUSANDS = len(".000")
JSON_WORD = "json"  # the style of a number, true, false or null of JSON, where a point is never between thousands
QUOTED = frozenset("'\"|>")

Node = Any  # one of PyYAML's, on which `file` is written

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _PlainLoader(_Loader):  # type: ignore[misc]
    """Resolves nothing: every scalar stays text until `value_of` reads it; nobody looks at the tags."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class ReadFile(NamedTuple):
    """The tree of a file, or the one problem that keeps it from being read."""

    root: Node | None
    problem: Problem | None


def read_file(path: Path) -> ReadFile:
    """Return the tree of a YAML file, each node with the name of the file."""
    shown = str(path)
    try:
        root = compose(path.read_text(encoding="utf-8-sig"), shown)
    except FileNotFoundError:
        return ReadFile(None, Problem(shown, 1, 1, "missing-file", "ce fichier manque"))
    except OSError as error:
        return ReadFile(
            None, Problem(shown, 1, 1, "missing-file", f"ce fichier ne peut pas être lu : {error.strerror}")
        )
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return ReadFile(
            None, Problem(shown, line, 1, "syntax", "ce n'est pas du texte UTF-8", "Enregistrez-le en UTF-8.")
        )
    except yaml.YAMLError as error:
        return ReadFile(None, _syntax_problem(error, shown))
    if root is None:
        return ReadFile(None, Problem(shown, 1, 1, "empty-file", "ce fichier est vide"))
    return ReadFile(root, None)


def compose(text: str, name: str) -> Node | None:
    """Return the tree of a YAML text, nothing if it is empty; raise yaml.YAMLError where it is none."""
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
        if hasattr(node, "file"):
            _refuse_circles(node, [])
            continue
        node.file = name
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                waiting += (key, value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def _refuse_circles(node: Node, above: list[Node]) -> None:
    """Raise where an alias (`*name`) stands inside what it repeats: such a tree has no end."""
    if any(node is one for one in above):
        message = "cet alias se contient lui-même"
        raise yaml.composer.ComposerError(None, None, message, node.start_mark)
    if isinstance(node, yaml.CollectionNode):
        inside = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
        for inner in inside:
            _refuse_circles(inner, [*above, node])


def value_of(node: Node) -> Any:  # noqa: ANN401 - whatever the author wrote
    """Return the plain value of a tree: dicts, tuples, texts, numbers, true, false, null."""
    if isinstance(node, yaml.ScalarNode):
        return (
            cleaned(node.value)
            if node.style in QUOTED
            else _scalar(cleaned(node.value), by_hand=node.style != JSON_WORD)
        )
    if isinstance(node, yaml.SequenceNode):
        return tuple([value_of(one) for one in node.value])
    return {key.value: value_of(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _scalar(text: str, *, by_hand: bool) -> str | float | bool | None:
    if text in WORDS:
        return WORDS[text]
    number = NUMBER.fullmatch(text)
    if not number:
        return text
    plain = text.replace("_", "")
    if by_hand and len(number.group(2) or "") == THOUSANDS:
        return Written.of(plain)
    return float(plain) if number.group(2) else int(plain)


def problem_at(node: Node, code: str, message: str, hint: str = "") -> Problem:
    """Return a problem at the beginning of a node."""
    mark = node.start_mark
    return Problem(node.file, mark.line + 1, mark.column + 1, code, message, hint)


def child(node: Node, step: str | int, *, key: bool = False) -> Node | None:
    """Return what a key or an index leads to, or (with `key`) the key itself; nothing if it is not there."""
    if isinstance(node, yaml.MappingNode):
        return next((k if key else value for k, value in node.value if k.value == str(step)), None)
    listed = isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value)
    return node.value[step] if listed else None


def node_at(root: Node, place: tuple[str | int, ...], *, key: bool = False) -> Node:
    """Return the node that a place leads to, as far as it leads; with `key`, the last key rather than its value."""
    node = root
    for at, step in enumerate(place):
        node = child(node, step, key=key and at == len(place) - 1) or node
    return node


def spot(root: Node, place: tuple[str | int, ...]) -> Node:
    """Return the key that a place ends on, or the entry of a list."""
    return node_at(root, place, key=bool(place) and isinstance(place[-1], str))


def twice_written(root: Node) -> Iterator[Problem]:
    """Yield a problem for each key written twice in one mapping, and each key that is not plain text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            yield from _keys_twice(node)
            waiting.extend(value for _, value in node.value)


def _keys_twice(node: Node) -> Iterator[Problem]:
    """Yield the keys of one mapping that are not plain text, and the first that is written twice."""
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
            others = ", ".join(one.value for one in again[1:])
            hint += f" De même pour {others} : il manque peut-être une ligne « - id: … » entre les deux."
        yield problem_at(key, "duplicate-key", f"la clé « {key.value} » est écrite deux fois", hint)


def _syntax_problem(error: yaml.YAMLError, name: str) -> Problem:
    """Return what is wrong with a text that is no YAML, where the reader stumbled."""
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    hint = "Vérifiez les guillemets, les deux-points et l'alignement (des espaces, pas de tabulations)."
    return Problem(name, line, column, "syntax", f"ce n'est pas du YAML : {said}", hint)
