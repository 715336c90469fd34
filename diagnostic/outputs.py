"""Write files atomically: whole or not at all.

A device, a pipe or a folder is never overwritten, and links are not followed. Failures are OSErrors, which
`diagnostic.budgets.reason` puts into French.
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
    """Raise OSError if the path of a file to be written is taken by something other than a file."""
    if path.is_symlink():
        message = f"c'est un lien vers {path.readlink()}, donnez le chemin du fichier lui-même"
        raise OSError(0, message)
    if path.exists() and (other := kind_of(path.stat().st_mode)):
        raise OSError(0, other)


def same_file(path: Path, other: Path) -> bool:
    """Return whether two paths lead to the same place, even if nothing exists there."""
    return os.path.realpath(path) == os.path.realpath(other)


@contextmanager
def written_whole(path: Path, mode: int = PUBLIC) -> Iterator[BinaryIO]:
    """Yield a temporary file that replaces the target only on success; raise OSError if that fails.

    An existing file keeps its permissions; a new one gets `mode` less the user's umask.
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
    """Return the user's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
