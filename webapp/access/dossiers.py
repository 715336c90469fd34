"""Records the dossiers handed out and tells which ones were: by their code, or by the bytes of the file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from webapp.setup.state import installed

if TYPE_CHECKING:
    from datetime import date

    from webapp.storage import Issued


def hand_out(token: str, pdf: bytes, code: str, template: str, issued: Issued) -> None:
    """Record that this dossier of a response was handed out: its code, its digest, and the SHA-256 of its file."""
    store = installed().store
    store.issue(token, code, template, issued)
    store.hand_out(token, hashlib.sha256(pdf).hexdigest(), issued.day)


def issued_under(code: str) -> tuple[Issued, ...]:
    """Return the dossiers handed out here under a code of 16 signs, the oldest first."""
    return installed().store.issued(code)


def handed_out_on(pdf: bytes) -> date | None:
    """Return the day when this very file was handed out here; None if it was not, or its response was deleted."""
    return installed().store.handed_out(hashlib.sha256(pdf).hexdigest())


def knows_questionnaire(digest: str) -> bool:
    """Return whether a response to the questionnaire with this digest was ever stored here."""
    return installed().store.knows(digest)
