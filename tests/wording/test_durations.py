from __future__ import annotations

import pytest

from diagnostic.wording.durations import duration, minutes, weeks


@pytest.mark.parametrize(
    ("seconds", "said"), [(5, "5 s"), (60, "1 min"), (65, "1 min 05"), (120, "2 min"), (2235, "37 min 15")]
)
def test_a_time_is_told_in_minutes_and_seconds(seconds, said):
    assert duration(seconds).replace("\u00a0", " ") == said


def test_a_minute_begun_counts_as_one():
    assert [minutes(seconds) for seconds in (0, 1, 60, 61)] == [0, 1, 1, 2]


def test_a_delay_in_weeks():
    assert [weeks(1), weeks(3)] == ["1 semaine", "3 semaines"]
