"""A row of the database to a response: what today's rules refuse is told part by part, and never stops the rest.

A row may have been written by another version, by hand, or on a bad disk. So it is read as text, and each part of it
is proved before anything rests on it.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import JSON, LargeBinary, Text, cast

from diagnostic import AnswerError, Response, kept_here
from webapp.storage.rows import in_utc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import ColumnElement

    from diagnostic import Questionnaire
    from webapp.storage.rows import Base

Raw = dict[str, Any]  # by column: bytes or text as the database has it; a moment or a number where it holds to types

PARTS = ("identity", "answers", "solutions", "quotes")
PATHS = ("full", "short")
MOST_REVISION = 2**31 - 1  # of the integers that every database takes


class Unread(NamedTuple):
    """Something of a row that cannot be read: which column, which question or recommendation of it, and its text.

    `key` is empty where it is the whole column. `why` is said to people; empty where there is nothing to add.
    """

    column: str
    key: str
    stored: str
    why: str = ""


class Row(NamedTuple):
    """What could be read of a row, and what could not; where its questionnaire cannot be read, no response can."""

    response: Response | None
    mode: str
    revision: int
    created: datetime
    updated: datetime
    unread: tuple[Unread, ...]


def columns_of(table: type[Base], dialect: str) -> list[ColumnElement[Any]]:
    """Return the columns of a table as they are to be asked for, so that no value of theirs makes reading fail."""
    if dialect == "sqlite":  # whatever the type of a column, it may hold anything, and text that is not text
        return [cast(column, LargeBinary).label(column.name) for column in table.__table__.columns]
    every = table.__table__.columns
    return [cast(one, Text).label(one.name) if isinstance(one.type, JSON) else one for one in every]


def text_of(value: object) -> str:
    """Return a value of a column as text that can be shown and written down, whatever it is."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def read_row(raw: Raw, questionnaire: Questionnaire | None) -> Row:
    """Return what a row says; it never raises."""
    unread: list[Unread] = []

    def read(column: str, reader: Callable[[Any], Any], otherwise: object) -> Any:  # noqa: ANN401 - what the reader returns
        try:
            return reader(raw[column])
        except Exception:  # noqa: BLE001 - whatever is wrong with it, the rest is to be read
            unread.append(Unread(column, "", text_of(raw[column])))
            return otherwise

    path = read("path", _path, "full")
    parts = {part: read(part, _object, {}) for part in PARTS}
    if questionnaire is None:
        unread.append(Unread("questionnaire", "", text_of(raw["digest"])))
        response = None
    else:
        response = _response(questionnaire, parts, path, unread)
    created = read("created", _moment, datetime.fromtimestamp(0, UTC))
    updated = read("updated", _moment, created)
    revision = read("revision", _revision, 0)
    return Row(response, text_of(raw["mode"]), revision, created, updated, tuple(unread))


def _response(questionnaire: Questionnaire, parts: Mapping[str, Any], path: Any, unread: list[Unread]) -> Response:  # noqa: ANN401 - a path
    try:
        return _sound(Response.to(questionnaire, **parts, path=path, door=kept_here()))
    except Exception:  # noqa: BLE001 - as above
        said: dict[str, Any] = {part: {} for part in PARTS}
        for part, key, value in _each(parts):
            try:
                alone: dict[str, Any] = {part: {key: value}}
                _sound(Response.to(questionnaire, **alone, door=kept_here()))
                said[part][key] = value
            except Exception as error:  # noqa: BLE001 - as above
                unread.append(Unread(part, key, _written(value), _why(error)))
        return Response.to(questionnaire, **said, path=path, door=kept_here())


def _each(parts: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    yield from ((part, key, value) for part in PARTS for key, value in parts[part].items())


def _sound(response: Response) -> Response:
    """Return a response that can be written and shown; an error if it holds half a sign or a number without end."""
    json.dumps(response.data, ensure_ascii=False).encode()
    return response


def _why(error: Exception) -> str:
    return error.message if isinstance(error, AnswerError) else ""


def _written(value: object) -> str:
    """Return a value as JSON, in signs that every page can show."""
    try:
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    except (ValueError, RecursionError):
        return "…"


def _object(stored: Any) -> Mapping[str, object]:  # noqa: ANN401 - bytes or text
    said = json.loads(stored)
    if not isinstance(said, dict):
        raise TypeError
    return said


def _path(stored: Any) -> str:  # noqa: ANN401 - bytes or text
    return PATHS[PATHS.index(_strict(stored))]


def _moment(stored: Any) -> datetime:  # noqa: ANN401 - bytes of SQLite, or a moment
    return in_utc(stored if isinstance(stored, datetime) else datetime.fromisoformat(_strict(stored)))


def _revision(stored: Any) -> int:  # noqa: ANN401 - bytes of SQLite, or a number
    return range(MOST_REVISION + 1).index(int(stored))  # a ValueError of any that is out of range


def _strict(stored: Any) -> str:  # noqa: ANN401 - bytes or text
    return stored.decode() if isinstance(stored, bytes) else str(stored)
