"""Verifies an untrusted file in a process of its own, with limits of memory, time and output."""

from __future__ import annotations

import json
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from diagnostic import DossierError
from diagnostic.cli.terminal.apart import apart
from diagnostic.cli.terminal.limits import Given, Limits

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = Limits()
AT_ONCE = 2
PATIENCE = 10  # in seconds, before one is told that others come first
MOST_SAID = 1_000_000
UNTOLD = "ce qui y a été trouvé ne peut pas être montré : il y a là plus qu'un dossier, ou la vérification n'a rien dit"

places = BoundedSemaphore(AT_ONCE)

Verdict = dict[str, Any]


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
    try:
        output = apart(("verify", "-", "--json", *options), Given("dossier.pdf", pdf), LIMITS).out
        verdict = json.loads(output) if len(output) < MOST_SAID else None
    except DossierError as error:
        return _unreadable(error.reason)
    except ValueError:
        verdict = None
    return verdict if isinstance(verdict, dict) else _unreadable(UNTOLD)


def _unreadable(reason: str) -> Verdict:
    return {"verdict": "unreadable", "reason": reason}
