"""The real questionnaire with its cases, a small one with every kind of question, and the golden documents."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path

import pytest

import diagnostic
from diagnostic import Response, report

HERE = Path(__file__).parent
REAL = HERE.parent.parent / "questionnaires" / "maturite-numerique"
DAY = dt.date(2026, 3, 12)


@pytest.fixture(scope="session")
def real():
    return diagnostic.load(REAL)


@pytest.fixture(scope="session")
def small():
    return diagnostic.load(HERE / "echoppe")


@pytest.fixture(scope="session")
def case(real):
    """Return the diagnosis of a worked case."""

    def diagnosed(name, **changes):
        file = diagnostic.read_answers(real, REAL / "cases" / f"{name}.yaml")
        identity = {**file.data["identity"], **changes.pop("identity", {})}
        answers = {**file.data["answers"], **changes.pop("answers", {})}
        return diagnostic.diagnose(real, Response.to(real, answers, identity=identity, **changes))

    return diagnosed


@pytest.fixture(scope="session")
def told(small):
    """Return the context of a small business that gave these answers."""

    def context(answers=None, **said):
        return report.context(diagnostic.diagnose(small, Response.to(small, answers, **said)), date=DAY)

    return context


@pytest.fixture
def golden(request):
    """Compare a text with a kept one, whole; with --update-golden, keep it."""

    def compare(name, text):
        kept = HERE / "golden" / name
        if request.config.getoption("--update-golden", default=False):
            kept.write_text(text, encoding="utf-8")
        assert text == kept.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True)
def nothing_logged(caplog):
    """Fail a test in which WeasyPrint logs anything: a mistyped style, a missing file, a font it cannot subset."""
    caplog.set_level(logging.WARNING)
    yield
    logged = [record.getMessage() for when in ("setup", "call") for record in caplog.get_records(when)]
    assert not [message for message in logged if message]
