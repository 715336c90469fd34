"""What is decided already, whatever the missing answers, and what each of them can still change.

Decided is never said when some completion of the response differs; it may be said late.
"""

from diagnostic.certainty.cases import Case, start
from diagnostic.certainty.decided import Decided, decide
from diagnostic.certainty.missing import Known, Missing, missing_of
from diagnostic.certainty.settled import settled_statuses, settled_steps, settled_wishes

__all__ = [
    "Case",
    "Decided",
    "Known",
    "Missing",
    "decide",
    "missing_of",
    "settled_statuses",
    "settled_steps",
    "settled_wishes",
    "start",
]
