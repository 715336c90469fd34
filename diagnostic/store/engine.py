"""The connection to the database: SQLite as a server needs it, any other as its URL says."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text

BUSY_MILLISECONDS = 5000
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted or replaced is overwritten
    "temp_store = MEMORY",
)
PRIVATE = 0o600
BESIDE = ("", "-wal", "-shm", "-journal")


def connect(url: str) -> Engine:
    """Return the engine of a database URL: `sqlite:///var/diagnostic.sqlite`, `postgresql+psycopg://…`.

    What it raises never tells the values that it was given; a file of SQLite is for its owner alone.
    """
    parsed = _with_driver(url)
    is_sqlite = parsed.startswith("sqlite")
    engine = create_engine(parsed, pool_pre_ping=not is_sqlite, hide_parameters=True)
    if is_sqlite:
        _keep_private(engine)
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def scrub(engine: Engine) -> bool:
    """Write the journal of SQLite into its file and empty it: until then, it still holds what was deleted.

    Return whether it is empty: others who read hold it for a while. Other databases have their own housekeeping.
    """
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as connection:
        busy: int = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
        return not busy


def vacuum(engine: Engine) -> None:
    """Write the file of SQLite anew, without the free pages that hold what was deleted before it was overwritten."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
        scrub(engine)


def _with_driver(url: str) -> str:
    """Return the URL with the driver that this project installs, where it names none."""
    parsed = make_url(url)
    if parsed.drivername in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


def _keep_private(engine: Engine) -> None:
    """Make the file of a database, or take it back, for its owner alone; those beside it get the same rights."""
    name = engine.url.database
    if not name or name == ":memory:" or name.startswith("file:"):
        return
    os.close(os.open(name, os.O_CREAT | os.O_RDWR, PRIVATE))
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{name}{ending}").chmod(PRIVATE)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
