"""The time zone of the businesses, independent of the clock of the machine."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from diagnostic import Questionnaire
    from webapp.storage import Kept


@lru_cache(maxsize=50)
def _zone(name: str) -> tzinfo:
    """Return the time zone of this name in the IANA base; UTC where there is none, as in a content nobody checked."""
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):
        return UTC


def zone_of(questionnaire: Questionnaire) -> tzinfo:
    """Return the time zone of the businesses that answer a questionnaire."""
    return _zone(questionnaire.place.time_zone)


def today_of(questionnaire: Questionnaire) -> date:
    """Return which day it is for the businesses that answer a questionnaire."""
    return datetime.now(zone_of(questionnaire)).date()


def day_of(kept: Kept) -> date:
    """Return the day of the diagnosis, where the business is."""
    return kept.updated.astimezone(zone_of(kept.questionnaire)).date()
