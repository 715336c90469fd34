"""Territories as folders of files: where they are, what of one goes into a questionnaire, and its mistakes alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import yaml

from diagnostic.checks import check_parts, other_conditions
from diagnostic.errors import Problem, did_you_mean
from diagnostic.loading.nodes import mapping_like, scalar_like
from diagnostic.loading.tree import child, problem_at, read_file, spot, twice_written
from diagnostic.loading.validation import validated
from diagnostic.model import Catalogue, Question, Questionnaire, Scored, Section, Territory, tests_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.loading.tree import Node

ROOT = "territory.yaml"
FOLDER = "territories"
CATALOGUE = ("costs", "workshops", "bodies", "training", "directory", "aids", "communes")
READ_FROM_FOLDER = ("id",)
PACKAGE = Path(__file__).resolve().parents[1]
# Beside the package in a checkout, inside it once installed.
INSTALLED = (PACKAGE.parent / FOLDER, PACKAGE / "_data" / FOLDER)
# What only a questionnaire that serves the territory can tell.
NEED_A_QUESTIONNAIRE = frozenset({"unknown-question", "unused-entry"})
HINT = "Donnez son nom dans la base IANA, par exemple Europe/Paris."
ALONE = Section(id="alone", title="…", questions=(Question(id="alone", kind="text", label="…", informative=True),))


class TerritoryFiles(NamedTuple):
    """The trees of a territory (its main file, and those of its catalogue by name), and the mistakes of reading."""

    root: Node | None
    catalogue: tuple[tuple[Node, Node], ...]
    problems: tuple[Problem, ...]


def folders_near(folder: Path | None) -> tuple[Path, ...]:
    """Return where territories may be: beside the questionnaires of a folder, then those that are installed."""
    above = folder.resolve().parents[:2] if folder else ()
    return tuple(one for one in (*(parent / FOLDER for parent in above), *INSTALLED) if one.is_dir())


def territory_folder(name: str, near: Path | None) -> Path | None:
    """Return the folder of a territory; nothing where there is none of this name."""
    folders = (folder / name for folder in folders_near(near))
    return next((one for one in folders if (one / ROOT).is_file()), None)


def territory_names(near: Path | None) -> tuple[str, ...]:
    """Return the names of the territories that a questionnaire may list, sorted."""
    return tuple(sorted({path.parent.name for one in folders_near(near) for path in one.glob(f"*/{ROOT}")}))


def read_territory_files(folder: Path) -> TerritoryFiles:
    """Return the files of a territory as trees, its name in the tree of the main one."""
    root, *problems = _read(folder / ROOT)
    entries = []
    for path in sorted(folder.glob("*.y*ml")):
        if path.name != ROOT and (problem := _unknown(path)):
            problems.append(problem)
        elif path.name != ROOT:
            node, *more = _read(path)
            problems += more
            entries += [(scalar_like(node, path.stem), node)] if node is not None else []
    if isinstance(root, yaml.MappingNode):
        problems += [*_written(root), *_wrong_time_zone(root)]
        own = [(key, value) for key, value in root.value if str(key.value) not in READ_FROM_FOLDER]
        root = mapping_like(root, [(scalar_like(root, "id"), scalar_like(root, folder.resolve().name)), *own])
    return TerritoryFiles(root, tuple(entries), tuple(problems))


def _read(path: Path) -> tuple[Node | None, *tuple[Problem, ...]]:
    root, problem = read_file(path)
    return (root, *(twice_written(root) if problem is None else [problem]))


def _unknown(path: Path) -> Problem | None:
    if path.suffix != ".yaml":
        message = "seuls les fichiers « .yaml » sont lus"
        return Problem(str(path), 1, 1, "unknown-file", message, f"Renommez-le {path.stem}.yaml.")
    if path.stem in CATALOGUE:
        return None
    hint = did_you_mean(path.stem, CATALOGUE)
    return Problem(str(path), 1, 1, "unknown-file", f"un territoire ne connaît pas « {path.stem} »", hint)


def _written(root: Node) -> Iterator[Problem]:
    for key, _ in root.value:
        if str(key.value) in READ_FROM_FOLDER:
            yield problem_at(key, "unknown-key", f"« {key.value} » ne s'écrit pas ici : c'est le dossier qui le dit")


def _wrong_time_zone(root: Node) -> Iterator[Problem]:
    node = child(root, "time-zone")
    if isinstance(node, yaml.ScalarNode) and not _is_time_zone(str(node.value)):
        yield problem_at(node, "bad-value", f"« {node.value} » n'est pas un fuseau horaire", HINT)


def _is_time_zone(name: str) -> bool:
    """Return whether the IANA base has a time zone of this name."""
    try:
        return bool(ZoneInfo(name))
    except (LookupError, OSError, ValueError):
        return False


def check_territory(folder: str | Path) -> tuple[Problem, ...]:
    """Return every problem of a territory's folder that does not depend on a questionnaire, sorted."""
    root, entries, problems = read_territory_files(Path(folder))
    if root is None:
        return tuple(sorted(set(problems)))
    catalogue = mapping_like(root, list(entries))
    territory, offered = validated(Territory, root), validated(Catalogue, catalogue)
    found = [*problems, *territory.problems, *offered.problems]
    if territory.model and offered.model:
        whole = mapping_like(
            root, [(scalar_like(root, "territory"), root), (scalar_like(root, "catalogue"), catalogue)]
        )
        found += _checked(territory.model, offered.model, whole)
    return tuple(sorted(set(found)))


