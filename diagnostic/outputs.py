"""Files written whole or not at all, where a file stands or nothing does.

Never over a device, a pipe or a folder, and never through a link. What goes wrong is an OSError, that
`diagnostic.budgets.reason` says in French.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from diagnostic.budgets import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PUBLIC = 0o644
SHOWN = 40  # of the name, in the one it has until it is whole
PERMISSIONS = 0o777


def check_target(path: Path) -> None:
    """Raise OSError where something else than a file stands under the name of one that is to be written."""
    if path.is_symlink():
        message = f"c'est un lien vers {path.readlink()}, donnez le chemin du fichier lui-même"
        raise OSError(0, message)
    if path.exists() and (other := kind_of(path.stat().st_mode)):
        raise OSError(0, other)


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one place, whether there is something or not."""
    return os.path.realpath(one) == os.path.realpath(other)


@contextmanager
def written_whole(path: Path, mode: int = PUBLIC) -> Iterator[BinaryIO]:
    """Give a file beside its place, which takes the place only if nothing goes wrong; raise OSError if it cannot.

    A file that was there keeps its permissions; a new one has those of `mode` that the user's mask leaves.
    """
    check_target(path)
    permissions = path.stat().st_mode & PERMISSIONS if path.exists() else mode & ~_mask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:SHOWN]}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(permissions)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _mask() -> int:
    """Return what the user takes from the permissions of new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
