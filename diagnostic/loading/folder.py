"""The files of a questionnaire put together into one tree, each node still knowing its file and line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from diagnostic.errors import Problem, did_you_mean
from diagnostic.loading.tree import child, compose, problem_at, syntax_problem, twice_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml.nodes import Node

ROOT = "questionnaire.yaml"
CATALOGUE = ("costs", "workshops", "bodies", "training", "directory", "aids", "communes")
FOLDERS = ("sections", "recommendations", "catalogue", "cases", "locales")


class Gathered(NamedTuple):
    """All of a folder in one tree (none if its main file cannot be read), with the mistakes of reading."""

    root: Node | None
    problems: list[Problem]


class _Gathering:
    """Reads the files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def read(self, name: str) -> Node | None:
        """Return the tree of one file; nothing, and a problem, where it cannot be read."""
        path = self.folder / name
        shown = str(path)
        try:
            root = compose(path.read_text(encoding="utf-8"), shown)
        except FileNotFoundError:
            self.problems.append(Problem(shown, 1, 1, "missing-file", "ce fichier manque"))
            return None
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.problems.append(Problem(shown, line, 1, "syntax", "ce fichier n'est pas du texte UTF-8"))
            return None
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(error, shown))
            return None
        if root is None:
            self.problems.append(Problem(shown, 1, 1, "empty-file", "ce fichier est vide"))
            return None
        self.problems.extend(twice_written(root))
        return root

    def listed(self, root: Node, key: str) -> list[Node]:
        """Return the trees of the files that the main file lists under a key, in its order."""
        names = child(root, key)
        if names is None:
            return []
        if not isinstance(names, yaml.SequenceNode):
            self.problems.append(problem_at(names, "wrong-type", f"« {key} » est la liste des fichiers du dossier {key}/"))
            return []
        there = {path.stem for path in (self.folder / key).glob("*.yaml")}
        found = []
        for name in names.value:
            if name.value not in there:
                hint = did_you_mean(str(name.value), sorted(there))
                self.problems.append(problem_at(name, "missing-file", f"il n'y a pas de fichier {key}/{name.value}.yaml", hint))
            elif (node := self.read(f"{key}/{name.value}.yaml")) is not None:
                found.append(node)
        listed = {name.value for name in names.value}
        self.problems += [
            Problem(str(self.folder / key / f"{stem}.yaml"), 1, 1, "unlisted-file", f"ce fichier n'est pas cité sous « {key} »")
            for stem in sorted(there - listed)
        ]
        return found

    def catalogue(self) -> list[tuple[Node, Node]]:
        """Return the files of the catalogue as the entries of a mapping."""
        found = []
        for path in sorted((self.folder / "catalogue").glob("*.yaml")):
            if path.stem not in CATALOGUE:
                hint = did_you_mean(path.stem, CATALOGUE)
                self.problems.append(Problem(str(path), 1, 1, "unknown-file", f"le catalogue ne connaît pas « {path.stem} »", hint))
            elif (node := self.read(f"catalogue/{path.name}")) is not None:
                found.append((_scalar_like(node, path.stem), node))
        return found


def gather(folder: Path) -> Gathered:
    """Return the whole folder as one tree that a questionnaire can be validated from."""
    gathering = _Gathering(folder)
    if not folder.is_dir():
        return Gathered(None, [Problem(str(folder), 1, 1, "missing-folder", "ce dossier n'existe pas")])
    root = gathering.read(ROOT)
    if root is None:
        return Gathered(None, gathering.problems)
    if not isinstance(root, yaml.MappingNode):
        gathering.problems.append(problem_at(root, "wrong-type", "des clés et des valeurs sont attendues"))
        return Gathered(None, gathering.problems)
    parts = {
        "id": _scalar_like(root, folder.resolve().name),
        "sections": _sequence_like(root, gathering.listed(root, "sections")),
        "recommendations": _sequence_like(root, _flattened(gathering, gathering.listed(root, "recommendations"))),
        "catalogue": _mapping_like(root, gathering.catalogue()),
    }
    kept = [(key, value) for key, value in root.value if key.value not in parts]
    for key, value in root.value:
        if key.value in {"id", "catalogue"}:
            gathering.problems.append(problem_at(key, "unknown-key", f"« {key.value} » ne s'écrit pas ici : c'est le dossier qui le dit"))
        elif key.value in parts:
            parts[key.value].start_mark = value.start_mark
    merged = _mapping_like(root, kept + [(_scalar_like(root, key), node) for key, node in parts.items()])
    return Gathered(merged, gathering.problems)


def _flattened(gathering: _Gathering, files: Sequence[Node]) -> list[Node]:
    """Return the entries of files that are each a list."""
    found: list[Node] = []
    for root in files:
        if isinstance(root, yaml.SequenceNode):
            found.extend(root.value)
        else:
            gathering.problems.append(problem_at(root, "wrong-type", "une liste de préconisations est attendue (« - id: … »)"))
    return found


def _scalar_like(node: Node, value: str) -> Node:
    made = yaml.ScalarNode(tag="", value=value, start_mark=node.start_mark, style='"')
    made.file = node.file
    return made


def _sequence_like(node: Node, value: list[Node]) -> Node:
    made = yaml.SequenceNode(tag="", value=value, start_mark=node.start_mark)
    made.file = node.file
    return made


def _mapping_like(node: Node, value: list[tuple[Node, Node]]) -> Node:
    made = yaml.MappingNode(tag="", value=value, start_mark=node.start_mark)
    made.file = node.file
    return made
