"""Files written beside their place first, then moved there whole; and diagnoses as JSON Lines."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol

from diagnostic.batch.flat import compact
from diagnostic.errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Questionnaire


class Made(NamedTuple):
    """A diagnosis as plain data, with the line and the id of its response."""

    line: int
    key: Any
    data: dict[str, Any]


class Writer(Protocol):
    """What writes formed diagnoses into a file."""

    def write(self, formed: Any) -> None:  # noqa: ANN401 - as its own output forms them
        """Write diagnoses."""

    def close(self) -> None:
        """Write what is left."""


class Output(Protocol):
    """A kind of file of diagnoses: formed by those who diagnose, written by one process."""

    def formed(self, questionnaire: Questionnaire, made: list[Made]) -> Any:  # noqa: ANN401 - as it is written
        """Return diagnoses as they are written."""

    def writer(self, questionnaire: Questionnaire, file: BinaryIO) -> Writer:
        """Return what writes them into a file."""


class JsonOutput:
    """JSON Lines: on each line a diagnosis as `diagnose --json` gives it, after its `line` and its `id`."""

    def formed(self, questionnaire: Questionnaire, made: list[Made]) -> bytes:
        """Return diagnoses as lines."""
        del questionnaire
        return "".join([compact({"line": line, "id": key, **data}) + "\n" for line, key, data in made]).encode()

    def writer(self, questionnaire: Questionnaire, file: BinaryIO) -> LinesWriter:
        """Return what writes lines into a file."""
        del questionnaire
        return LinesWriter(file)


class LinesWriter:
    """Writes lines as they come."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def write(self, formed: bytes) -> None:
        """Write lines."""
        self.file.write(formed)

    def close(self) -> None:
        """Leave nothing behind."""
        self.file.flush()


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Give a file beside its place, which takes the place only if nothing goes wrong; raise BatchError if it cannot."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> BatchError:
    return BatchError(f"impossible d'écrire {path} ({error.strerror})", "Vérifiez le dossier et la place qui reste.")
