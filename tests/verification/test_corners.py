"""The corners of a verification that no whole file reaches: each object of a PDF, each certificate, on its own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from pikepdf import Array, Dictionary, Name

from diagnostic.cli import main
from diagnostic.report.signing import PLACE
from diagnostic.verification import additions, signatures

SINCE, UNTIL = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2027, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (Dictionary(A=1), Dictionary(A=1), True),
        (Dictionary(A=1), Dictionary(B=1), False),
        (Dictionary(A=1), Dictionary(A=1, JavaScript=1), False),
        (Array([1]), Array([1, 2]), True),
        (Array([1, 2]), Array([1]), False),
        (Array([1]), Dictionary(A=1), False),
    ],
)
def test_an_object_extends_another_where_nothing_of_it_changed(old, new, expected):
    assert additions._extends(old, new) is expected


def with_fields(*names):
    pdf = pikepdf.new()
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=name) for name in names]))
    pdf.Root.Dests = Dictionary({f"/{str(PLACE).removeprefix('/')}": Array([Name.XYZ])})
    return pdf


@pytest.mark.parametrize("names", [(), ("one", "two"), ("other",)])
def test_more_or_other_fields_than_the_one_of_a_signature_are_refused(names):
    pdf = with_fields(*names)
    assert additions._one_field(pdf, pdf) is False


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
