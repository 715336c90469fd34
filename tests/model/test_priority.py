"""The weights of the priority and the rules of the horizons."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from diagnostic.model import Priorities, Priority


def test_a_step_that_waits_for_nothing_counts_its_impact_less_its_effort():
    weights = Priority()
    assert (weights.impact, weights.effort, weights.wished, weights.urgent, weights.waiting) == (1, -1, 0, 0, 0)


def test_having_to_wait_never_raises_a_priority():
    with pytest.raises(ValidationError, match="less than or equal to 0"):
        Priority(waiting=1)


def test_a_budget_that_is_not_known_is_taken_for_600_000_francs():
    assert Priorities(title="P").unknown_budget == 600_000
