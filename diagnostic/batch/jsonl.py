"""Responses as JSON Lines: on each line one object, with the keys of an answers file and an `id`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from diagnostic.batch.record import Chunk, Line, Record, grouped
from diagnostic.loading.answers import KEYS, Mistake, unknown_keys
from diagnostic.response import cleaned_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 1 << 22
BOM = b"\xef\xbb\xbf"
ESCAPE = b"\\u"
HINT = 'Une ligne est un objet JSON entier : {"id": "A1", "answers": {…}}.'


class _TwiceError(ValueError):
    """A key is written twice in one object."""


@dataclass(frozen=True)
class JsonLines:
    """A file of JSON Lines."""

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
        """Yield what each line says; a blank one says nothing at all."""
        for number, content, size in lines:
            if content.strip():
                yield _record(number, content, size)


def _lines(file: BinaryIO) -> Iterator[Line]:
    """Yield the lines of a file; of one that is too long to be a response, the beginning."""
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
    raw = partial(_told, content)
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


def _told(content: bytes) -> str:
    return content.decode("utf-8", "backslashreplace").rstrip("\r\n")


def read_json(content: bytes | str) -> tuple[Any, Mistake | None]:
    """Return the value of a JSON text, or the mistake that keeps it from being read."""
    try:
        return json.loads(content, object_pairs_hook=_once, parse_constant=_refused), None
    except UnicodeDecodeError:
        return None, Mistake((), "syntax", "ce n'est pas du texte UTF-8", "Enregistrez le fichier en UTF-8.")
    except _TwiceError as error:
        return None, Mistake((), "duplicate-key", f"la clé « {error} » est écrite deux fois", "Retirez l'une des deux.")
    except json.JSONDecodeError as error:
        return None, Mistake((), "syntax", f"ce n'est pas du JSON (au caractère {error.pos + 1})", HINT)
    except (ValueError, RecursionError):
        return None, Mistake((), "syntax", "ce n'est pas du JSON", HINT)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return made


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)
