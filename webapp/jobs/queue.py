"""The queue of jobs: a small SQLite database that the web processes of one machine share.

A job is waiting, working or failed; a finished one leaves the queue. Each job has one owner or several, who all
requested the same PDF: a job without an owner is deleted.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

State = Literal["waiting", "working", "failed"]

NAME = "orders.sqlite"
PRIVATE = 0o600
BUSY_SECONDS = 5.0
MOST_TRIES = 2  # a job that was in work when the program ended, twice, may be what ended it
TABLES = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS job (
        rank INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
        tries INTEGER NOT NULL, since REAL NOT NULL, content TEXT NOT NULL, paper TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS owner (key TEXT NOT NULL, who TEXT NOT NULL, PRIMARY KEY (key, who));
    CREATE TABLE IF NOT EXISTS work (key TEXT PRIMARY KEY, began REAL NOT NULL, stage TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS took (rank INTEGER PRIMARY KEY AUTOINCREMENT, seconds REAL NOT NULL);
"""
REMEMBERED = 20  # durations, from which the next one is estimated
UNWANTED = "DELETE FROM job WHERE key NOT IN (SELECT key FROM owner)"


# The queue cannot be written to: another process holds it too long, or its file is damaged.
QueueBusyError = sqlite3.DatabaseError


class QueueFullError(Exception):
    """As many jobs are waiting as the queue takes."""


class Job(NamedTuple):
    """A PDF to make: its key, its request as one line of JSON, and which paper it is."""

    key: str
    content: str
    paper: str = ""


class Position(NamedTuple):
    """The state of a job and the number of jobs ahead of it."""

    state: State
    before: int


class Pace(NamedTuple):
    """How long a job has been worked on, its stage, and how long recent jobs took, all in seconds.

    `stage` is empty while the worker starts; `usual` is the third quartile of recent durations, None without any.
    """

    since: float
    stage: str
    usual: float | None