def _checked(territory: Territory, catalogue: Catalogue, whole: Node) -> Iterator[Problem]:
    """Yield what no schema sees, found in a questionnaire that asks nothing."""
    alone = Questionnaire(
        id="alone", version="0.0.0", title="…", sections=(ALONE,), territory=territory, catalogue=catalogue
    )
    declared = set(territory.questions)
    for placed in other_conditions(alone):
        for test in tests_of(placed.tree):
            if not isinstance(test, Scored) and test.question not in declared:
                message = f"« questions » ne nomme pas « {test.question} »"
                place = (*placed.place, *test.place)
                yield problem_at(spot(whole, place), "unknown-question", message, did_you_mean(test.question, declared))
    for one in check_parts(alone):
        if one.place[0] in {"territory", "catalogue"} and one.code not in NEED_A_QUESTIONNAIRE:
            yield problem_at(spot(whole, one.place), one.code, one.message, one.hint)


@cache
def implied_territory(near: Path | None = None) -> Territory | None:
    """Return the territory in which a questionnaire that names none is answered: the one whose file says so, if any."""
    for name in territory_names(near):
        folder = territory_folder(name, near)
        root = read_territory_files(folder).root if folder else None
        read = validated(Territory, root).model if root is not None else None
        if read and read.implied:
            return read
    return None


def stored(text: str) -> Questionnaire:
    """Return the questionnaire of a canonical content, also of one kept before questionnaires named their territory.

    Raise as `Questionnaire.from_canonical`.
    """
    return with_implied(Questionnaire.from_canonical(text))


def with_implied(questionnaire: Questionnaire, near: Path | None = None) -> Questionnaire:
    """Return the questionnaire in the implied territory, where it names none and asks for what is of a place."""
    if questionnaire.territory or not _of_a_place(questionnaire):
        return questionnaire
    placed = questionnaire.model_copy(update={"implied": implied_territory(near)})
    if "canonical" in vars(questionnaire):
        vars(placed)["canonical"] = questionnaire.canonical
    return placed


OF_A_PLACE = frozenset({"money", "business-id", "phone", "email", "commune"})


def _of_a_place(questionnaire: Questionnaire) -> bool:
    catalogue = questionnaire.catalogue
    asked = any(one.kind in OF_A_PLACE for one in questionnaire.question_by_id.values())
    return asked or bool(questionnaire.recommendations) or bool(catalogue.communes or catalogue.aids.aids)
