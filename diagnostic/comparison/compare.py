"""The full comparison of two versions: the changes, the version number required, and the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.comparison.changes import changes_between
from diagnostic.comparison.versions import least_version, version_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic.comparison.changes import Change
    from diagnostic.comparison.outcomes import Outcome
    from diagnostic.comparison.reading import Version
    from diagnostic.errors import Problem
    from diagnostic.model import Questionnaire


class Comparison(NamedTuple):
    """The changes between two versions, the least version number of the new one, and the effect on cases."""

    old: Questionnaire
    new: Questionnaire
    changes: tuple[Change, ...]
    least_version: str
    problems: tuple[Problem, ...]
    outcomes: tuple[Outcome, ...]


def compare(old: Version, new: Version, outcomes: Iterable[Outcome] = ()) -> Comparison:
    """Return the comparison of two versions, with the outcome of each case."""
    changes = changes_between(old.questionnaire, new.questionnaire)
    least = least_version(old.questionnaire.version, changes)
    problems = version_problems(old, new, changes)
    return Comparison(old.questionnaire, new.questionnaire, changes, least, problems, tuple(outcomes))
