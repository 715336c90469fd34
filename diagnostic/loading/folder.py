"""Assemble the files of a questionnaire into one tree whose nodes keep their file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from diagnostic.errors import Problem, did_you_mean
from diagnostic.loading.tree import child, problem_at, read_file, twice_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from diagnostic.loading.tree import Node

ROOT = "questionnaire.yaml"
CATALOGUE = ("costs", "workshops", "bodies", "training", "directory", "aids", "communes")
FOLDERS = ("sections", "recommendations", "catalogue", "cases", "locales")
READ_FROM_FOLDER = ("id", "catalogue")
LISTED = ("sections", "recommendations")


class Gathered(NamedTuple):
    """The files of a folder as one tree (None if the main file cannot be read), and the reading problems.

    `whole` is False if something could not be read: references to it may well be right.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    whole: bool


def gather(folder: Path) -> Gathered:
    """Return the whole folder as one tree from which a questionnaire can be validated."""
    if not folder.is_dir():
        return Gathered(None, (Problem(str(folder), 1, 1, "missing-folder", "ce dossier n'existe pas"),), whole=False)
    return _Gathering(folder).gathered()


class _Gathering:
    """Reads the files of one folder, collecting every problem."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = list(_misnamed(folder))
        self.whole = True

    def gathered(self) -> Gathered:
        root = self._read(self.folder / ROOT)
        if root is None or not isinstance(root, yaml.MappingNode):
            if root is not None:
                self._wrong(root, "wrong-type", "des clés et des valeurs sont attendues")
            return Gathered(None, tuple(self.problems), whole=False)
        self._refuse_written(root)
        parts = {
            "id": _scalar_like(root, self.folder.resolve().name),
            "sections": _sequence_like(root, self._listed(root, "sections")),
            "recommendations": _sequence_like(root, self._entries(self._listed(root, "recommendations"))),
            "catalogue": _mapping_like(root, self._catalogue()),
        }
        own = [(key, value) for key, value in root.value if str(key.value) not in parts]
        merged = [(key, value) for name, value in parts.items() if (key := self._key(root, name))]
        return Gathered(_mapping_like(root, own + merged), tuple(self.problems), self.whole)

    def _key(self, root: Node, name: str) -> Node | None:
        """Return the key under which a part goes: the declared one if any; None for sections that are not listed."""
        written = child(root, name, key=True)
        return written or (None if name == "sections" else _scalar_like(root, name))

    def _wrong(self, node: Node, code: str, message: str, hint: str = "") -> None:
        self.problems.append(problem_at(node, code, message, hint))

    def _refuse_written(self, root: Node) -> None:
        for key, _ in root.value:
            if str(key.value) in READ_FROM_FOLDER:
                self._wrong(key, "unknown-key", f"« {key.value} » ne s'écrit pas ici : c'est le dossier qui le dit")

    def _read(self, path: Path) -> Node | None:
        """Return the tree of one file; None, and a problem, if it cannot be read."""
        root, problem = read_file(path)
        problems = [*twice_written(root)] if problem is None else [problem]
        self.whole = self.whole and not problems
        self.problems += problems
        return root

    def _listed(self, root: Node, key: str) -> list[Node]:
        """Return the trees of the files that the main file lists under a key, in its order."""
        names = child(root, key)
        there = {path.stem: path for path in sorted((self.folder / key).glob("*.yaml"))}
        if names is not None and not isinstance(names, yaml.SequenceNode):
            self.whole = False
            self._wrong(names, "wrong-type", f"« {key} » est la liste des fichiers du dossier {key}/")
            return []
        asked = [node for node in names.value if self._is_name(node)] if names is not None else []
        if names is not None or key != "sections":
            self._refuse_unlisted(key, there, {str(name.value) for name in asked})
        return [node for path in self._named(key, asked, there) if (node := self._read(path)) is not None]

    def _is_name(self, node: Node) -> bool:
        """Return whether an entry of a list of files is a name; record a problem if not."""
        if not isinstance(node, yaml.ScalarNode):
            self.whole = False
            self._wrong(node, "wrong-type", "un nom de fichier est attendu ici, sans « .yaml »")
            return False
        return True

    def _named(self, key: str, names: Sequence[Node], there: dict[str, Path]) -> Iterator[Path]:
        """Yield the files with these names, each once."""
        seen: set[str] = set()
        for node in names:
            name = str(node.value)
            if name in seen:
                self._wrong(node, "duplicate-id", f"« {name} » est cité deux fois", "Retirez l'un des deux.")
            elif name in there:
                yield there[name]
            else:
                self.whole = False
                hint = did_you_mean(name, sorted(there))
                self._wrong(node, "missing-file", f"il n'y a pas de fichier {key}/{name}.yaml", hint)
            seen.add(name)

    def _refuse_unlisted(self, key: str, there: dict[str, Path], names: set[str]) -> None:
        for stem in sorted(there.keys() - names):
            message, hint = f"ce fichier n'est pas cité sous « {key} »", f"Ajoutez-le dans {ROOT}, ou retirez-le."
            self.whole = False
            self.problems.append(Problem(str(there[stem]), 1, 1, "unlisted-file", message, hint))

    def _entries(self, files: Sequence[Node]) -> list[Node]:
        """Return the entries of files that are each a list."""
        entries: list[Node] = []
        for root in files:
            if isinstance(root, yaml.SequenceNode):
                entries.extend(root.value)
            else:
                self.whole = False
                self._wrong(root, "wrong-type", "une liste de préconisations est attendue (« - id: … »)")
        return entries

    def _catalogue(self) -> list[tuple[Node, Node]]:
        """Return the files of the catalogue as the entries of a mapping."""
        entries = []
        for path in sorted((self.folder / "catalogue").glob("*.yaml")):
            if path.stem not in CATALOGUE:
                self.whole = False
                hint = did_you_mean(path.stem, CATALOGUE)
                message = f"le catalogue ne connaît pas « {path.stem} »"
                self.problems.append(Problem(str(path), 1, 1, "unknown-file", message, hint))
            elif (node := self._read(path)) is not None:
                entries.append((_scalar_like(node, path.stem), node))
        return entries


def _misnamed(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file that would be ignored silently, such as `.yml` files."""
    for path in sorted((*folder.glob("*.yml"), *(path for name in FOLDERS for path in (folder / name).glob("*.yml")))):
        message = "seuls les fichiers « .yaml » sont lus"
        yield Problem(str(path), 1, 1, "unknown-file", message, f"Renommez-le {path.stem}.yaml.")


def _scalar_like(node: Node, value: str) -> Node:
    return _like(node, yaml.ScalarNode(tag="", value=value, start_mark=node.start_mark, style='"'))


def _sequence_like(node: Node, value: list[Node]) -> Node:
    return _like(node, yaml.SequenceNode(tag="", value=value, start_mark=node.start_mark))


def _mapping_like(node: Node, value: list[tuple[Node, Node]]) -> Node:
    return _like(node, yaml.MappingNode(tag="", value=value, start_mark=node.start_mark))


def _like(node: Node, made: Node) -> Node:
    """Return a generated node, with the file and position of the node it replaces."""
    made.file = node.file
    return made
