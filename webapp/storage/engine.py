"""Connects to the database: SQLite with the settings that a server needs, or any other by its URL."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from diagnostic import DiagnosticError

BUSY_MILLISECONDS = 5000
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted or replaced is overwritten
    "temp_store = MEMORY",
)
KNOWN = frozenset({"sqlite", "postgresql", "postgres"})
PRIVATE = 0o600
BESIDE = ("", "-wal", "-shm", "-journal")


class DatabaseError(DiagnosticError):
    """The database cannot be opened: it does not respond, or it is none."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"La base de données « {without_password(url)} » ne s'ouvre pas : {reason}.")


def connect(url: str) -> Engine:
    """Return the engine of a database URL: `sqlite:///var/diagnostic.sqlite`, `postgresql+psycopg://…`.

    What it raises never tells the values that it was given; a file of SQLite is for its owner alone. Raise
    DatabaseError where a device, a pipe or a folder stands in the place of that file: their rights are left alone.
    """
    parsed = _with_driver(url)
    is_sqlite = parsed.startswith("sqlite")
    engine = create_engine(parsed, pool_pre_ping=not is_sqlite, hide_parameters=True)
    if is_sqlite:
        if reason := _no_file(engine):
            raise DatabaseError(url, reason)
        _keep_private(engine)
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def refusal(url: str) -> str:
    """Return the reason, in French, why a URL cannot be used as a database; an empty text where it can."""
    try:
        if make_url(url).get_backend_name() not in KNOWN:
            return "ce genre de base de données n'est pas connu ici"
        engine = create_engine(_with_driver(url))
    except NoSuchModuleError:
        return "ce qui doit parler à cette base n'est pas connu ici"
    except (ArgumentError, ValueError):
        return "ce n'est pas une telle adresse"
    except ImportError:
        return "il manque ce qui parle à cette base, à installer avec l'extra « postgresql »"
    return _folder_refusal(engine) if engine.dialect.name == "sqlite" else ""


def without_password(url: str) -> str:
    """Return a URL without its password; « … » where it cannot be parsed."""
    try:
        return make_url(url).set(query={}).render_as_string()
    except (ArgumentError, ValueError):
        return "…"


def _folder_refusal(engine: Engine) -> str:
    if not (name := _file_of(engine)):
        return ""
    path = Path(name)
    if reason := _no_file(engine):
        return reason
    if not path.parent.is_dir():
        return f"le dossier « {path.parent} » n'existe pas"
    target = path if path.exists() else path.parent
    return "" if os.access(target, os.W_OK) else f"« {target} » ne peut pas être écrit"


def _no_file(engine: Engine) -> str:
    """Return the reason why the path of an SQLite database is not a file, in French; an empty text where it is."""
    path = Path(_file_of(engine) or ".missing")
    if path.is_dir():
        return f"« {path} » est un dossier"
    return f"« {path} » n'est pas un fichier" if path.exists() and not path.is_file() else ""


def _file_of(engine: Engine) -> str:
    """Return the path of an SQLite database; an empty text where it is in memory."""
    name = engine.url.database or ""
    return "" if name == ":memory:" or name.startswith("file:") else name


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
    if not (name := _file_of(engine)):
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
