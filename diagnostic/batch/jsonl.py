"""Read responses from JSON Lines: one object a line, with the keys of an answers file and an `id`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from diagnostic import budgets
from diagnostic.batch.record import Chunk, Line, Record, grouped
from diagnostic.errors import InputError
from diagnostic.loading.answers import KEYS, Mistake, unknown_keys
from diagnostic.response import cleaned_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 1 << 22
BOM = b"\xef\xbb\xbf"
ESCAPE = b"\\u"
HINT = 'Une ligne est un objet JSON entier : {"id": "A1", "answers": {…}}.'


@dataclass(frozen=True)
class JsonLines:
    """A JSON Lines file of responses."""

    path: Path

    @property
    def total(self) -> int:
        """The size of the file, in bytes."""
        return self.path.stat().st_size

    def chunks(self) -> Iterator[Chunk]:
        """Yield the lines of the file, in order."""
        with self.path.open("rb") as file:
            yield from grouped(_lines(file))

    def records(self, lines: list[Line]) -> Iterator[Record]:
        """Yield the record of each line; blank lines are skipped."""
        for number, content, size in lines:
            if content.strip():
                yield _record(number, content, size)


def _lines(file: BinaryIO) -> Iterator[Line]:
    """Yield the lines of a file; a line too long to be a response is truncated."""
    number = 0
    while content := file.readline(LONGEST):
        number += 1
        size = len(content)
        while not content.endswith(b"\n") and (rest := file.readline(LONGEST)):
            size += len(rest)
            if rest.endswith(b"\n"):
                break
        yield Line(number, content.removeprefix(BOM) if number == 1 else content, size)


def _record(number: int, content: bytes, size: int) -> Record:
    raw = partial(_as_text, content)
    if size > LONGEST:
        return Record(number, None, raw, {}, (Mistake((), "too-long", "cette ligne est trop longue", HINT),))
    data, mistake = read_json(content)
    if mistake is None and not isinstance(data, dict):
        mistake = Mistake((), "wrong-type", "des clés et des valeurs sont attendues", HINT)
    if mistake is not None:
        return Record(number, None, raw, {}, (mistake,))
    if ESCAPE in content:  # the only way to half a sign
        data = cleaned_data(data)
    key = cleaned_data(data.pop("id", None))
    return Record(number, key, raw, data, tuple(unknown_keys(data, KEYS)))


def _as_text(content: bytes) -> str:
    return content.decode("utf-8", "backslashreplace").rstrip("\r\n")


def read_json(content: bytes | str) -> tuple[Any, Mistake | None]:
    """Return the value of a JSON text, or the mistake that makes it unreadable."""
    try:
        return budgets.read_json(content, most=LONGEST), None
    except InputError as error:
        problem = error.problem
        message = f"{problem.message} (au caractère {problem.column})"
        return None, Mistake((), problem.code, message, problem.hint or HINT)
