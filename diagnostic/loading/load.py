"""A folder to a questionnaire: gathered, validated, checked; or all its problems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from diagnostic.checks import check_parts
from diagnostic.errors import Problem, QuestionnaireError
from diagnostic.loading.folder import gather
from diagnostic.loading.locales import check_locales, translated
from diagnostic.loading.tree import node_at, problem_at
from diagnostic.loading.validation import error_places, pruned, validated
from diagnostic.model import Questionnaire

if TYPE_CHECKING:
    from yaml.nodes import Node

    from diagnostic.checks import Finding


def load(folder: str | Path, language: str | None = None) -> Questionnaire:
    """Return the questionnaire of a folder, in its own language or in another of its `locales/`.

    Raise QuestionnaireError with every problem of the folder, each at its file, line and column.
    """
    questionnaire, problems = _read(Path(folder))
    if problems or questionnaire is None:
        raise QuestionnaireError(problems)
    if language is None or language == questionnaire.language:
        return questionnaire
    return translated(questionnaire, Path(folder), language)


def check(folder: str | Path) -> tuple[Problem, ...]:
    """Return every problem of a folder, sorted by file and line; none means that it loads."""
    _, problems = _read(Path(folder))
    return tuple(sorted(set(problems)))


def _read(folder: Path) -> tuple[Questionnaire | None, list[Problem]]:
    root, problems = gather(folder)
    if root is None:
        return None, problems
    questionnaire, mistakes = validated(Questionnaire, root)
    gone: frozenset[str] = frozenset()
    if questionnaire is None:
        problems += mistakes
        root, gone = pruned(root, error_places(Questionnaire, root))
        questionnaire, _ = validated(Questionnaire, root)
        if questionnaire is None:
            return None, problems
    problems += [_problem(root, finding) for finding in check_parts(questionnaire, gone)]
    problems += check_locales(questionnaire, folder)
    return questionnaire, problems


def _problem(root: Node, finding: Finding) -> Problem:
    """Return a finding at the line of the key it ends on, or of the entry."""
    at_key = bool(finding.place) and isinstance(finding.place[-1], str) and finding.code != "duplicate-id"
    node = node_at(root, finding.place, key=at_key)
    return problem_at(node, finding.code, finding.message, finding.hint)
