"""Parse a YAML text into a tree of nodes that know their file and line, within limits on depth and size.

The tree is built from parser events, without recursion, so depth and node count are checked as it grows. The content
of an alias (`*name`) counts each time it is repeated, because whoever walks the tree visits it each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml

from diagnostic.budgets import DEEPEST, MOST_DIGITS, shortened
from diagnostic.errors import InputError, Problem
from diagnostic.loading.stumbles import said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_NODES = 100_000
PLAIN_NUMBER = re.compile(r"[-+]?[0-9_]+(\.[0-9]+)?")
HINT = "Vérifiez les guillemets, les deux-points et l'alignement (des espaces, pas de tabulations)."
UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE

Node = Any  # one of PyYAML's, on which `file` is written

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Made(NamedTuple):
    """An anchored node, with the number of nodes and levels of its subtree."""

    node: Node
    size: int
    height: int


class _Open:
    """A list or mapping still being read: its anchor, and the number of nodes before it."""

    __slots__ = ("anchor", "before", "height", "inside", "node")

    def __init__(self, node: Node, anchor: str | None, before: int) -> None:
        self.node, self.anchor, self.before = node, anchor, before
        self.inside: list[Node] = []
        self.height = 0


def compose(text: str, name: str) -> Node | None:
    """Return the tree of a YAML text, None if empty; raise InputError if it is malformed or over the limits."""
    unprintable = UNPRINTABLE.search(text)
    if unprintable:
        before = text[: unprintable.start()]
        place = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        message = f"le signe U+{ord(unprintable[0]):04X} ne s'écrit pas dans un fichier"
        raise InputError(Problem(name, *place, "syntax", message, "Retirez-le."))
    loader = _Loader(text)
    try:
        return _Composing(name).tree(iter(loader.get_event, None))
    except yaml.MarkedYAMLError as error:
        raise InputError(_stumble(error, name)) from error
    finally:
        loader.dispose()


def _stumble(error: yaml.MarkedYAMLError, name: str) -> Problem:
    """Return the problem of a malformed YAML text, where the parser stopped."""
    mark = error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(name, line, column, "syntax", f"ce n'est pas du YAML : {said_of(error)}", HINT)


class _Composing:
    """Builds one tree from parser events."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nodes = 0
        self.top = _Open(None, None, 0)
        self.open = [self.top]
        self.anchored: dict[str, _Made | None] = {}  # nothing while it is not ended

    def tree(self, events: Iterator[Any]) -> Node | None:
        takes: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events:
            if take := takes.get(type(event)):
                take(event)
        return next(iter(self.top.inside), None)

    def _document(self, event: Any) -> None:  # noqa: ANN401 - PyYAML has no types
        if self.top.inside:
            self._refuse(event, "syntax", "un fichier ne tient qu'un document", "Retirez la ligne « --- ».")

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        text, style = event.value, event.style
        if len(text) > MOST_DIGITS and not style and PLAIN_NUMBER.fullmatch(text):
            self._refuse(event, "bad-number", f"ce nombre s'écrit avec plus de {MOST_DIGITS} signes")
        node = yaml.ScalarNode("", text, event.start_mark, event.end_mark, style)
        self._take(event, node, 1)
        if event.anchor is not None:
            self.anchored[event.anchor] = _Made(node, 1, 0)

    def _begin(self, event: Any) -> None:  # noqa: ANN401
        kind = yaml.MappingNode if type(event) is yaml.MappingStartEvent else yaml.SequenceNode
        node = kind("", [], event.start_mark, event.end_mark)
        self._take(event, node, 1)
        self._deepen(event, 1)
        if event.anchor is not None:
            self.anchored[event.anchor] = None
        self.open.append(_Open(node, event.anchor, self.nodes - 1))

    def _end(self, event: Any) -> None:  # noqa: ANN401
        ended = self.open.pop()
        inside, node = ended.inside, ended.node
        node.value = inside if type(node) is yaml.SequenceNode else list(zip(inside[::2], inside[1::2], strict=True))
        node.end_mark = event.end_mark
        height = ended.height + 1
        self.open[-1].height = max(self.open[-1].height, height)
        if ended.anchor is not None:
            self.anchored[ended.anchor] = _Made(node, self.nodes - ended.before, height)

    def _alias(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor not in self.anchored:
            self._refuse(
                event, "syntax", f"« *{shortened(event.anchor)} » ne répète rien : il n'y a pas de « & » avant"
            )
        made = self.anchored[event.anchor]
        if made is None:
            self._refuse(event, "syntax", "cet alias se contient lui-même")
        self._deepen(event, made.height)
        self.open[-1].height = max(self.open[-1].height, made.height)
        self._count(event, made.size)
        self.open[-1].inside.append(made.node)

    def _take(self, event: Any, node: Node, more: int) -> None:  # noqa: ANN401
        """Attach a node just built to its parent."""
        if event.tag is not None and event.tag != "!":
            self._refuse(
                event, "syntax", f"une étiquette (« {shortened(event.tag)} ») ne se lit pas ici", "Retirez-la."
            )
        self._count(event, more)
        node.file = self.name
        self.open[-1].inside.append(node)

    def _count(self, event: Any, more: int) -> None:  # noqa: ANN401
        self.nodes += more
        if self.nodes > MOST_NODES:
            hint = "Ce que les alias (« *nom ») répètent compte chaque fois."
            self._refuse(event, "too-big", f"ce fichier tient plus de {MOST_NODES} valeurs", hint)

    def _deepen(self, event: Any, more: int) -> None:  # noqa: ANN401
        if len(self.open) - 1 + more > DEEPEST:
            self._refuse(event, "too-deep", f"plus de {DEEPEST} niveaux sont emboîtés ici")

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> NoReturn:  # noqa: ANN401
        mark = event.start_mark
        raise InputError(Problem(self.name, mark.line + 1, mark.column + 1, code, message, hint))
