"""What a dossier is made with, noted inside it: only the same can be asked to make the same bytes again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from diagnostic.report.templates import templates_folder

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = ("diagnostic-numerique", "WeasyPrint", "pikepdf")
SHARED = "_shared"
FIGURES = 12


def made_with(template: str) -> str:
    """Return the versions of the programs that lay a dossier out, and the fingerprint of its template."""
    return ", ".join((*map(_version, PROGRAMS), f"{template} {_fingerprint(templates_folder(), template)}"))


def _version(program: str) -> str:
    try:
        return f"{program} {version(program)}"
    except PackageNotFoundError:  # run from a folder that is not installed
        return f"{program} ?"


@cache
def _fingerprint(folder: Path, template: str) -> str:
    whole = hashlib.sha256()
    for part in (SHARED, template):
        for path in sorted(one for one in (folder / part).rglob("*") if one.is_file()):
            whole.update(f"{path.relative_to(folder).as_posix()}\n".encode() + path.read_bytes())
    return whole.hexdigest()[:FIGURES]
