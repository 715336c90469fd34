"""Territories that tests are in."""

from __future__ import annotations

from diagnostic.loading.territories import implied_territory
from diagnostic.model import NOWHERE

NEW_CALEDONIA = implied_territory() or NOWHERE
