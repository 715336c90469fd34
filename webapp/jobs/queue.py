"""The orders, in the order they came: a small database that the web processes of one machine share.

A job is waiting, in work or failed; one that is done is out of the book and on the shelf. Whoever asked for it owns it
with the others who asked for the same: what nobody wants any more is not made.
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
REMEMBERED = 20  # dossiers, by which one says how long the next may take
UNWANTED = "DELETE FROM job WHERE key NOT IN (SELECT key FROM owner)"


# The book cannot be written in: others hold it too long, or its file is damaged.
BookBusyError = sqlite3.DatabaseError


class FullError(Exception):
    """As many dossiers are asked for already as the book takes."""


class Job(NamedTuple):
    """A dossier to make: its key, its order as it was written, and which paper it is."""

    key: str
    content: str
    paper: str = ""


class Standing(NamedTuple):
    """Where a job stands, and how many are before it."""

    state: State
    before: int


class Pace(NamedTuple):
    """How a job goes: since how many seconds it is in work, at what stage, and how long most others took lately.

    `stage` is empty while the worker starts; `usual` is nothing where none was made yet.
    """

    since: float
    stage: str
    usual: float | None


class Book:
    """The orders of one folder; made, for its owner alone, when it is first opened."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def add(self, job: Job, who: str, most: int) -> None:
        """Write down who wants a dossier, in the place of the same paper they waited for; FullError if too many."""
        with self._change() as book:
            book.execute(
                "DELETE FROM owner WHERE who = ? AND key IN (SELECT key FROM job WHERE paper = ?) AND key != ?",
                (who, job.paper, job.key),
            )
            book.execute(UNWANTED)
            book.execute("INSERT OR IGNORE INTO owner VALUES (?, ?)", (job.key, who))
            if book.execute("SELECT 1 FROM job WHERE key = ?", (job.key,)).fetchone():
                return
            if book.execute("SELECT count(*) FROM job WHERE state != 'failed'").fetchone()[0] >= most:
                raise FullError
            book.execute(
                "INSERT INTO job (key, state, tries, since, content, paper) VALUES (?, 'waiting', 0, ?, ?, ?)",
                (job.key, time.time(), job.content, job.paper),
            )

    def own(self, key: str, who: str) -> None:
        """Write down that a dossier, which is on the shelf, is somebody's too."""
        with self._change() as book:
            book.execute("INSERT OR IGNORE INTO owner VALUES (?, ?)", (key, who))

    def standing(self, key: str) -> Standing | None:
        """Return where a job stands; nothing if it is not in the book."""
        with self._change() as book:
            found = book.execute("SELECT state, rank FROM job WHERE key = ?", (key,)).fetchone()
            if found is None:
                return None
            before = "SELECT count(*) FROM job WHERE state != 'failed' AND rank < ?"
            return Standing(found[0], book.execute(before, (found[1],)).fetchone()[0])

    def wants(self, key: str) -> bool:
        """Return whether somebody still wants what is in work."""
        with self._change() as book:
            return bool(book.execute("SELECT 1 FROM job WHERE key = ? AND state = 'working'", (key,)).fetchone())

    def take(self) -> Job | None:
        """Return the first job that waits, now in work; nothing if there is none."""
        with self._change() as book:
            first = "SELECT rank FROM job WHERE state = 'waiting' ORDER BY rank LIMIT 1"
            found = book.execute(
                f"UPDATE job SET state = 'working', tries = tries + 1 WHERE rank = ({first}) RETURNING key, content"  # noqa: S608 - ours
            ).fetchone()
            if found:
                book.execute("INSERT OR REPLACE INTO work VALUES (?, ?, '')", (found[0], time.time()))
            return Job(*found) if found else None

    def tell(self, key: str, stage: str) -> None:
        """Write down how far a job in work is."""
        with self._change() as book:
            book.execute("UPDATE work SET stage = ? WHERE key = ?", (stage, key))

    def pace(self, key: str) -> Pace:
        """Return how a job goes; of one that is not in work, only how long others took: three in four no longer."""
        with self._change() as book:
            took = [one for (one,) in book.execute("SELECT seconds FROM took ORDER BY seconds")]
            usual = took[3 * len(took) // 4] if took else None
            began = "SELECT began, stage FROM work JOIN job USING (key) WHERE key = ? AND state = 'working'"
            found = book.execute(began, (key,)).fetchone()
            return Pace(max(0.0, time.time() - found[0]), found[1], usual) if found else Pace(0.0, "", usual)

    def finish(self, key: str, show: Callable[[str], None], leave: Callable[[str], None]) -> None:
        """Take a job out of the book and show what it made, or leave it if nobody wants it any more."""
        with self._change() as book:
            wanted = book.execute(
                "DELETE FROM job WHERE key = ? AND state = 'working' RETURNING key", (key,)
            ).fetchone()
            if wanted:
                took = "INSERT INTO took (seconds) SELECT max(0, ? - began) FROM work WHERE key = ?"
                book.execute(took, (time.time(), key))
                book.execute("DELETE FROM took WHERE rank <= (SELECT max(rank) FROM took) - ?", (REMEMBERED,))
            (show if wanted else leave)(key)

    def fail(self, key: str) -> None:
        """Write down that a job failed; what was asked for is forgotten."""
        with self._change() as book:
            book.execute("UPDATE job SET state = 'failed', since = ?, content = '' WHERE key = ?", (time.time(), key))

    def put_back(self, key: str) -> None:
        """Let a job wait again, at its place: it is not its fault that it was left."""
        with self._change() as book:
            book.execute("UPDATE job SET state = 'waiting', tries = 0 WHERE key = ? AND state = 'working'", (key,))

    def resume(self) -> None:
        """Let what was in work when a program ended wait again; what was so too often has failed."""
        with self._change() as book:
            often = "UPDATE job SET state = 'failed', content = '' WHERE state = 'working' AND tries >= ?"
            book.execute(often, (MOST_TRIES,))
            book.execute("UPDATE job SET state = 'waiting' WHERE state = 'working'")

    def cancel(self, key: str, who: str) -> None:
        """Write down that somebody does not want a dossier any more; it is made only if others do."""
        with self._change() as book:
            book.execute("DELETE FROM owner WHERE key = ? AND who = ?", (key, who))
            book.execute(UNWANTED)

    def again(self, key: str) -> None:
        """Forget that a job failed."""
        with self._change() as book:
            book.execute("DELETE FROM job WHERE key = ? AND state = 'failed'", (key,))

    def forget(self, who: str, remove: Callable[[str], None]) -> None:
        """Forget somebody, and remove what was made for them."""
        if not self._path.exists():
            return
        with self._change() as book:
            for (key,) in book.execute("DELETE FROM owner WHERE who = ? RETURNING key", (who,)).fetchall():
                remove(key)
            book.execute(UNWANTED)
        self._scrub()

    def sweep(self, made: frozenset[str], seconds: float) -> None:
        """Forget failures older than so many seconds, and who owned what is neither in the book nor made."""
        with self._change() as book:
            book.execute("DELETE FROM job WHERE state = 'failed' AND since < ?", (time.time() - seconds,))
            owned = {key for (key,) in book.execute("SELECT key FROM owner WHERE key NOT IN (SELECT key FROM job)")}
            book.executemany("DELETE FROM owner WHERE key = ?", [(key,) for key in owned - made])
            book.execute("DELETE FROM work WHERE key NOT IN (SELECT key FROM job)")
        self._scrub()

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if self._connection:
                self._connection.close()
            self._connection = None

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """Hold the book alone, in this process and among all: what is done is done whole, or not at all."""
        with self._lock:
            self._connection = self._connection or self._opened()
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection

    def _scrub(self) -> None:
        """Empty the journal, which still holds what was deleted."""
        with self._lock:
            if self._connection:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _opened(self) -> sqlite3.Connection:
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, PRIVATE))
        book = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        book.executescript(TABLES)
        return book
