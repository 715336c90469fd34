"""The four values a condition can have, the states of a question, and the tables that lead from one to the other."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from fractions import Fraction

FALSE, TRUE, OPEN, ABSENT = 0, 1, -1, -2
TRUTH_NAMES = {FALSE: "false", TRUE: "true", OPEN: "open", ABSENT: "absent"}

Facts = list[Any]


class State(IntEnum):
    """The state of a question in a response: exactly one of these."""

    NOT_ASKED = 0
    PENDING = 1
    DEFERRED = 2
    UNANSWERED = 3
    ANSWERED = 4
    DONT_KNOW = 5
    NOT_APPLICABLE = 6


# In the facts, states are plain numbers: hashing and looking up an enumeration costs more than a whole test.
NOT_ASKED, PENDING, DEFERRED, UNANSWERED, ANSWERED, DONT_KNOW, NOT_APPLICABLE = map(int, State)
OPEN_STATES = frozenset({PENDING, DEFERRED, UNANSWERED})

WAS_ASKED = (FALSE, OPEN, OPEN, TRUE, TRUE, TRUE, TRUE)
WAS_ANSWERED = (FALSE, OPEN, OPEN, OPEN, TRUE, FALSE, FALSE)


class Known(Protocol):
    """What a condition asks of a score: its bounds, and whether it may end up missing."""

    @property
    def low(self) -> Fraction | None:
        """The least it can become; null where nothing can be scored."""

    @property
    def high(self) -> Fraction | None:
        """The greatest it can become."""

    @property
    def may_be_missing(self) -> bool:
        """Whether some completion leaves it without a value."""
