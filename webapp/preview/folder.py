"""A folder as its author left it: the last version that loads, every problem with its lines, and its cases."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import diagnostic
from diagnostic import QuestionnaireError
from webapp.preview.places import Shown, shown

if TYPE_CHECKING:
    from pathlib import Path

    from diagnostic import CaseResult, Problem, Questionnaire

PATTERNS = ("*.yaml", "*.yml", "*/*.yaml", "*/*.yml")
SETTLES = 0.03  # seconds between two looks at files that are being written
MOST_LOOKS = 20

Stamp = tuple[tuple[str, int, int], ...]


class Folder(NamedTuple):
    """The state of a questionnaire's folder.

    `questionnaire` is the last version that loaded, or nothing; `right`: it is what the files say now; `problems` are
    those of the files, then those of the cases; `cases` come with what became of each.
    """

    questionnaire: Questionnaire | None
    right: bool
    problems: tuple[Shown, ...]
    cases: tuple[CaseResult, ...]


NOTHING = Folder(None, right=False, problems=(), cases=())


def read(folder: Path, before: Folder = NOTHING) -> Folder:
    """Return the present state of a folder; where it has mistakes, with the version that loaded before."""
    try:
        questionnaire = diagnostic.load(folder)
    except QuestionnaireError as error:
        return before._replace(right=False, problems=_shown(error.problems, before.questionnaire))
    cases = tuple(diagnostic.run_case(questionnaire, path) for path in diagnostic.case_files(folder))
    problems = tuple(problem for case in cases for problem in case.problems)
    return Folder(questionnaire, right=True, problems=_shown(problems, questionnaire), cases=cases)


def _shown(problems: tuple[Problem, ...], questionnaire: Questionnaire | None) -> tuple[Shown, ...]:
    return tuple(shown(problem, questionnaire) for problem in problems)


def stamp(folder: Path) -> Stamp:
    """Return the name, modification time and size of each file: different as soon as one changes."""
    entries = []
    for pattern in PATTERNS:
        for path in folder.glob(pattern):
            try:
                status = path.stat()
            except OSError:  # gone since: a save that replaces the file
                continue
            entries.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(sorted(entries))


def settled_stamp(folder: Path) -> Stamp:
    """Return the stamp once nothing is being written any more: an editor saves in several strokes."""
    last = stamp(folder)
    for _ in range(MOST_LOOKS):
        time.sleep(SETTLES)
        now = stamp(folder)
        if now == last:
            break
        last = now
    return last
