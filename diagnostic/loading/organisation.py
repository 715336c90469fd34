"""The file of an organisation, with its logo taken in: every mistake at its line."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from diagnostic.budgets import read_bytes, shortened
from diagnostic.errors import InputError, OrganisationError
from diagnostic.loading.tree import child, problem_at, read_file, twice_written
from diagnostic.loading.validation import validated
from diagnostic.model import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.errors import Problem
    from diagnostic.loading.tree import Node

MOST_BYTES = 200_000
# Stands for a logo that was refused, so that it is told once.
NO_LOGO = "data:image/png;base64,AA=="
KINDS = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
STARTS = {"svg+xml": (b"<svg", b"<?xml"), "png": (b"\x89PNG\r\n",), "jpeg": (b"\xff\xd8\xff",)}


def load_organisation(path: str | Path) -> Organisation:
    """Return the organisation that a file describes; raise OrganisationError with every problem of it."""
    file = Path(path)
    root, problem = read_file(file)
    if problem is None and not isinstance(root, yaml.MappingNode):
        problem = problem_at(root, "wrong-type", "des clés et des valeurs sont attendues")
    if problem is not None:
        raise OrganisationError([problem])
    problems = [*twice_written(root), *_take_in(file.parent, root)]
    found = validated(Organisation, root)
    problems += found.problems
    if problems or found.model is None:
        raise OrganisationError(problems)
    return found.model


def _take_in(folder: Path, root: Node) -> Iterator[Problem]:
    """Put the image in the place of its name; yield why it cannot be."""
    node = child(root, "logo")
    if node is None or not isinstance(node, yaml.ScalarNode):
        return
    kind = KINDS.get(Path(node.value).suffix.lower())
    mistake = "le logo est un fichier .svg, .png ou .jpg" if kind is None else _unfit(folder / node.value, kind)
    if mistake:
        yield problem_at(node, "bad-logo", mistake)
        node.value = NO_LOGO
        return
    content = base64.b64encode(read_bytes(folder / node.value)).decode()
    node.value = f"data:image/{kind};base64,{content}"


def _unfit(path: Path, kind: str) -> str:
    """Return what is wrong with the file of a logo, if anything."""
    try:
        content = read_bytes(path)
    except InputError as error:
        if error.problem.code == "missing-file":
            return f"le fichier « {shortened(path.name)} » ne peut pas être lu à côté de celui-ci"
        return f"« {shortened(path.name)} » ne peut pas être un logo : {error.problem.message}"
    if len(content) > MOST_BYTES:
        return f"« {path.name} » pèse {len(content) // 1000} ko : {MOST_BYTES // 1000} ko au plus"
    if not content.lstrip().startswith(STARTS[kind]):
        return f"« {path.name} » n'est pas une image {path.suffix.removeprefix('.').upper()}"
    return ""
