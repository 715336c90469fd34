"""Determine what is already decided whatever the missing answers, and what each of them can still change.

The analysis is sound but not complete: nothing is called decided if some completion of the response differs, but a
decided outcome may be recognised late.
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
