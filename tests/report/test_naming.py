from __future__ import annotations

import pytest

import diagnostic
from diagnostic import Response, report
from tests.report.conftest import DAY


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ({"ridet": "9 999 996.001"}, "diagnostic-numerique_9999996001_2026-03-12.pdf"),
        ({}, "diagnostic-numerique_sans-ridet_2026-03-12.pdf"),
    ],
)
def test_the_file_bears_the_ridet_and_the_date(small, identity, name):
    diagnosis = diagnostic.diagnose(small, Response.to(small, identity=identity))
    assert report.file_name(diagnosis, DAY) == name
