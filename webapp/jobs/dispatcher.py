"""Gives queued jobs to workers, in one web process at a time: the one that holds the lock of the shared folder."""

from __future__ import annotations

import fcntl
import logging
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from webapp.jobs.worker import Outcome, Worker
from webapp.logs import trace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from webapp.jobs.files import Files
    from webapp.jobs.queue import Job, Queue

NAME = "press.lock"
PRIVATE = 0o600
POLLS_EVERY = 0.5  # seconds between two looks at what other processes queued
LEADS_AFTER = 1.0  # seconds between two attempts to take the lock
SWEEPS_EVERY = 300.0  # seconds
FAILURES_KEPT = 3600.0  # seconds

log = logging.getLogger(__name__)


class Limits(NamedTuple):
    """Number of workers (0: another process runs them), seconds per job, jobs waiting at most, and how long files last.

    Finished files are deleted after `keep_hours` hours, and before that where they exceed `keep_megabytes` MB together.
    """

    workers: int = 1
    seconds: float = 60.0
    most: int = 50
    keep_hours: float = 24.0
    keep_megabytes: int = 200


class Dispatcher:
    """One thread that waits for the lock of a folder, and then one thread per worker; they mostly sleep."""

    def __init__(self, folder: Path, queue: Queue, files: Files, limits: Limits) -> None:
        self._folder, self._queue, self._files, self._limits = folder, queue, files, limits
        self.workers = tuple(Worker() for _ in range(limits.workers))
        self._ending, self._awake = threading.Event(), threading.Event()
        self._leader: threading.Thread | None = None
        self._starting = threading.Lock()

    def start(self) -> None:
        """Run the workers once no other process does; further calls do nothing."""
        with self._starting:
            if self.workers and self._leader is None:
                self._leader = threading.Thread(target=self._wait_to_lead, name="dispatcher", daemon=True)
                self._leader.start()

    def wake(self) -> None:
        """Look at the queue now."""
        self.start()
        self._awake.set()

    def close(self) -> None:
        """Stop the workers; a job in progress waits for the next process that leads."""
        self._ending.set()
        self._awake.set()
        if self._leader:
            self._leader.join()

    def _wait_to_lead(self) -> None:
        while not self._ending.is_set():
            with _logged():
                self._files.prepare()
                with _lock(self._folder / NAME) as locked:
                    if locked:
                        self._lead()
            self._ending.wait(LEADS_AFTER)

    def _lead(self) -> None:
        self._files.discard_partials()
        self._queue.resume()
        threads = [threading.Thread(target=self._feed, args=(worker,), daemon=True) for worker in self.workers]
        for thread in threads:
            thread.start()
        while not self._ending.is_set():
            with _logged():
                self._sweep()
            self._ending.wait(SWEEPS_EVERY)
        for thread in threads:
            thread.join()

    def _sweep(self) -> None:
        self._files.sweep(seconds=self._limits.keep_hours * 3600, size=self._limits.keep_megabytes * 1_000_000)
        self._queue.sweep(self._files.keys(), FAILURES_KEPT)

    def _feed(self, worker: Worker) -> None:
        """Give a worker one job after the other until the dispatcher closes."""
        while not self._ending.is_set():
            took_one = False
            with _logged():
                worker.start()
                took_one = self._next(worker)
            if not took_one:
                self._awake.wait(POLLS_EVERY)
                self._awake.clear()
        worker.stop()

    def _next(self, worker: Worker) -> bool:
        """Do the next job; return whether there was one."""
        job = self._queue.take()
        if job:
            wanted = lambda: self._queue.wants(job.key) and not self._ending.is_set()  # noqa: E731 - one line says it
            worker.on_stage = lambda stage: self._queue.set_stage(job.key, stage)
            outcome = worker.make(job.content, self._files.partial(job.key), self._limits.seconds, wanted)
            self._settle(job, outcome)
        return job is not None

    def _settle(self, job: Job, outcome: Outcome) -> None:
        if outcome is Outcome.MADE:
            self._queue.finish(job.key, self._files.publish, self._files.discard)
            return
        self._files.discard(job.key)
        if outcome is Outcome.LEFT:
            self._queue.put_back(job.key)
        else:
            log.error("a dossier was not made: %s", outcome.value)
            self._queue.fail(job.key)


@contextmanager
def _logged() -> Iterator[None]:
    """Log a failure and go on: a full disk or a damaged queue may be repaired meanwhile."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is
        log.error("the press stumbled\n%s", trace(error))  # noqa: TRY400 - without what it says


@contextmanager
def _lock(path: Path) -> Iterator[bool]:
    """Yield whether this process holds the lock of a folder; the system releases it however the process ends."""
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
