"""Characters in an author's texts that no report font has, and that would print as □."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from diagnostic.errors import Problem
from diagnostic.loading.folder import gather
from diagnostic.loading.tree import QUOTED, read_file
from diagnostic.signs import unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diagnostic.loading.tree import Node
    from diagnostic.signs import Sign


def unwritable_signs(folder: Path) -> tuple[Problem, ...]:
    """Return a problem for each text of a questionnaire and its locales with characters the report fonts lack."""
    roots = [gather(folder).root, *(read_file(path).root for path in sorted((folder / "locales").glob("*.yaml")))]
    return tuple(sorted({problem for root in roots if root is not None for problem in _problems(root)}))


def _problems(root: Node) -> Iterator[Problem]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting.extend(value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif sign := next(unwritable(node.value), None):
            yield _problem(node, sign)


def _problem(node: Node, sign: Sign) -> Problem:
    """Return the problem at its character, or at the beginning of a text written on several lines."""
    mark, codes = node.start_mark, ", ".join(f"U+{ord(character):04X}" for character in sign.sign)
    on_one_line = mark.line == node.end_mark.line
    column = mark.column + (sign.place + (node.style in QUOTED) if on_one_line else 0)
    message = f"aucune police des rapports n'écrit « {sign.sign} » ({codes}) : sur papier, ce sera □"
    return Problem(node.file, mark.line + 1, column + 1, "unwritable-sign", message, "Écrivez-le autrement.")
