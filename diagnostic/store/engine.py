"""The connection to the database: SQLite as a server needs it, any other as its URL says."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url

BUSY_MILLISECONDS = 5000
PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", f"busy_timeout = {BUSY_MILLISECONDS}", "foreign_keys = ON")


def connect(url: str) -> Engine:
    """Return the engine of a database URL: `sqlite:///var/diagnostic.sqlite`, `postgresql+psycopg://…`."""
    engine = create_engine(_with_driver(url), pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _with_driver(url: str) -> str:
    """Return the URL with the driver that this project installs, where it names none."""
    parsed = make_url(url)
    if parsed.drivername in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
