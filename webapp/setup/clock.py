"""The time zone of the businesses, independent of the clock of the machine."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webapp.storage import Kept

NOUMEA = timezone(timedelta(hours=11))


def day_of(kept: Kept) -> date:
    """Return the day of the diagnosis, where the business is."""
    return kept.updated.astimezone(NOUMEA).date()
