"""Nodes that were made rather than read, each with the file of the one that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from diagnostic.loading.tree import Node


def scalar_like(node: Node, value: str) -> Node:
    """Return a text at the place of a node."""
    return _like(node, yaml.ScalarNode(tag="", value=value, start_mark=node.start_mark, style='"'))


def sequence_like(node: Node, value: list[Node]) -> Node:
    """Return a list at the place of a node."""
    return _like(node, yaml.SequenceNode(tag="", value=value, start_mark=node.start_mark))


def mapping_like(node: Node, value: list[tuple[Node, Node]]) -> Node:
    """Return keys and values at the place of a node."""
    return _like(node, yaml.MappingNode(tag="", value=value, start_mark=node.start_mark))


def _like(node: Node, made: Node) -> Node:
    made.file = node.file
    return made
