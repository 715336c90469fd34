"""Remove the unreadable parts of a tree, so that the rest of a questionnaire can still be checked.

A reference to a removed part is not another mistake: the part was written, but wrongly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from diagnostic.loading.tree import child

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.loading.tree import Node
    from diagnostic.loading.validation import Misread, Place

# The lists whose entries are removed one by one; a question is removed whole, with its choices.
ENTRIES = frozenset(
    {"questions", "sections", "identity", "recommendations", "dimensions", "levels"}
    | {"workshops", "bodies", "training", "communes", "aids", "families", "setup", "monthly"}
    | {"zones", "notices"}
)
MADE_UP = {"id": "made-up", "title": "…", "version": "0.0.0"}


# Parts that hold ids: if one is removed whole, its ids are unknown.
WITH_IDS = frozenset({"identity", "sections", "recommendations", "dimensions", "levels", "territory", "catalogue"})


class Pruned(NamedTuple):
    """The remaining tree, the ids removed, and whether that list of ids is complete."""

    root: Node
    gone: frozenset[str]
    whole: bool


def pruned(root: Node, mistakes: Sequence[Misread]) -> Pruned:
    """Return the tree without the entries or keys that hold mistakes; required texts are replaced by placeholders."""
    parts = [_part(root, mistake.place) for mistake in mistakes]
    gone: set[str] = set()
    left = _without(root, {id(part.node) for part in parts}, gone)
    left.value += [(_text(root, key), _text(root, text)) for key, text in MADE_UP.items() if child(left, key) is None]
    named = all(mistake.place[-1] != "id" for mistake in mistakes)
    return Pruned(left, frozenset(gone), named and all(part.is_entry or part.key not in WITH_IDS for part in parts))


class _Part(NamedTuple):
    node: Node
    key: str
    is_entry: bool


def _part(root: Node, place: Place) -> _Part:
    """Return the part to remove for a mistake: the innermost list entry that holds it, otherwise the top-level key."""
    key, rest = str(place[0]), place[1:]
    node, within = child(root, key) or root, key
    part = _Part(node, key, is_entry=False)
    if key == "catalogue" and rest:
        part = part._replace(node=child(node, rest[0]) or node)
    for step in rest:
        inner = child(node, step)
        if inner is None:
            break
        if isinstance(step, int) and within in ENTRIES:
            part = part._replace(node=inner, is_entry=True)
        node, within = inner, step if isinstance(step, str) else within
    return part


def _without(node: Node, doomed: set[int], gone: set[str]) -> Node:
    if isinstance(node, yaml.SequenceNode):
        for child_node in node.value:
            if id(child_node) in doomed:
                gone.update(_ids(child_node))
        return _copy(
            node, [_without(child_node, doomed, gone) for child_node in node.value if id(child_node) not in doomed]
        )
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            if id(value) in doomed:
                gone.update(_ids(value))
        return _copy(
            node, [(key, _without(value, doomed, gone)) for key, value in node.value if id(value) not in doomed]
        )
    return node


def _ids(node: Node) -> Iterator[str]:
    """Yield every id in a part, and the texts of plain lists, since keywords have no id."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "id" and isinstance(value, yaml.ScalarNode):
                yield str(value.value)
            yield from _ids(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from [str(item.value)] if isinstance(item, yaml.ScalarNode) else _ids(item)


def _copy(node: Node, value: list[object]) -> Node:
    made = type(node)(tag=node.tag, value=value, start_mark=node.start_mark, end_mark=node.end_mark)
    made.file = node.file
    return made


def _text(node: Node, value: str) -> Node:
    made: Node = yaml.ScalarNode(tag="", value=value, start_mark=node.start_mark, style='"')
    made.file = node.file
    return made
