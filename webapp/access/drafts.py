"""Stores what a page sent and could not be saved as answers, for a day, under a key in the address of the page."""

from __future__ import annotations

from webapp.setup.state import installed


def save_draft(token: str, content: str, key: str = "") -> str:
    """Store a draft of this response and return its key; it replaces the draft under `key` if there is one.

    Raise ResponseNotFoundError if there is no response under this token.
    """
    return installed().store.drafts.put(token, content, key)


def draft(token: str, key: str) -> str | None:
    """Return the draft of this response under a key; None if there is none."""
    return installed().store.drafts.get(token, key) if key else None


def remove_draft(token: str, key: str) -> None:
    """Delete the draft of this response under a key, if there is one."""
    installed().store.drafts.forget(token, key)
