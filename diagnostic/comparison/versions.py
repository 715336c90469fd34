"""The least version number that a set of changes requires, and checks of the declared one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from diagnostic.budgets import read_text
from diagnostic.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.comparison.changes import Change, Least
    from diagnostic.comparison.reading import Version

RANKS: dict[Least, int] = {"major": 0, "minor": 1, "patch": 2}
MEANS: dict[Least, str] = {
    "patch": "des textes changent",
    "minor": "le sens change, et les anciennes réponses restent valables",
    "major": "d'anciennes réponses, ou ce qui en cite les identifiants, ne sont plus valables",
}
CHANGELOG = "CHANGELOG.md"

Number = tuple[int, int, int]


def least_version(old: str, changes: Sequence[Change]) -> str:
    """Return the smallest version number that may follow `old` with these changes; `old` itself if there are none."""
    number = _number(old)
    if changes:
        rank = min(RANKS[change.least] for change in changes)
        number = tuple(part + (at == rank) if at <= rank else 0 for at, part in enumerate(number))
    return ".".join(map(str, number))


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def version_problems(old: Version, new: Version, changes: Sequence[Change]) -> tuple[Problem, ...]:
    """Return the problems of the new version number: too low for its changes, or missing from its changelog."""
    return (*_too_low(old.questionnaire.version, new, changes), *_missing_heading(new))


def _too_low(before: str, new: Version, changes: Sequence[Change]) -> Iterator[Problem]:
    now, least = new.questionnaire.version, least_version(before, changes)
    if _number(now) < _number(before):
        message = f"la version {now} est plus ancienne que celle d'avant ({before})"
        yield _problem(new, "lower-version", message, f"Écrivez {least}, ou comparez dans l'autre sens.")
    elif changes and now == before:
        message = f"le contenu change, et la version est toujours {now}"
        yield _problem(new, "same-version", message, f"Écrivez {least} : {_why(changes)}.")
    elif _number(now) < _number(least):
        message = f"la version {now} annonce moins que ce qui change : {least} au moins"
        yield _problem(new, "understated-version", message, f"Par rapport à {before}, {_why(changes)}.")


def _why(changes: Sequence[Change]) -> str:
    """Return the reason for the required version level, with the first change that requires it."""
    weightiest = min(changes, key=lambda change: RANKS[change.least])
    return f"{MEANS[weightiest.least]} ({' / '.join(weightiest.place)})"


def _problem(new: Version, code: str, message: str, hint: str) -> Problem:
    return Problem(new.path, new.line, new.column, code, message, hint)


def _missing_heading(new: Version) -> Iterator[Problem]:
    """Yield a problem if there is a changelog without a heading for the version."""
    path, version = Path(new.folder) / CHANGELOG, new.questionnaire.version
    if not new.folder or not path.is_file():
        return
    heading = re.compile(rf"^#.*(?<![\d.]){re.escape(version)}(?![\d.]*\d)", re.MULTILINE)
    try:
        text = read_text(path)
    except InputError as error:
        yield error.problem
        return
    if not heading.search(text):
        message, hint = f"rien n'y est dit de la version {version}", f"Ajoutez « ## {version} » et ce qui change."
        yield Problem(str(path), 1, 1, "unlisted-version", message, hint)
