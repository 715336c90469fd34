"""The units of work of a batch: lines grouped in chunks, and the record read from each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from diagnostic.budgets import reason, require_file
from diagnostic.errors import AnswerError, InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from diagnostic.loading.answers import Mistake

MOST_LINES = 64
MOST_BYTES = 1 << 18


class Line(NamedTuple):
    """One line as read: its number (from 1), its content, and its size in the file, in bytes or rows."""

    number: int
    content: Any
    size: int


class Chunk(NamedTuple):
    """Lines diagnosed together, and the position in the file after them, in bytes or rows."""

    lines: Any
    size: int


class Record(NamedTuple):
    """The content of one line: plain data of a response, or None and the reason; and the original line."""

    line: int
    key: Any
    raw: Callable[[], str]
    data: dict[str, Any]
    mistakes: tuple[Mistake, ...]


class Source(Protocol):
    """A file of responses: one process reads chunks, worker processes parse their lines."""

    @property
    def path(self) -> Path:
        """The path of the file."""

    @property
    def total(self) -> int:
        """The size of the file, in bytes or rows."""

    def chunks(self) -> Iterator[Chunk]:
        """Yield the lines of the file, in order."""

    def records(self, lines: Any) -> Iterator[Record]:  # noqa: ANN401 - what its own chunks hold
        """Yield the record of each line of a chunk."""


def grouped(lines: Iterable[Line]) -> Iterator[Chunk]:
    """Yield lines in chunks: small enough to hold dozens in memory, large enough to outweigh the cost of transfer."""
    held: list[Line] = []
    size = 0
    for line in lines:
        held.append(line)
        size += line.size
        if len(held) == MOST_LINES or size >= MOST_BYTES:
            yield Chunk(held, size)
            held, size = [], 0
    yield Chunk(held, size)


def chunks_of(source: Source) -> Iterator[Chunk]:
    """Yield the chunks of a source; raise AnswerError if the system cannot read it."""
    try:
        yield from source.chunks()
    except OSError as error:
        message = f"ce fichier ne peut pas être lu : {reason(error)}"
        raise unreadable(source.path, "missing-file", message) from error


def require(path: Path) -> None:
    """Raise AnswerError unless the path is that of a readable file."""
    try:
        require_file(path)
        path.open("rb").close()
    except InputError as error:
        problem = error.problem
        raise unreadable(path, problem.code, problem.message, problem.hint) from error
    except OSError as error:
        raise unreadable(path, "missing-file", f"ce fichier ne peut pas être lu : {reason(error)}") from error


def unreadable(path: Path, code: str, message: str, hint: str = "") -> AnswerError:
    """Return the AnswerError of a file that cannot be read at all."""
    problem = Problem(str(path), 1, 1, code, message, hint)
    return AnswerError(str(path), None, code=code, message=message, hint=hint, problems=[problem])
