"""What was typed and could not be kept as an answer, put aside until its page is sent again; gone with the response."""

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


class AsideRow(Base):
    """What one page typed, known by the fingerprint of a key that only its address holds."""

    __tablename__ = "aside"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    response: Mapped[str] = mapped_column(ForeignKey(ResponseRow.fingerprint, ondelete="CASCADE"), index=True)
    content: Mapped[str] = mapped_column(Text)
    made: Mapped[datetime] = mapped_column(UtcTime)


class Asides:
    """What the pages of one database put aside."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def put(self, token: str, content: str, key: str = "") -> str:
        """Put something aside for a day and return its key; raise ResponseNotFoundError if the response is gone.

        It takes the place of what is there under `key`, if anything is.
        """
        return key if key and self._replaced(token, content, key) else self._added(token, content)

    def _replaced(self, token: str, content: str, key: str) -> bool:
        values = {"content": content, "made": self._clock()}
        with self._engine.begin() as connection:
            return connection.execute(update(AsideRow).where(_found(token, key)).values(**values)).rowcount > 0

    def _added(self, token: str, content: str) -> str:
        key, owner, moment = new_token(), fingerprint(token), self._clock()
        values = {"key": fingerprint(key), "response": owner, "content": content, "made": moment}
        expired = (AsideRow.response == owner) & (AsideRow.made < moment - KEPT)
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(AsideRow).where(expired))
                connection.execute(insert(AsideRow).values(**values))
        except IntegrityError:
            raise ResponseNotFoundError(token) from None
        return key

    def get(self, token: str, key: str) -> str | None:
        """Return what was put aside for a response under a key, nothing if it is there no more."""
        with self._engine.connect() as connection:
            return connection.scalar(select(AsideRow.content).where(_found(token, key)))

    def forget(self, token: str, key: str) -> None:
        """Forget what was put aside under a key."""
        with self._engine.begin() as connection:
            connection.execute(delete(AsideRow).where(_found(token, key)))


def _found(token: str, key: str) -> ColumnElement[bool]:
    return (AsideRow.key == fingerprint(key)) & (AsideRow.response == fingerprint(token))
