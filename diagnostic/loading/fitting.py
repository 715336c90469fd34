"""The catalogues of a territory, without the entries that depend on questions that a questionnaire does not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from pydantic_core import PydanticCustomError

from diagnostic.loading.nodes import mapping_like, sequence_like
from diagnostic.loading.tree import child, value_of
from diagnostic.model import Scored, read_condition, tests_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.loading.tree import Node

Entry = tuple["Node", "Node"]


def fitted(catalogue: list[Entry], root: Node, sections: list[Node], territory: Node) -> list[Entry]:
    """Return the files of a territory's catalogue without the bodies and the aids that nobody could direct to.

    These are the ones whose conditions name a question that the territory declares (`questions`) and that the
    questionnaire does not ask. What it does not declare is left: it is a mistake, and told as one.
    """
    declared = {str(one.value) for one in _entries(child(territory, "questions"))}
    unasked = declared - set(_asked(root, sections))
    return [(key, _without(node, unasked)) for key, node in catalogue] if unasked else catalogue


def _asked(root: Node, sections: list[Node]) -> Iterator[str]:
    """Yield the ids of the questions of a questionnaire, rows of matrices included."""
    lists = (child(root, "identity"), *(child(section, "questions") for section in sections))
    for question in (one for questions in lists for one in _entries(questions)):
        key = _id(question)
        yield key
        yield from (f"{key}.{_id(row)}" for row in _entries(child(question, "rows")))


def _without(node: Node, unasked: set[str]) -> Node:
    """Return the file of a catalogue without the entries that depend on these questions; of aids, the aids."""
    if isinstance(node, yaml.SequenceNode):
        return sequence_like(node, [one for one in node.value if unasked.isdisjoint(_named(one))])
    if isinstance(node, yaml.MappingNode):
        return mapping_like(node, [(k, _without(v, unasked) if k.value == "aids" else v) for k, v in node.value])
    return node


def _named(entry: Node) -> Iterator[str]:
    """Yield the questions that the condition of an entry names, and those of its rules."""
    for one in (entry, *_entries(child(entry, "rules"))):
        if (when := child(one, "when")) is not None:
            try:
                tests = tests_of(read_condition(value_of(when)))
            except PydanticCustomError:  # told when the entry is read
                continue
            yield from (test.question for test in tests if not isinstance(test, Scored))


def _entries(node: Node | None) -> list[Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _id(node: Node) -> str:
    return str(getattr(child(node, "id"), "value", ""))
