"""Run a case file: read it, diagnose it, compare with its expectations, and report each problem at its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.cases.case import Case
from diagnostic.cases.expectations import unmet
from diagnostic.cases.references import unknown_names
from diagnostic.diagnosis import diagnose
from diagnostic.errors import AnswerError
from diagnostic.loading.answers import compose_answers, placed, taken
from diagnostic.loading.tree import problem_at, spot, twice_written, value_of
from diagnostic.loading.validation import validated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.errors import Problem
    from diagnostic.loading.tree import Node
    from diagnostic.model import Questionnaire
    from diagnostic.response import Response

UNMET = "unmet-expectation"


class CaseResult(NamedTuple):
    """The result of a case: its file, its title, and its problems; none if it passes."""

    path: str
    title: str
    problems: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        """Whether the case has no problem."""
        return not self.problems


class _Read(NamedTuple):
    root: Node
    case: Case
    response: Response


def case_files(folder: str | Path) -> tuple[Path, ...]:
    """Return the case files of a questionnaire's folder, sorted by name."""
    return tuple(sorted((Path(folder) / "cases").glob("*.yaml")))


def run_case(questionnaire: Questionnaire, path: str | Path) -> CaseResult:
    """Return the result of a case: all mistakes of its file, or else every unmet expectation."""
    read, problems = _read(questionnaire, Path(path))
    if read is None:
        return CaseResult(str(path), Path(path).stem, tuple(problems))
    root, case, response = read
    diagnosis = diagnose(questionnaire, response)
    failures = [
        problem_at(spot(root, ("expect", *expectation.place)), UNMET, expectation.message)
        for expectation in unmet(case.expect, diagnosis)
    ]
    return CaseResult(str(path), case.title, tuple(sorted(failures)))


def check_cases(questionnaire: Questionnaire, folder: str | Path) -> tuple[Problem, ...]:
    """Return every mistake in the case files of a folder, without comparing expectations (see `run_case`)."""
    return tuple(problem for path in case_files(folder) for problem in _read(questionnaire, path)[1])


def _read(questionnaire: Questionnaire, path: Path) -> tuple[_Read | None, list[Problem]]:
    """Return the case in a file, or None and every mistake of the file."""
    try:
        root = compose_answers(path)
    except AnswerError as error:
        return None, list(error.problems)
    response, wrong = taken(questionnaire, value_of(root))
    problems = [*twice_written(root), *placed(root, wrong)]
    case, mistakes = validated(Case, root)
    problems += [mistake.problem for mistake in mistakes]
    if case is not None:
        problems += _dead_references(questionnaire, root, case)
    if problems or case is None or response is None:
        return None, sorted(problems)
    return _Read(root, case, response), []


def _dead_references(questionnaire: Questionnaire, root: Node, case: Case) -> Iterator[Problem]:
    for place, message, hint in unknown_names(questionnaire, case.expect):
        yield problem_at(spot(root, ("expect", *place)), "dead-reference", message, hint)
