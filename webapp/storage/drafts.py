"""Drafts of forms that could not be saved, kept for a day at most and deleted with their response."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from diagnostic import ResponseNotFoundError
from webapp.storage.rows import Base, ResponseRow, UtcTime
from webapp.storage.token import fingerprint, new_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, Engine

KEPT = timedelta(days=1)


class DraftRow(Base):
    """A draft of one page, known by the fingerprint of a key that only its URL holds."""

    __tablename__ = "aside"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    response: Mapped[str] = mapped_column(ForeignKey(ResponseRow.fingerprint, ondelete="CASCADE"), index=True)
    content: Mapped[str] = mapped_column(Text)
    made: Mapped[datetime] = mapped_column(UtcTime)


class Drafts:
    """The drafts of one database."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def put(self, token: str, content: str, key: str = "") -> str:
        """Store a draft for a day and return its key; raise ResponseNotFoundError if the response is gone.

        It replaces the draft under `key`, if there is one.
        """
        return key if key and self._replaced(token, content, key) else self._added(token, content)

    def _replaced(self, token: str, content: str, key: str) -> bool:
        values = {"content": content, "made": self._clock()}
        with self._engine.begin() as connection:
            return connection.execute(update(DraftRow).where(_is_draft(token, key)).values(**values)).rowcount > 0

    def _added(self, token: str, content: str) -> str:
        key, owner, moment = new_token(), fingerprint(token), self._clock()
        values = {"key": fingerprint(key), "response": owner, "content": content, "made": moment}
        expired = (DraftRow.response == owner) & (DraftRow.made < moment - KEPT)
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(DraftRow).where(expired))
                connection.execute(insert(DraftRow).values(**values))
        except IntegrityError:
            raise ResponseNotFoundError(token) from None
        return key

    def get(self, token: str, key: str) -> str | None:
        """Return the draft of a response under a key; None if there is none."""
        with self._engine.connect() as connection:
            return connection.scalar(select(DraftRow.content).where(_is_draft(token, key)))

    def forget(self, token: str, key: str) -> None:
        """Delete the draft under a key, if there is one."""
        with self._engine.begin() as connection:
            connection.execute(delete(DraftRow).where(_is_draft(token, key)))


def _is_draft(token: str, key: str) -> ColumnElement[bool]:
    return (DraftRow.key == fingerprint(key)) & (DraftRow.response == fingerprint(token))
