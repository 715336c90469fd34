"""Compare two versions of a questionnaire: the changes, the version number they require, the effect on cases."""

from diagnostic.comparison.changes import Change, changes_between
from diagnostic.comparison.compare import Comparison, compare
from diagnostic.comparison.diagnoses import Difference
from diagnostic.comparison.outcomes import Outcome, outcome_of
from diagnostic.comparison.reading import Version, read_version
from diagnostic.comparison.versions import least_version

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Outcome",
    "Version",
    "changes_between",
    "compare",
    "least_version",
    "outcome_of",
    "read_version",
]
