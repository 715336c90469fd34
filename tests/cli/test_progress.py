"""Long work shows how far it is to a person at a terminal, and to nobody else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

KAORI = Path(__file__).parents[2] / "questionnaires/maturite-numerique"
LONG_WORK = {
    ("check", KAORI): "100%",
    ("cases", KAORI): "100%",
    ("report", KAORI, KAORI / "cases/boutique-kaori.yaml", "--html"): "Mise en page",
}


# What a terminal is to a command, on a machine that has none to give.
AS_A_TERMINAL = """
import io, sys
class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True
sys.stderr = Terminal(sys.stderr.buffer, write_through=True)
from diagnostic.cli import main
main()
"""


def shown(arguments, folder):
    """Return what a command writes to the terminal of its error output."""
    try:
        terminal, error = pty.openpty()
    except OSError:  # a bare root without /dev/pts
        command = [sys.executable, "-c", AS_A_TERMINAL, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, cwd=folder, check=True, text=True).stderr
    command = [sys.executable, "-m", "diagnostic", *map(str, arguments)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=error, cwd=folder, check=True)
    os.close(error)
    text = os.read(terminal, 10_000).decode()
    os.close(terminal)
    return text


@pytest.mark.parametrize(("arguments", "said"), LONG_WORK.items(), ids=("check", "cases", "report"))
def test_a_person_at_a_terminal_sees_how_far_it_is(arguments, said, tmp_path):
    assert said in shown(arguments, tmp_path)


@pytest.mark.parametrize("arguments", [("check", KAORI), ("cases", KAORI)], ids=("check", "cases"))
def test_nobody_else_does(run, arguments):
    assert run(*arguments).err == ""


def test_a_batch_shows_how_far_it_is(tmp_path):
    (tmp_path / "reponses.jsonl").write_text("{}\n" * 100)
    batch = ("diagnose", KAORI, "--batch", "reponses.jsonl", "-o", "diagnostics.jsonl", "--jobs", "1")
    assert "100%" in shown(batch, tmp_path)
