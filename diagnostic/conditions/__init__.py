"""True, false, absent or open, and by which answers."""

from diagnostic.conditions.compiler import Compiled, Compiler
from diagnostic.conditions.evidence import best
from diagnostic.conditions.pieces import Evaluate, Prove
from diagnostic.conditions.source import Writer, Written
from diagnostic.conditions.truth import (
    ABSENT,
    ANSWERED,
    DEFERRED,
    DONT_KNOW,
    FALSE,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ASKED,
    OPEN,
    OPEN_STATES,
    PENDING,
    TRUE,
    TRUTH_NAMES,
    UNANSWERED,
    Facts,
    Known,
    State,
)

__all__ = [
    "ABSENT",
    "ANSWERED",
    "DEFERRED",
    "DONT_KNOW",
    "FALSE",
    "HOLDS",
    "NOT_APPLICABLE",
    "NOT_ASKED",
    "OPEN",
    "OPEN_STATES",
    "PENDING",
    "TRUE",
    "TRUTH_NAMES",
    "UNANSWERED",
    "Compiled",
    "Compiler",
    "Evaluate",
    "Facts",
    "Known",
    "Prove",
    "State",
    "Writer",
    "Written",
    "best",
]
