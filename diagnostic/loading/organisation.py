"""Load the file of an organisation and embed its logo, reporting every mistake at its line."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from diagnostic.budgets import read_bytes
from diagnostic.errors import InputError, OrganisationError
from diagnostic.images import PictureError, fitted, kind_of
from diagnostic.loading.tree import child, problem_at, read_file, twice_written
from diagnostic.loading.validation import validated
from diagnostic.model import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.errors import Problem
    from diagnostic.loading.tree import Node

MOST_BYTES = 200_000
# Replaces a refused logo, so that it is reported once.
NO_LOGO = "data:image/png;base64,AA=="

UNREADABLE = "le fichier « {} » ne peut pas être lu à côté de celui-ci"
HEAVY = f"« {{}} » pèse plus de {MOST_BYTES // 1000} ko : {MOST_BYTES // 1000} ko au plus"
UNFIT = "« {} » ne peut pas être imprimé : {}"


class UnfitLogoError(ValueError):
    """A logo that cannot be printed, with the reason in French."""

    def __init__(self, reason: str, *values: object) -> None:
        super().__init__(reason.format(*values))


def load_organisation(path: str | Path) -> Organisation:
    """Return the organisation that a file describes; raise OrganisationError with every problem of it."""
    file = Path(path)
    root, problem = read_file(file)
    if problem is None and not isinstance(root, yaml.MappingNode):
        problem = problem_at(root, "wrong-type", "des clés et des valeurs sont attendues")
    if problem is not None:
        raise OrganisationError([problem])
    problems = [*twice_written(root), *_take_in(file.parent, root)]
    result = validated(Organisation, root)
    problems += result.problems
    if problems or result.model is None:
        raise OrganisationError(problems)
    return result.model


def _take_in(folder: Path, root: Node) -> Iterator[Problem]:
    """Replace the name of the logo by its image; yield a problem if that fails."""
    node = child(root, "logo")
    if node is None or not isinstance(node, yaml.ScalarNode):
        return
    try:
        picture = _picture(folder / node.value)
    except ValueError as error:
        yield problem_at(node, "bad-logo", str(error))
        node.value = NO_LOGO
        return
    content = base64.b64encode(picture).decode()
    node.value = f"data:image/{kind_of(picture)};base64,{content}"


def _picture(path: Path) -> bytes:
    """Return the logo in printable form; raise ValueError with the reason if there is none."""
    try:
        content = read_bytes(path)
    except InputError as error:
        if error.problem.code == "missing-file":
            raise UnfitLogoError(UNREADABLE, path.name) from error
        raise UnfitLogoError(UNFIT, path.name, error.problem.message) from error
    if len(content) > MOST_BYTES:
        raise UnfitLogoError(HEAVY, path.name)
    try:
        return fitted(content)
    except PictureError as error:
        raise UnfitLogoError(UNFIT, path.name, error) from error
