"""Read responses from CSV: a column per question, commas or semicolons, UTF-8 with or without a byte order mark."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, TextIO

from diagnostic.batch.columns import document, read_columns
from diagnostic.batch.record import Chunk, Line, Record, grouped, unreadable
from diagnostic.loading.answers import Mistake
from diagnostic.notation.numbers import INVISIBLE
from diagnostic.response import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diagnostic.batch.columns import Column
    from diagnostic.model import Questionnaire

DELIMITERS = (",", ";", "\t")
LONGEST = 1 << 22
MOST_LINES = 1000  # that the names of the columns may run over
# The separator line that Excel writes and reads before the header.
SEPARATOR = re.compile(r'"?sep=([^"\r\n])"?[;,\t]*[\r\n]*', re.IGNORECASE)
NUL, NO_TEXT = "\x00", "ce n'est pas du texte : il y a des caractères nuls"
NOT_UTF8, SAVE_AS = "ce n'est pas du texte UTF-8", "Dans un tableur : enregistrer sous, CSV UTF-8."
ESCAPED = range(0xDC80, 0xDD00)  # how Python keeps a byte that is no UTF-8


class Row(NamedTuple):
    """One row as read: its text, and its cells (None if it cannot be split into cells)."""

    raw: str
    cells: list[str] | None


@dataclass(frozen=True)
class Separated:
    """A CSV file, with the meaning of its columns."""

    path: Path
    delimiter: str
    columns: tuple[Column, ...]
    header: int = 1

    @property
    def total(self) -> int:
        """The size of the file, in bytes."""
        return self.path.stat().st_size

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows of the file, in order."""
        with _opened(self.path) as file:
            yield from grouped(_rows(file, self.delimiter, self.header))

    def records(self, lines: list[Line]) -> Iterator[Record]:
        """Yield the record of each row; empty rows are skipped."""
        for number, row, _ in lines:
            if row.cells is None or any(map(str.strip, row.cells)):
                yield self._record(number, row)

    def _record(self, number: int, row: Row) -> Record:
        row = _trimmed(row, len(self.columns))
        mistake = _unreadable(row, len(self.columns))
        raw = partial(_as_text, row.raw)
        if mistake is not None or row.cells is None:
            return Record(number, None, raw, {}, (mistake,) if mistake else ())
        key, data, mistakes = document(self.columns, row.cells)
        return Record(number, key, raw, data, mistakes)


def _as_text(raw: str) -> str:
    return raw.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace").rstrip("\r\n")


def read_separated(questionnaire: Questionnaire, path: Path) -> Separated:
    """Return a readable CSV file; raise AnswerError with every unknown column."""
    with _opened(path) as file:
        header = _header(file)
        separator = SEPARATOR.fullmatch(header)
        if separator:
            header = _header(file)
        empty = not header.strip() and not file.read(LONGEST).strip()
    if empty:
        raise unreadable(path, "empty-file", "ce fichier est vide", "La première ligne nomme les colonnes.")
    if _is_broken(header):
        raise unreadable(path, "syntax", NOT_UTF8, SAVE_AS)
    if NUL in header:
        raise unreadable(path, "syntax", NO_TEXT, SAVE_AS)
    delimiters = (separator[1],) if separator else DELIMITERS
    cut = {delimiter: _cut(header, delimiter) for delimiter in delimiters}
    if header.strip() and not any(cut.values()):
        message = "la première ligne, celle qui nomme les colonnes, n'est pas du CSV"
        raise unreadable(path, "syntax", message, "Un nom de colonne a moins de 131 072 signes.")
    delimiter = separator[1] if separator else max(DELIMITERS, key=lambda one: len(cut[one]))
    names = [_name(name) for name in cut[delimiter]]
    if not any(names):
        message = "la première ligne, celle qui nomme les colonnes, est vide"
        raise unreadable(path, "syntax", message, "Retirez ce qui est au-dessus des noms des colonnes.")
    return Separated(path, delimiter, read_columns(questionnaire, names, path), header=2 if separator else 1)


def _header(file: TextIO) -> str:
    """Return the next row of a file, including the line breaks inside quotation marks."""
    lines: list[str] = []
    marks = 0
    while len(lines) < MOST_LINES and (line := file.readline(LONGEST)):
        lines.append(line)
        marks += line.count('"')
        if marks % 2 == 0:
            break
    return "".join(lines)


def _cut(header: str, delimiter: str) -> list[str]:
    return _next(csv.reader(StringIO(header, newline=""), delimiter=delimiter)) or []


def _name(cell: str) -> str:
    """Return the name of a column, on one line and without invisible characters."""
    return " ".join(INVISIBLE.sub("", cleaned(cell)).split())


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _is_broken(text: str) -> bool:
    return any(ord(character) in ESCAPED for character in text)


def _rows(file: TextIO, delimiter: str, header: int) -> Iterator[Line]:
    """Yield the rows after the header; a row that spans several lines is numbered by its first."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        while line := file.readline(LONGEST):
            taken.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    number, read = 1, 0
    while (cells := _next(reader)) is None or taken:
        raw, here = "".join(taken), file.buffer.tell()
        if number > header and cells != []:
            yield Line(number, Row(raw, cells), here - read)
            read = here
        number += len(taken)
        taken.clear()


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Return the next row of cells: an empty list at the end, None if it cannot be split."""
    try:
        return next(reader, [])
    except csv.Error:
        return None


def _trimmed(row: Row, columns: int) -> Row:
    """Return a row without the empty cells that a spreadsheet adds after its last column."""
    cells = row.cells or []
    return (
        row._replace(cells=cells[:columns])
        if len(cells) > columns and not any(map(str.strip, cells[columns:]))
        else row
    )


def _unreadable(row: Row, columns: int) -> Mistake | None:
    """Return why a row cannot be read, in French; empty if it can."""
    if row.cells is None:
        hint = "Un guillemet qui s'ouvre se ferme ; dans un texte, il s'écrit deux fois."
        return Mistake((), "syntax", f"cette ligne n'est pas du CSV{_swallowed(row.raw)}", hint)
    if NUL in row.raw:
        return Mistake((), "syntax", NO_TEXT, SAVE_AS)
    if _is_broken(row.raw):
        return Mistake((), "syntax", NOT_UTF8, SAVE_AS)
    if len(row.cells) != columns:
        cells = f"{len(row.cells)} case{'s' * (len(row.cells) > 1)}"
        hint = "Vérifiez les séparateurs et les guillemets de cette ligne."
        return Mistake((), "uneven-row", f"cette ligne a {cells}, l'en-tête en a {columns}", hint)
    return None


def _swallowed(raw: str) -> str:
    """Return, in French, how many lines an unclosed quotation mark includes."""
    more = len(raw.splitlines()) - 1
    return f" : elle emporte les {more} lignes suivantes" if more > 1 else " : elle emporte la suivante" if more else ""
