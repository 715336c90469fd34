"""Parse a JSON text into the same nodes as YAML: each knows its file, line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from diagnostic.budgets import Kind, tokens

if TYPE_CHECKING:
    from diagnostic.budgets import Token
    from diagnostic.loading.composing import Node

JSON_WORD = "json"  # the style of a number, true, false or null
NODES = {Kind.OBJECT: yaml.MappingNode, Kind.ARRAY: yaml.SequenceNode}


def compose_json(text: str, name: str) -> Node | None:
    """Return the tree of a JSON text, None if empty; raise InputError if it is malformed or over the limits."""
    if not text.strip():
        return None
    top: list[Node] = []
    insides = [top]
    for token in tokens(text, name):
        if token.kind is Kind.END:
            insides.pop()
            continue
        made = _node(token, name)
        _put(insides[-1], made, key=token.kind is Kind.KEY)
        if token.kind in NODES:
            insides.append(made.value)
    return top[0]


def _put(inside: list[Node], made: Node, *, key: bool) -> None:
    """Add a node to the open list or mapping, paired with its key if it has one."""
    if inside and isinstance(inside[-1], tuple) and len(inside[-1]) == 1:
        inside[-1] = (*inside[-1], made)
    else:
        inside.append((made,) if key else made)


def _node(token: Token, name: str) -> Node:
    mark = yaml.Mark(name, 0, token.line - 1, token.column - 1, "", 0)
    if token.kind in NODES:
        made: Node = NODES[token.kind](tag="", value=[], start_mark=mark, end_mark=mark)
    else:
        style = JSON_WORD if token.kind is Kind.WORD else '"'
        made = yaml.ScalarNode(tag="", value=token.text, start_mark=mark, end_mark=mark, style=style)
    made.file = name
    return made
