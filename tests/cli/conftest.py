"""The command line, run in this process, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from diagnostic.cli import main

ROOT = Path(__file__).parents[2]


class Ran(NamedTuple):
    """What a command wrote, and how it left."""

    status: int
    out: str
    err: str


READERS = (["read"], ["verify"])  # what reads dossiers does it apart, unless it is told not to


def ran(*arguments: object) -> Ran:
    """Run `diagnostic` with these arguments: in this process, dossiers included where nothing else is asked for."""
    words = [str(one) for one in arguments]
    if (words[:1] in READERS or "--from" in words) and "--bounded" not in words:
        words.append("--unbounded")
    result = CliRunner().invoke(main, words, prog_name="diagnostic")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The folder where commands are run: empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here):
    """Run `diagnostic` with these arguments."""

    return ran


@pytest.fixture
def starter(run, here):
    """A questionnaire that `diagnostic new` has made: `mon-questionnaire`."""
    assert run("new", "mon-questionnaire").status == 0
    return here / "mon-questionnaire"
