from __future__ import annotations

import datetime as dt

import pytest

from diagnostic.wording.dates import known_since, long_date, short_date, short_moment


@pytest.mark.parametrize(
    ("day", "said"), [(dt.date(2026, 3, 12), "12 mars 2026"), (dt.date(2026, 8, 1), "1er août 2026")]
)
def test_a_date_in_words(day, said):
    assert long_date(day).replace("\u00a0", " ") == said


def test_a_date_in_the_words_of_another_language():
    assert long_date(dt.date(2026, 8, 1), "en").replace("\u00a0", " ") == "August 1, 2026"


def test_a_date_and_a_moment_in_figures():
    moment = dt.datetime(2026, 3, 2, 14, 5, tzinfo=dt.UTC)
    assert [short_date(moment), short_moment(moment)] == ["02/03/2026", "02/03/2026 à 14:05"]


def test_a_date_of_verification_is_read_as_it_was_written():
    assert [known_since(text) for text in ("2025", "2024-08", "")] == ["2025", "août 2024", ""]
    assert known_since("2024-08-01").replace("\u00a0", " ") == "1er août 2024"
