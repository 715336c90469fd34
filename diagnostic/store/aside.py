"""What was typed and could not be kept as an answer, put aside until its page is sent again; gone with the response."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from diagnostic.errors import ResponseNotFoundError
from diagnostic.store.rows import Base, ResponseRow, UtcTime
from diagnostic.store.token import fingerprint, new_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

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

    def put(self, token: str, content: str) -> str:
        """Put something aside for a day and return its key; raise ResponseNotFoundError if the response is gone."""
        key, owner, moment = new_token(), fingerprint(token), self._clock()
        values = {"key": fingerprint(key), "response": owner, "content": content, "made": moment}
        old = (AsideRow.response == owner) & (AsideRow.made < moment - KEPT)
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(AsideRow).where(old))
                connection.execute(insert(AsideRow).values(**values))
        except IntegrityError:
            raise ResponseNotFoundError(token) from None
        return key

    def get(self, token: str, key: str) -> str | None:
        """Return what was put aside for a response under a key, nothing if it is there no more."""
        found = (AsideRow.key == fingerprint(key)) & (AsideRow.response == fingerprint(token))
        with self._engine.connect() as connection:
            return connection.scalar(select(AsideRow.content).where(found))

    def forget(self, token: str, key: str) -> None:
        """Forget what was put aside under a key."""
        found = (AsideRow.key == fingerprint(key)) & (AsideRow.response == fingerprint(token))
        with self._engine.begin() as connection:
            connection.execute(delete(AsideRow).where(found))
