"""The finished PDF files, private in one folder, kept within an age and a total size."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FINISHED, PARTIAL = ".pdf", ".begun"
PRIVATE_FOLDER = 0o700
ABANDONED_AFTER = 3600  # seconds after which a partial file belongs to nobody


class Files:
    """The files of a folder, by key; a file appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def prepare(self) -> None:
        """Create the folder, readable by its owner only; the rights of a folder that exists are left alone."""
        with suppress(FileExistsError):
            self._folder.mkdir(parents=True, mode=PRIVATE_FOLDER)

    def partial(self, key: str) -> Path:
        """Return the path where this process writes a PDF while it is being made."""
        return self._folder / f"{key}.{os.getpid()}{PARTIAL}"

    def publish(self, key: str) -> None:
        """Rename the partial file of this process to the finished one, in one step."""
        self.partial(key).replace(self._path(key))

    def discard(self, key: str) -> None:
        """Delete the partial file of this process, if there is one."""
        self.partial(key).unlink(missing_ok=True)

    def discard_partials(self) -> None:
        """Delete every partial file: a dispatcher that was killed left them."""
        for _, _, path in self._files(PARTIAL):
            path.unlink(missing_ok=True)

    def has(self, key: str) -> bool:
        """Return whether a PDF is finished."""
        return self._path(key).is_file()

    def read(self, key: str) -> bytes | None:
        """Return a finished PDF; None if it is not there."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, key: str) -> None:
        """Delete a finished PDF, if it is there."""
        self._path(key).unlink(missing_ok=True)

    def sweep(self, *, seconds: float, size: int) -> None:
        """Delete the PDFs older than `seconds`, then the oldest until the rest fits in `size` bytes."""
        now, total = time.time(), 0
        for modified, weight, path in sorted(self._files(FINISHED), reverse=True):
            total += weight
            if now - modified > seconds or total > size:
                path.unlink(missing_ok=True)
        for modified, _, path in self._files(PARTIAL):
            if now - modified > ABANDONED_AFTER:
                path.unlink(missing_ok=True)

    def keys(self) -> frozenset[str]:
        """Return the keys of the finished PDFs."""
        return frozenset(path.stem for _, _, path in self._files(FINISHED))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{FINISHED}"

    def _files(self, suffix: str) -> list[tuple[float, int, Path]]:
        """Return time of modification, size in bytes and path of each file; another process may delete some."""
        files = []
        for path in self._folder.glob(f"*{suffix}"):
            with suppress(FileNotFoundError):
                status = path.stat()
                files.append((status.st_mtime, status.st_size, path))
        return files
