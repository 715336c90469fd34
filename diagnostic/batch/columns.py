"""Responses as a table: the meaning of each column, and of each cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.batch.jsonl import read_json
from diagnostic.errors import AnswerError, Problem, did_you_mean
from diagnostic.kinds import kind_of
from diagnostic.kinds.refusal import shortened
from diagnostic.loading.answers import KEYS, MAPPINGS, Mistake
from diagnostic.loading.validation import MOST_TOLD
from diagnostic.response import Said, Sheets, cleaned, cleaned_data, read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from diagnostic.kinds import Kind
    from diagnostic.model import Questionnaire

HEADINGS = ("id", *(key for key in KEYS if key not in MAPPINGS))


class Column(NamedTuple):
    """A column: the data keys its cells go under, and the kind of the question, if it is one.

    A column without a name is ignored: spreadsheets leave such empty columns behind.
    """

    place: tuple[str, ...]
    kind: Kind | None = None


UNNAMED = Column(())


def read_columns(questionnaire: Questionnaire, names: Sequence[str], path: Path) -> tuple[Column, ...]:
    """Return the meaning of each column; raise AnswerError with every unknown or duplicate one."""
    known = known_columns(questionnaire)
    unknown = islice(_unknown(names, known, path), MOST_TOLD)
    problems = [*unknown, *_twice([known.get(name) for name in names], names, path)]
    if problems:
        first = min(problems)
        raise AnswerError(str(path), None, code=first.code, message=first.message, hint=first.hint, problems=problems)
    return tuple(known[name] if name else UNNAMED for name in names)


def known_columns(questionnaire: Questionnaire) -> dict[str, Column]:
    """Return every column that a table of responses may have, by name; a heading takes precedence over a question."""
    sheets = questionnaire.prepared(Sheets)
    kinds = {key: kind_of(question) for key, question in questionnaire.question_by_id.items()}
    known: dict[str, Column] = {}
    for sheet, keys in (("answers", sheets.answers), ("identity", sheets.identity)):
        known |= {key: Column((sheet, key), kinds[key]) for key in keys}
        known |= {f"{sheet}.{key}": Column((sheet, key), kinds[key]) for key in keys}
    for part in ("solutions", "quotes"):
        known |= {f"{part}.{key}": Column((part, key)) for key in questionnaire.recommendation_by_id}
    return known | {key: Column((key,)) for key in (*HEADINGS, *MAPPINGS)}


def _unknown(names: Sequence[str], known: dict[str, Column], path: Path) -> Iterator[Problem]:
    for at, name in enumerate(names, start=1):
        if name and name not in known:
            message = f"la colonne {at}, « {shortened(name)} », ne veut rien dire ici"
            yield Problem(str(path), 1, at, "unknown-column", message, did_you_mean(name, known))


def _twice(columns: Sequence[Column | None], names: Sequence[str], path: Path) -> Iterator[Problem]:
    first: dict[Column, int] = {}
    for at, (column, name) in enumerate(zip(columns, names, strict=True), start=1):
        if column is not None and first.setdefault(column, at) != at:
            hint = f"Déjà colonne {first[column]}."
            yield Problem(str(path), 1, at, "duplicate-key", f"la colonne « {name} » est écrite deux fois", hint)


def document(columns: Iterable[Column], cells: Iterable[object]) -> tuple[Any, dict[str, Any], tuple[Mistake, ...]]:
    """Return the id, the plain data and the reading mistakes of a row; empty cells are skipped.

    A cell in the column of a whole part (`answers`) holds all of it, as an object or as JSON.
    """
    data: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for at, (column, cell) in enumerate(zip(columns, cells, strict=True), start=1):
        value = _value(column, cell)
        if value is None:
            continue
        if not column.place:
            mistakes.append(_lost(at, value))
            continue
        key = column.place[0]
        if len(column.place) > 1:
            _put(data, column.place, value, mistakes)
        elif key in MAPPINGS:
            _put_all(data, key, value, mistakes)
        else:
            data[key] = (read_day(value).day or value) if key == "date" else value
    key = data.pop("id", None)
    return str(key) if isinstance(key, Decimal) else key, data, tuple(mistakes)


def _lost(at: int, value: object) -> Mistake:
    """Return the mistake of a cell whose content would otherwise be silently ignored."""
    message = f"la colonne {at} n'a pas de nom, et cette ligne y dit « {shortened(value)} »"
    return Mistake((), "unnamed-column", message, "Donnez un nom à la colonne, ou videz-la.")


def _put(data: dict[str, Any], place: tuple[str, ...], value: object, mistakes: list[Mistake]) -> None:
    part = data.setdefault(place[0], {})
    if place[1] in part:
        message = "cette réponse est donnée deux fois"
        mistakes.append(Mistake(place, "duplicate-key", message, "Retirez l'une des deux."))
    part[place[1]] = value


def _put_all(data: dict[str, Any], key: str, value: object, mistakes: list[Mistake]) -> None:
    parts, mistake = read_json(value) if isinstance(value, str) else (value, None)
    if mistake is not None:
        mistakes.append(mistake._replace(place=(key,)))
        return
    parts = cleaned_data(parts)
    if isinstance(parts, list) and all(isinstance(entry, tuple) for entry in parts):
        parts = dict(parts)  # how Arrow gives a map
    if not isinstance(parts, dict):
        mistakes.append(Mistake((key,), "wrong-type", "des clés et des valeurs sont attendues ici"))
        return
    for name, part in parts.items():
        if (plain := _plain(part)) is not None:
            _put(data, (key, name), plain, mistakes)


def _value(column: Column, cell: object) -> object:
    """Return the value of a cell, None if empty; a text is read according to the kind of its question."""
    value = _plain(cell)
    if not isinstance(value, str):
        return value
    text = cleaned(value).strip()
    if column.kind is None or text in tuple(Said):
        return text or None
    return column.kind.cell(text)


def _plain(value: object) -> object:
    """Return a value in the form of an answers file: a date as text, an integral number as an integer."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - what tables write where there is no number
            return None
        return int(value) if value.is_integer() else value
    return value
