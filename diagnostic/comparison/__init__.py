"""Two versions of a questionnaire compared: what changes, which version number says so, what becomes of the cases."""

from diagnostic.comparison.changes import Change, changes_between
from diagnostic.comparison.outcomes import Difference, Outcome, outcome_of
from diagnostic.comparison.reading import Version, read_version
from diagnostic.comparison.versions import least_version, version_problems

__all__ = [
    "Change",
    "Difference",
    "Outcome",
    "Version",
    "changes_between",
    "least_version",
    "outcome_of",
    "read_version",
    "version_problems",
]
