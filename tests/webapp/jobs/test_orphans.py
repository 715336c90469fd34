"""Workers whose leader was killed: none stays, wherever it was in its work, and whatever half was written to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.webapp.serving import WAIT, environment

# A leader that gives its worker one thing after the other to make, each longer than what a pipe holds.
LEADER = """
import sys, threading
from pathlib import Path
from webapp.jobs.worker import Worker

def lead():
    worker = Worker()
    print(worker.start().pid, flush=True)
    while True:
        worker.make("x" * 3_000_000, Path(sys.argv[1]), 60, lambda: True)
        print("made", flush=True)

threading.Thread(target=lead).start()
"""
MOMENTS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)  # seconds: while it starts, loads what it needs, works


def led(folder):
    """Return a leader, and the process of its worker."""
    leader: Any = subprocess.Popen(
        [sys.executable, "-c", LEADER, str(folder / "a.begun")],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return leader, int(leader.stdout.readline())


def runs(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in {"Z", "X"}


def gone(process):
    end = time.monotonic() + WAIT
    while runs(process) and time.monotonic() < end:
        time.sleep(0.02)
    return not runs(process)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_leaves_with_its_leader(tmp_path, moment):
    leader, worker = led(tmp_path)
    time.sleep(moment)
    leader.kill()
    leader.communicate()
    assert gone(worker)


def test_a_worker_that_is_held_leaves_too(tmp_path):
    """As one whose threads all wait for a long computation: it hears nothing, and the system ends it."""
    leader, worker = led(tmp_path)
    leader.stdout.readline()
    os.kill(worker, signal.SIGSTOP)
    leader.kill()
    leader.communicate()
    assert gone(worker)
