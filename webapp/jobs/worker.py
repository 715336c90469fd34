"""Starts, watches and stops a worker: a process that makes one PDF at a time."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
POLLS_EVERY = 0.1  # seconds between two checks that the job is still wanted
NICE = 10  # it yields to whoever answers pages
NICEST = 19  # of the system
MOST_MADE = 200  # dossiers, then a fresh process
MOST_READ = 65536  # bytes at once
MOST_MEMORY = 500  # MB, then a fresh process


def priority() -> int:
    """Return the priority of a worker: below that of this process, as far as the system goes."""
    return min(os.getpriority(os.PRIO_PROCESS, 0) + NICE, NICEST)


class Outcome(Enum):
    """The outcome of a job."""

    MADE = "made"
    FAILED = "failed"  # the program could not make it
    DIED = "died"  # the process ended before its work
    TOO_LONG = "too long"
    LEFT = "left"  # nobody wanted it any more


class Worker:
    """A worker process, started when it is needed and again after it ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        self.on_stage: Callable[[str], None] = _ignore  # called with each stage of a job

    @property
    def process(self) -> int | None:
        """The id of the process, if there is one."""
        return self._process.pid if self._process else None

    def start(self) -> subprocess.Popen[bytes]:
        """Return the process, started if there is none; it loads its libraries before its first job."""
        if self._process and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            self._made = 0
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "webapp.jobs.process", str(os.getpid())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
                process_group=0,  # Ctrl+C is for the server; in its session, where being nicer than it counts
            )
            os.setpriority(os.PRIO_PROCESS, self._process.pid, priority())
        return self._process

    def make(self, content: str, path: Path, seconds: float, wanted: Callable[[], bool]) -> Outcome:
        """Make a PDF at `path` and return the outcome; kill the process after `seconds`, or once `wanted` is false."""
        process = self.start()
        try:
            _send(process, {"content": content, "path": str(path)})
        except BrokenPipeError:
            outcome = Outcome.DIED
        else:
            outcome = self._watch(process, time.monotonic() + seconds, wanted)
        if outcome not in {Outcome.MADE, Outcome.FAILED}:
            self.stop()
        return outcome

    def stop(self) -> None:
        """Kill the process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process = None

    def _watch(self, process: subprocess.Popen[bytes], end: float, wanted: Callable[[], bool]) -> Outcome:
        replies, received = cast("IO[bytes]", process.stdout), b""
        while True:
            line, ended, rest = received.partition(b"\n")
            if ended and (reply := json.loads(line)).keys() != {"stage"}:
                return self._take(reply)
            if ended:
                received = rest
                self.on_stage(reply["stage"])
            elif select.select([replies], [], [], POLLS_EVERY)[0]:
                more = os.read(replies.fileno(), MOST_READ)  # not `readline`, which may keep a line for itself
                if not more:
                    return Outcome.DIED
                received += more
            elif time.monotonic() > end:
                return Outcome.TOO_LONG
            elif not wanted():
                return Outcome.LEFT

    def _take(self, reply: dict[str, Any]) -> Outcome:
        self._made += 1
        if self._made >= MOST_MADE or reply["memory"] > MOST_MEMORY:
            self.stop()
        return Outcome.MADE if reply["made"] else Outcome.FAILED


def _ignore(_stage: str) -> None:
    """Ignore a stage."""


def _send(process: subprocess.Popen[bytes], job: dict[str, str]) -> None:
    jobs = cast("IO[bytes]", process.stdin)
    jobs.write(json.dumps(job).encode() + b"\n")
    jobs.flush()
