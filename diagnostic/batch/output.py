"""Write output files atomically, and diagnoses as JSON Lines."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol

from diagnostic import outputs
from diagnostic.batch.flat import compact
from diagnostic.budgets import reason
from diagnostic.errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diagnostic.model import Questionnaire


class Made(NamedTuple):
    """A diagnosis as plain data, with the line and the id of its response."""

    line: int
    key: Any
    data: dict[str, Any]


class Writer(Protocol):
    """Writes formatted diagnoses into a file."""

    def write(self, formed: Any) -> None:  # noqa: ANN401 - as its own output forms them
        """Write diagnoses."""

    def close(self) -> None:
        """Write the remaining data."""


class Output(Protocol):
    """An output format: diagnoses are formatted by worker processes and written by one process."""

    def formed(self, questionnaire: Questionnaire, made: list[Made]) -> Any:  # noqa: ANN401 - as it is written
        """Return diagnoses formatted for the writer."""

    def writer(self, questionnaire: Questionnaire, file: BinaryIO) -> Writer:
        """Return a writer for a file."""


class JsonOutput:
    """JSON Lines: one diagnosis a line, as in `diagnose --json`, after its `line` and its `id`."""

    def formed(self, questionnaire: Questionnaire, made: list[Made]) -> bytes:
        """Return diagnoses as JSON lines."""
        del questionnaire
        return "".join([compact({"line": line, "id": key, **data}) + "\n" for line, key, data in made]).encode()

    def writer(self, questionnaire: Questionnaire, file: BinaryIO) -> LinesWriter:
        """Return a writer of lines for a file."""
        del questionnaire
        return LinesWriter(file)


class LinesWriter:
    """Writes lines immediately."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def write(self, formed: bytes) -> None:
        """Write lines."""
        self.file.write(formed)

    def close(self) -> None:
        """Do nothing: no data is buffered."""
        self.file.flush()


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Yield a temporary file that replaces the target only on success; raise BatchError if that fails."""
    try:
        with outputs.written_whole(path) as file:
            yield file
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError | ValueError) -> BatchError:
    """Return the BatchError of a file that cannot be written."""
    return BatchError(f"impossible d'écrire {path} ({reason(error)})", "Vérifiez le dossier et la place qui reste.")
