"""Giving orders to workers: by one process at a time among those that share a folder, the one that holds its lock."""

from __future__ import annotations

import fcntl
import logging
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from webapp.jobs.worker import Outcome, Worker
from webapp.logs import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from webapp.jobs.queue import Book, Job
    from webapp.jobs.shelf import Shelf

NAME = "press.lock"
PRIVATE = 0o600
LOOKS_EVERY = 0.5  # seconds between two looks at what other processes wrote in the book
TAKES_OVER_AFTER = 1.0  # seconds between two tries at leading
SWEEPS_EVERY = 300.0
FAILURES_KEPT = 3600.0

log = logging.getLogger(__name__)


class Rules(NamedTuple):
    """What holds for the press.

    How many workers there are (0: another process has them), how many seconds one dossier may take, how many may be
    asked for at a time, and for how many hours, within what size, those that are made are kept.
    """

    workers: int = 1
    seconds: float = 60.0
    most: int = 50
    keep_hours: float = 24.0
    keep_megabytes: int = 200


class Press:
    """The threads that lead the workers; they mostly sleep."""

    def __init__(self, folder: Path, book: Book, shelf: Shelf, rules: Rules) -> None:
        self._folder, self._book, self._shelf, self._rules = folder, book, shelf, rules
        self.workers = tuple(Worker() for _ in range(rules.workers))
        self._ends, self._called = threading.Event(), threading.Event()
        self._foreman: threading.Thread | None = None
        self._starting = threading.Lock()

    def start(self) -> None:
        """Lead the workers as soon as no other process does; once is enough."""
        with self._starting:
            if self.workers and self._foreman is None:
                self._foreman = threading.Thread(target=self._wait_to_lead, name="press", daemon=True)
                self._foreman.start()

    def call(self) -> None:
        """Have the book looked at now."""
        self.start()
        self._called.set()

    def close(self) -> None:
        """End the workers; what was in work waits for the next who leads."""
        self._ends.set()
        self._called.set()
        if self._foreman:
            self._foreman.join()

    def _wait_to_lead(self) -> None:
        while not self._ends.is_set():
            with _told():
                self._shelf.prepare()
                with _held(self._folder / NAME) as held:
                    if held:
                        self._lead()
            self._ends.wait(TAKES_OVER_AFTER)

    def _lead(self) -> None:
        self._shelf.leave()
        self._book.resume()
        keepers = [threading.Thread(target=self._keep, args=(one,), daemon=True) for one in self.workers]
        for keeper in keepers:
            keeper.start()
        while not self._ends.is_set():
            with _told():
                self._sweep()
            self._ends.wait(SWEEPS_EVERY)
        for keeper in keepers:
            keeper.join()

    def _sweep(self) -> None:
        self._shelf.sweep(seconds=self._rules.keep_hours * 3600, size=self._rules.keep_megabytes * 1_000_000)
        self._book.sweep(self._shelf.keys(), FAILURES_KEPT)

    def _keep(self, worker: Worker) -> None:
        """Give a worker one job after the other."""
        while not self._ends.is_set():
            found = None
            with _told():
                worker.start()
                found = self._next(worker)
            if not found:
                self._called.wait(LOOKS_EVERY)
                self._called.clear()
        worker.stop()

    def _next(self, worker: Worker) -> bool:
        """Do the next job; return whether there was one."""
        job = self._book.take()
        if job:
            wanted = lambda: self._book.wants(job.key) and not self._ends.is_set()  # noqa: E731 - one line says it
            worker.told = lambda stage: self._book.tell(job.key, stage)
            outcome = worker.make(job.content, self._shelf.begun(job.key), self._rules.seconds, wanted)
            self._settle(job, outcome)
        return job is not None

    def _settle(self, job: Job, outcome: Outcome) -> None:
        if outcome is Outcome.MADE:
            self._book.finish(job.key, self._shelf.put, self._shelf.drop)
            return
        self._shelf.drop(job.key)
        if outcome is Outcome.LEFT:
            self._book.put_back(job.key)
        else:
            log.error("a dossier was not made: %s", outcome.value)
            self._book.fail(job.key)


@contextmanager
def _told() -> Iterator[None]:
    """Tell the operator what goes wrong, and go on: a full disk or a broken book may be put right."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is
        log.error("the press stumbled\n%s", told(error))  # noqa: TRY400 - without what it says


@contextmanager
def _held(path: Path) -> Iterator[bool]:
    """Hold the lock of a folder if nobody does; the system lets go of it when a process ends, however it ends."""
    file = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(file)
