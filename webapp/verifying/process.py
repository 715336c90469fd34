"""A file that anybody sent, verified apart: in a process of its own, its memory, time and output counted."""

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

Found = dict[str, Any]


class BusyError(Exception):
    """As many files as this machine takes at once are being verified."""


def checked(pdf: bytes, trust: Path | None) -> Found:
    """Return what `diagnostic verify --json` finds of a file; raise BusyError where others come first."""
    if not places.acquire(timeout=PATIENCE):
        raise BusyError
    try:
        return _found(pdf, ("--trust", str(trust)) if trust else ())
    finally:
        places.release()


def _found(pdf: bytes, options: tuple[str, ...]) -> Found:
    try:
        said = apart(("verify", "-", "--json", *options), Given("dossier.pdf", pdf), LIMITS).out
        found = json.loads(said) if len(said) < MOST_SAID else None
    except DossierError as error:
        return _unreadable(error.reason)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else _unreadable(UNTOLD)


def _unreadable(reason: str) -> Found:
    return {"verdict": "unreadable", "reason": reason}
