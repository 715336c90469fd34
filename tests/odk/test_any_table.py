"""Whatever a collected table holds, each row is an answer or has a problem at its line and column; nothing breaks."""

from __future__ import annotations

import csv

from hypothesis import HealthCheck, given, settings, strategies

from diagnostic.odk import names_of, read_file, read_submission
from tests.odk.every_kind import every_kind

MODEL = every_kind()
COLUMNS = ("diagnostic_date", "number-1", "money-1", "date-1", "text-1", "business-id-1", "phone-1", "multiple-1/a", "")
TEXTS = strategies.text(max_size=8)
WRITTEN = strategies.sampled_from(
    ["", "12,5", "1.250", "250000.0", "1.85E7", "3/4", "12/03/26", "12/03/2026", "46093", "1", "0", "oui", "1.23E9"]
)
ROWS = strategies.lists(strategies.lists(TEXTS | WRITTEN, min_size=9, max_size=11), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=tuple(HealthCheck))
@given(ROWS)
def test_every_cell_is_read_or_told(tmp_path, rows):
    path = tmp_path / "collecte.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([COLUMNS, *rows])
    found = read_file(path, names_of(MODEL))
    assert all(one.line > 0 and one.column > 0 for one in found.problems)
    for submission in found.submissions:
        reading = read_submission(MODEL, submission)
        assert (reading.response is None) == bool(reading.problems)
        if reading.response is not None:
            assert set(reading.response.answers) == {name for name in submission.values if not name.startswith("diag")}
            assert bool(reading.date) == ("diagnostic_date" in submission.values)
