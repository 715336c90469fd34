"""The workbench itself: the folder as it was last read and the answers given, for every page that is open on it."""

from __future__ import annotations

import secrets
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from webapp.preview.folder import NOTHING, Folder, Stamp, read, settled_stamp, stamp
from webapp.preview.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Moment(NamedTuple):
    """The state that a page shows: the folder, the trial answers, and the previous ones if all were replaced."""

    version: str
    folder: Folder
    trial: Trial
    before: Trial | None


class Bench:
    """Reads the folder again when its files have changed, and keeps the answers; one version for each change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._run = secrets.token_hex(4)  # so that a page left open knows that another run began
        self._count = 0
        self._stamp: Stamp | None = None
        self._folder = NOTHING
        self._trial = Trial()
        self._before: Trial | None = None

    def look(self) -> Moment:
        """Return the present moment; the files are read again if one of them has changed."""
        with self._lock:
            self._follow()
            return self._moment()

    def change(self, changed: Callable[[Moment], Trial], *, at_once: bool = False) -> Moment:
        """Change the answers; `at_once`: all are replaced, and those of before can be taken back."""
        with self._lock:
            self._follow()
            trial = changed(self._moment())
            if trial != self._trial:
                self._before = self._trial if at_once else self._before
                self._trial = trial
                self._count += 1
            return self._moment()

    def _follow(self) -> None:
        if stamp(self.path) != self._stamp:
            self._stamp = settled_stamp(self.path)
            self._folder = read(self.path, self._folder)
            self._count += 1

    def _moment(self) -> Moment:
        return Moment(f"{self._run}-{self._count}", self._folder, self._trial, self._before)
