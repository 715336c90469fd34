"""Assemble the files of a questionnaire into one tree whose nodes keep their file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from diagnostic.errors import Problem, did_you_mean
from diagnostic.loading.fitting import fitted
from diagnostic.loading.nodes import mapping_like, scalar_like, sequence_like
from diagnostic.loading.territories import CATALOGUE, read_territory_files, territory_folder, territory_names
from diagnostic.loading.tree import child, problem_at, read_file, twice_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from diagnostic.loading.tree import Node

ROOT = "questionnaire.yaml"
FOLDERS = ("sections", "recommendations", "catalogue", "cases", "locales")
READ_FROM_FOLDER = ("id", "territory", "catalogue")
NOT_WRITTEN = (*READ_FROM_FOLDER, "implied")
LISTED = ("sections", "recommendations")


class Gathered(NamedTuple):
    """The files of a folder as one tree (None if the main file cannot be read), and the reading problems.

    `whole` is False if something could not be read: references to it may well be right.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    whole: bool


def gather(folder: Path, territory: str | None = None) -> Gathered:
    """Return the whole folder, with what concerns it in its territory, as one tree to validate a questionnaire from.

    Without a territory, it is the first of those that it lists.
    """
    if not folder.is_dir():
        return Gathered(None, (Problem(str(folder), 1, 1, "missing-folder", "ce dossier n'existe pas"),), whole=False)
    return _Gathering(folder, territory).gathered()


class _Gathering:
    """Reads the files of one folder, collecting every problem."""

    def __init__(self, folder: Path, territory: str | None) -> None:
        self.folder = folder
        self.territory = territory
        self.problems: list[Problem] = list(_misnamed(folder))
        self.whole = True

    def gathered(self) -> Gathered:
        root = self._read(self.folder / ROOT)
        if root is None or not isinstance(root, yaml.MappingNode):
            if root is not None:
                self._wrong(root, "wrong-type", "des clés et des valeurs sont attendues")
            return Gathered(None, tuple(self.problems), whole=False)
        self._refuse_written(root)
        sections = self._listed(root, "sections")
        of_the_place = self._of_the_place(root, sections)
        parts = {
            "id": scalar_like(root, self.folder.resolve().name),
            "sections": sequence_like(root, sections),
            "recommendations": sequence_like(root, self._entries(self._listed(root, "recommendations"))),
            "catalogue": mapping_like(root, self._catalogue(of_the_place.pop("catalogue", ()))),
        } | of_the_place
        own = [(key, value) for key, value in root.value if str(key.value) not in parts]
        merged = [(key, value) for name, value in parts.items() if (key := self._key(root, name))]
        return Gathered(mapping_like(root, own + merged), tuple(self.problems), self.whole)

    def _key(self, root: Node, name: str) -> Node | None:
        """Return the key under which a part goes: the declared one if any; None for sections that are not listed."""
        written = child(root, name, key=True)
        return written or (None if name == "sections" else scalar_like(root, name))

    def _wrong(self, node: Node, code: str, message: str, hint: str = "") -> None:
        self.problems.append(problem_at(node, code, message, hint))

    def _refuse_written(self, root: Node) -> None:
        for key, _ in root.value:
            if str(key.value) in NOT_WRITTEN:
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

    def _of_the_place(self, root: Node, sections: list[Node]) -> dict[str, Any]:
        """Return what the territory adds to the tree: itself, and what of its catalogue concerns the questionnaire."""
        listed = child(root, "territories")
        names = [one for one in getattr(listed, "value", ()) if isinstance(one, yaml.ScalarNode)]
        wanted = [one for one in names if self.territory in {None, one.value}]
        if not isinstance(listed, yaml.SequenceNode) or not wanted:
            return {}
        folder = territory_folder(str(wanted[0].value), self.folder)
        if folder is None:
            self.whole = False
            hint = did_you_mean(str(wanted[0].value), territory_names(self.folder))
            self._wrong(wanted[0], "unknown-territory", f"il n'y a pas de territoire « {wanted[0].value} »", hint)
            return {}
        read, entries, problems = read_territory_files(folder)
        self.whole = self.whole and not problems
        self.problems += problems
        if read is None:
            return {}
        return {"territory": read, "catalogue": fitted(list(entries), root, sections, read)}

    def _catalogue(self, of_the_place: Iterable[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
        """Return the files of the catalogue as the entries of a mapping; its own go before those of the territory."""
        entries = []
        for path in sorted((self.folder / "catalogue").glob("*.yaml")):
            if path.stem not in CATALOGUE:
                self.whole = False
                hint = did_you_mean(path.stem, CATALOGUE)
                message = f"le catalogue ne connaît pas « {path.stem} »"
                self.problems.append(Problem(str(path), 1, 1, "unknown-file", message, hint))
            elif (node := self._read(path)) is not None:
                entries.append((scalar_like(node, path.stem), node))
        own = {key.value for key, _ in entries}
        return entries + [entry for entry in of_the_place if entry[0].value not in own]


def _misnamed(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file that would be ignored silently, such as `.yml` files."""
    for path in sorted((*folder.glob("*.yml"), *(path for name in FOLDERS for path in (folder / name).glob("*.yml")))):
        message = "seuls les fichiers « .yaml » sont lus"
        yield Problem(str(path), 1, 1, "unknown-file", message, f"Renommez-le {path.stem}.yaml.")
