"""Verifies an untrusted file in a process of its own, with limits of memory, time and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = (sys.executable, "-m", "diagnostic", "verify", "-", "--json", "--bounded")
SECONDS = 60  # of waiting; of computing it gets 30, which it counts itself
AT_ONCE = 2
PATIENCE = 10  # in seconds, before one is told that others come first
PRIVATE = "DIAGNOSTIC_"  # what the settings are called in the environment: none of that process's business
MOST_SAID = 1_000_000

places = BoundedSemaphore(AT_ONCE)

Verdict = dict[str, Any]
GAVE_UP: Verdict = {"verdict": "unreadable", "reason": "le lire demande plus de temps ou de mémoire qu'un dossier"}


class BusyError(Exception):
    """As many files as this machine takes at once are being verified."""


def verdict_on(pdf: bytes, trust: Path | None) -> Verdict:
    """Return the JSON of `diagnostic verify --json` for a file; raise BusyError after 10 seconds in the queue."""
    if not places.acquire(timeout=PATIENCE):
        raise BusyError
    try:
        return _verdict(pdf, ("--trust", str(trust)) if trust else ())
    finally:
        places.release()


def _verdict(pdf: bytes, options: tuple[str, ...]) -> Verdict:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(PRIVATE)}
    try:
        ran = subprocess.run(  # noqa: S603 - our own command, and the file on its standard input
            (*COMMAND, *options), input=pdf, capture_output=True, env=environment, timeout=SECONDS, check=False
        )
        verdict = json.loads(ran.stdout) if len(ran.stdout) < MOST_SAID else GAVE_UP
    except (subprocess.TimeoutExpired, ValueError):
        return GAVE_UP
    return verdict if isinstance(verdict, dict) else GAVE_UP