class Queue:
    """The queue of one folder; its file is created at the first use, readable by its owner only.

    Every method raises QueueBusyError if the file cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def add(self, job: Job, requester: str, most: int) -> None:
        """Add a job for a requester, in place of their last one of the same paper; raise QueueFullError if full."""
        with self._change() as database:
            database.execute(
                "DELETE FROM owner WHERE who = ? AND key IN (SELECT key FROM job WHERE paper = ?) AND key != ?",
                (requester, job.paper, job.key),
            )
            database.execute(UNWANTED)
            database.execute("INSERT OR IGNORE INTO owner VALUES (?, ?)", (job.key, requester))
            if database.execute("SELECT 1 FROM job WHERE key = ?", (job.key,)).fetchone():
                return
            if database.execute("SELECT count(*) FROM job WHERE state != 'failed'").fetchone()[0] >= most:
                raise QueueFullError
            database.execute(
                "INSERT INTO job (key, state, tries, since, content, paper) VALUES (?, 'waiting', 0, ?, ?, ?)",
                (job.key, time.time(), job.content, job.paper),
            )

    def own(self, key: str, requester: str) -> None:
        """Record that a finished PDF belongs to one more requester."""
        with self._change() as database:
            database.execute("INSERT OR IGNORE INTO owner VALUES (?, ?)", (key, requester))

    def position(self, key: str) -> Position | None:
        """Return the position of a job; None if it is not in the queue."""
        with self._change() as database:
            row = database.execute("SELECT state, rank FROM job WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            before = "SELECT count(*) FROM job WHERE state != 'failed' AND rank < ?"
            return Position(row[0], database.execute(before, (row[1],)).fetchone()[0])

    def wants(self, key: str) -> bool:
        """Return whether a job is being worked on and still has an owner."""
        with self._change() as database:
            return bool(database.execute("SELECT 1 FROM job WHERE key = ? AND state = 'working'", (key,)).fetchone())

    def take(self) -> Job | None:
        """Mark the first waiting job as being worked on and return it; None if there is none."""
        with self._change() as database:
            first = "SELECT rank FROM job WHERE state = 'waiting' ORDER BY rank LIMIT 1"
            row = database.execute(
                f"UPDATE job SET state = 'working', tries = tries + 1 WHERE rank = ({first}) RETURNING key, content"  # noqa: S608 - ours
            ).fetchone()
            if row:
                database.execute("INSERT OR REPLACE INTO work VALUES (?, ?, '')", (row[0], time.time()))
            return Job(*row) if row else None

    def set_stage(self, key: str, stage: str) -> None:
        """Record the stage of a job that is being worked on."""
        with self._change() as database:
            database.execute("UPDATE work SET stage = ? WHERE key = ?", (stage, key))

    def pace(self, key: str) -> Pace:
        """Return the pace of a job; of one that is not being worked on, only how long three in four others took."""
        with self._change() as database:
            durations = [seconds for (seconds,) in database.execute("SELECT seconds FROM took ORDER BY seconds")]
            usual = durations[3 * len(durations) // 4] if durations else None
            began = "SELECT began, stage FROM work JOIN job USING (key) WHERE key = ? AND state = 'working'"
            row = database.execute(began, (key,)).fetchone()
            return Pace(max(0.0, time.time() - row[0]), row[1], usual) if row else Pace(0.0, "", usual)

    def finish(self, key: str, publish: Callable[[str], None], discard: Callable[[str], None]) -> None:
        """Delete a finished job and publish its file, or discard the file if the job has no owner any more."""
        with self._change() as database:
            wanted = database.execute(
                "DELETE FROM job WHERE key = ? AND state = 'working' RETURNING key", (key,)
            ).fetchone()
            if wanted:
                took = "INSERT INTO took (seconds) SELECT max(0, ? - began) FROM work WHERE key = ?"
                database.execute(took, (time.time(), key))
                database.execute("DELETE FROM took WHERE rank <= (SELECT max(rank) FROM took) - ?", (REMEMBERED,))
            (publish if wanted else discard)(key)

    def fail(self, key: str) -> None:
        """Mark a job as failed and delete the content of its request."""
        with self._change() as database:
            database.execute(
                "UPDATE job SET state = 'failed', since = ?, content = '' WHERE key = ?", (time.time(), key)
            )

    def put_back(self, key: str) -> None:
        """Mark a job as waiting again, at the same place in the queue."""
        with self._change() as database:
            database.execute("UPDATE job SET state = 'waiting', tries = 0 WHERE key = ? AND state = 'working'", (key,))

    def resume(self) -> None:
        """Mark the jobs of a program that ended as waiting again, or as failed at the second time."""
        with self._change() as database:
            often = "UPDATE job SET state = 'failed', content = '' WHERE state = 'working' AND tries >= ?"
            database.execute(often, (MOST_TRIES,))
            database.execute("UPDATE job SET state = 'waiting' WHERE state = 'working'")

    def cancel(self, key: str, requester: str) -> None:
        """Remove a requester from the owners of a job; the job is deleted if it has no other."""
        with self._change() as database:
            database.execute("DELETE FROM owner WHERE key = ? AND who = ?", (key, requester))
            database.execute(UNWANTED)

    def retry(self, key: str) -> None:
        """Delete a failed job, so that it can be added again."""
        with self._change() as database:
            database.execute("DELETE FROM job WHERE key = ? AND state = 'failed'", (key,))

    def forget(self, requester: str, remove: Callable[[str], None]) -> None:
        """Delete a requester with their jobs, and call `remove` with the key of each."""
        if not self._path.exists():
            return
        with self._change() as database:
            for (key,) in database.execute("DELETE FROM owner WHERE who = ? RETURNING key", (requester,)).fetchall():
                remove(key)
            database.execute(UNWANTED)
        self._scrub()

    def sweep(self, made: frozenset[str], seconds: float) -> None:
        """Delete failures older than `seconds`, and the owners of keys that are neither queued nor in `made`."""
        with self._change() as database:
            database.execute("DELETE FROM job WHERE state = 'failed' AND since < ?", (time.time() - seconds,))
            owned = {key for (key,) in database.execute("SELECT key FROM owner WHERE key NOT IN (SELECT key FROM job)")}
            database.executemany("DELETE FROM owner WHERE key = ?", [(key,) for key in owned - made])
            database.execute("DELETE FROM work WHERE key NOT IN (SELECT key FROM job)")
        self._scrub()

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            if self._connection:
                self._connection.close()
            self._connection = None

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """Yield the database in one transaction that no other thread or process shares."""
        with self._lock:
            self._connection = self._connection or self._opened()
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection

    def _scrub(self) -> None:
        """Empty the write-ahead log, which still holds what was deleted."""
        with self._lock:
            if self._connection:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _opened(self) -> sqlite3.Connection:
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, PRIVATE))
        database = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        database.executescript(TABLES)
        return database
