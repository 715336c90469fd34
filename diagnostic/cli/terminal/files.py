"""Read and write the files of commands atomically, reporting failures as usage errors."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diagnostic.budgets import read_bytes, read_stream, reason
from diagnostic.errors import InputError
from diagnostic.outputs import PUBLIC, check_target, same_file, written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_READ = 20 * 1024**2 + 1  # of a dossier: one byte more than may be, so that it is the one to say so
STDOUT = (Path("-"), Path("/dev/stdout"))


def write_whole(target: Path, content: bytes, mode: int = PUBLIC) -> None:
    """Write a file atomically with permissions `mode`, through a temporary file beside it.

    « - » and `/dev/stdout` are the standard output.
    """
    if target in STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    with _told(target), written_whole(target, mode) as file:
        file.write(content)


def can_write(target: Path, *read: Path | None) -> None:
    """Raise UsageError, before any work, if a path cannot be written: not a file, or one of the inputs."""
    if target in STDOUT:
        return
    with _told(target):
        check_target(target)
    folders = target.absolute().parents if target.suffix == ".yaml" else ()
    for source in filter(None, read):
        if any(same_file(one, source) for one in (target, *folders)):
            message = f"{target} est un fichier qui est lu : donnez un autre nom."
            raise click.UsageError(message)


def make_folder(folder: Path) -> None:
    """Make a folder and its parents, if missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        message = f"impossible d'écrire dans {folder} : {reason(error)}."
        raise click.UsageError(message) from error


def read_whole(source: Path, most: int = MOST_READ) -> bytes:
    """Return the content of a file, or of the standard input for « - »."""
    try:
        if str(source) == "-":
            return read_stream(sys.stdin.buffer, "-", most) if sys.stdin else b""
        return read_bytes(source, most)
    except InputError as error:
        message = f"impossible de lire {source} : {error.problem.message}."
        raise click.UsageError(message) from error


def tell_written(target: Path, message: str) -> None:
    """Print what was written; on the error output if the content went to the standard output."""
    click.echo(message, err=target in STDOUT)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn a failure to write a file into a usage error."""
    try:
        yield
    except (OSError, ValueError) as error:
        message = f"impossible d'écrire {target} : {reason(error)}."
        raise click.UsageError(message) from error
