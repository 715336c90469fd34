"""Files that a command writes: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

PUBLIC = 0o644


def write_whole(target: Path, content: bytes, mode: int = PUBLIC) -> None:
    """Write a file whole, for those that `mode` lets read it: beside its place first, then in one move."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        message = f"impossible d'écrire dans {target.parent} : {error.strerror}."
        raise click.UsageError(message) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(mode)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        message = f"impossible d'écrire {target} : {error.strerror}."
        raise click.UsageError(message) from error


def read_whole(source: Path) -> bytes:
    """Return the content of a file."""
    try:
        return source.read_bytes()
    except OSError as error:
        message = f"impossible de lire {source} : {error.strerror}."
        raise click.UsageError(message) from error
