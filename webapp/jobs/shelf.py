"""The dossiers made, as private files in one folder, for a while and within a size: nobody else reads them."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MADE, BEGUN = ".pdf", ".begun"
PRIVATE_FOLDER = 0o700
LEFT_AFTER = 3600  # seconds after which what was begun was left


class Shelf:
    """The files of a folder, by key; each is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def prepare(self) -> None:
        """Make the folder, for its owner alone; one that is there keeps its rights: it may hold more than ours."""
        with suppress(FileExistsError):
            self._folder.mkdir(parents=True, mode=PRIVATE_FOLDER)

    def begun(self, key: str) -> Path:
        """Return where a dossier is written while it is made; another process writes elsewhere."""
        return self._folder / f"{key}.{os.getpid()}{BEGUN}"

    def put(self, key: str) -> None:
        """Show a dossier that is made; it takes its place at once."""
        self.begun(key).replace(self._path(key))

    def drop(self, key: str) -> None:
        """Leave a dossier that was begun, if it was."""
        self.begun(key).unlink(missing_ok=True)

    def leave(self) -> None:
        """Leave all that was begun, by whoever led before and was ended in the middle."""
        for _, _, path in self._files(BEGUN):
            path.unlink(missing_ok=True)

    def has(self, key: str) -> bool:
        """Return whether a dossier is there."""
        return self._path(key).is_file()

    def read(self, key: str) -> bytes | None:
        """Return a dossier, or nothing."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, key: str) -> None:
        """Forget a dossier, if it is there."""
        self._path(key).unlink(missing_ok=True)

    def sweep(self, *, seconds: float, size: int) -> None:
        """Forget the dossiers older than so many seconds, then the oldest until the rest fits in a size in bytes."""
        now, kept = time.time(), 0
        for written, weight, path in sorted(self._files(MADE), reverse=True):
            kept += weight
            if now - written > seconds or kept > size:
                path.unlink(missing_ok=True)
        for written, _, path in self._files(BEGUN):
            if now - written > LEFT_AFTER:
                path.unlink(missing_ok=True)

    def keys(self) -> frozenset[str]:
        """Return what is there."""
        return frozenset(path.stem for _, _, path in self._files(MADE))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{MADE}"

    def _files(self, kind: str) -> list[tuple[float, int, Path]]:
        """Return the files of a kind: when each was written, how big it is, where; another process may remove some."""
        found = []
        for path in self._folder.glob(f"*{kind}"):
            with suppress(FileNotFoundError):
                facts = path.stat()
                found.append((facts.st_mtime, facts.st_size, path))
        return found
