"""The corners of a verification that no whole file reaches."""

from __future__ import annotations

import datetime as dt
from typing import Any

from click.testing import CliRunner

from diagnostic.cli import main
from diagnostic.dossier.verification import signatures

SINCE, UNTIL = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2027, 1, 1, tzinfo=dt.UTC)


def test_a_signature_without_a_time_is_neither_valid_nor_expired():
    assert signatures._valid(None, SINCE, UNTIL) == "unknown"
    assert signatures._valid(SINCE - dt.timedelta(days=1), SINCE, UNTIL) == "not-yet"
    assert signatures._valid(UNTIL + dt.timedelta(days=1), SINCE, UNTIL) == "expired"


def test_a_signature_that_cannot_be_read_is_broken():
    class Unreadable:
        @property
        def signer_cert(self):
            message = "no certificate"
            raise ValueError(message)

    broken: Any = Unreadable()
    assert signatures._signature(broken, ()) == signatures.BROKEN


def test_a_file_may_come_by_the_standard_input():
    result = CliRunner().invoke(main, ["verify", "-"], input=b"not a PDF", prog_name="diagnostic")
    assert result.exit_code != 0
    assert "dossier.pdf" in result.output
