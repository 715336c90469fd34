"""Creates, reads, changes and deletes responses."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from diagnostic import ConflictError, ResponseNotFoundError
from webapp.logs import incident
from webapp.setup.state import installed, jobs
from webapp.storage import UnreadableError, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diagnostic import Questionnaire, Response
    from webapp.storage import Kept, Mode

TRIES = 100  # each failure is somebody else's success


def create(questionnaire: Questionnaire, response: Response, mode: Mode) -> Kept:
    """Store a new response and return it with its token."""
    return installed().store.add(questionnaire, response, mode)


def exists(token: str) -> bool:
    """Return whether a response is stored under this token, readable or not."""
    with suppress(ResponseNotFoundError):
        stored_row(token)
        return True
    return False


def read(token: str) -> Kept:
    """Return the response of this token.

    Raise ResponseNotFoundError if there is none, UnreadableError if part of it cannot be read.
    """
    return installed().store.get(token)


def readable_part(token: str) -> Kept | None:
    """Return the part of a response that can be read; None if not even its questionnaire can.

    Raise ResponseNotFoundError if there is no response under this token.
    """
    try:
        return read(token)
    except UnreadableError as error:
        return error.rest


def stored_row(token: str) -> Mapping[str, object]:
    """Return the row of a response by column, as the database has it; raise ResponseNotFoundError if there is none."""
    return installed().store.raw(token)


def change(token: str, changed: Callable[[Kept], Response]) -> Kept:
    """Store what `changed` makes of the present response, and return the response as it is now stored.

    `changed` is called again each time another request saved first. Raise ConflictError after 100 such attempts,
    ResponseNotFoundError and UnreadableError as `read` does.
    """
    for _ in range(TRIES):
        kept = read(token)
        response = changed(kept)
        if response == kept.response:
            return kept
        with suppress(ConflictError):
            return installed().store.save(kept, response)
    raise ConflictError(token)


def mend(token: str) -> Kept:
    """Delete what cannot be read of a response and return the rest; raise UnreadableError if nothing can be read."""
    return installed().store.mend(token)


def remove(token: str) -> bool:
    """Delete a response and the dossiers made of it; return whether nothing of them is left on the disk.

    Raise ResponseNotFoundError if there is no response under this token.
    """
    clean = installed().store.delete(token)
    try:
        jobs().forget(fingerprint(token))
    except Exception as error:  # noqa: BLE001 - the answers are deleted; the dossiers will be, once they are too old
        incident("the dossiers of a deleted response are still there", error)
        return False
    return clean
