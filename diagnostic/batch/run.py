"""Run a whole batch: recognise the formats by file name, read, diagnose and write."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from diagnostic import outputs
from diagnostic.batch.jsonl import JsonLines
from diagnostic.batch.output import JsonOutput, unwritable, written_whole
from diagnostic.batch.parquet import ParquetOutput, read_parquet, require_arrow
from diagnostic.batch.pool import shared
from diagnostic.batch.record import require
from diagnostic.batch.separated import read_separated
from diagnostic.batch.work import Work
from diagnostic.errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diagnostic.batch.output import Output
    from diagnostic.batch.record import Source
    from diagnostic.model import Questionnaire

JSON_LINES = (".jsonl", ".ndjson")


class Batch(NamedTuple):
    """A batch ready to run: the work on the lines of a file, and the targets of diagnoses and rejects."""

    work: Work
    output: Path
    rejects: Path

    @property
    def total(self) -> int:
        """The size of the input, in bytes or rows."""
        return self.work.source.total


class Counted(NamedTuple):
    """The numbers of diagnosed and of rejected responses."""

    diagnosed: int
    rejected: int


def prepare(questionnaire: Questionnaire, responses: Path, output: Path, rejects: Path) -> Batch:
    """Return a batch ready to run.

    Raise AnswerError if the file of responses cannot be read (an unknown column is one reason), BatchError if the
    format of a file is unknown.
    """
    if any(outputs.same_file(*pair) for pair in combinations((responses, output, rejects), 2)):
        reason = "les réponses, les diagnostics et les rejets ne peuvent pas être le même fichier"
        raise BatchError(reason, "Donnez un nom à chacun.")
    made = _output(output)
    for path in (output, rejects):
        try:
            outputs.check_target(path)
        except OSError as error:
            raise unwritable(path, error) from error
    return Batch(Work(questionnaire, _source(questionnaire, responses), made), output, rejects)


def _source(questionnaire: Questionnaire, path: Path) -> Source:
    readers: dict[str, Callable[[Questionnaire, Path], Source]] = {".csv": read_separated, ".parquet": read_parquet}
    readers |= dict.fromkeys(JSON_LINES, lambda _, path: JsonLines(path))
    if path.suffix.lower() not in readers:
        reason = f"« {path.name} » n'est ni .jsonl, ni .csv, ni .parquet"
        raise BatchError(reason, "La fin du nom dit ce qu'est le fichier.")
    require(path)
    return readers[path.suffix.lower()](questionnaire, path)


def _output(path: Path) -> Output:
    if path.suffix.lower() == ".parquet":
        require_arrow()
        return ParquetOutput()
    if path.suffix.lower() not in JSON_LINES:
        reason = f"« {path.name} » n'est ni .jsonl, ni .parquet"
        raise BatchError(reason, "La fin du nom dit ce que sera le fichier.")
    return JsonOutput()


def run(batch: Batch, jobs: int, advance: Callable[[int], None]) -> Counted:
    """Diagnose every line, in order, and return the counts; `advance` is called with the bytes or rows processed.

    Both files are written whole or not at all. Raise BatchError if they cannot be, or if a process dies.
    """
    diagnosed = rejected = 0
    with ExitStack() as files:
        rejects = files.enter_context(written_whole(batch.rejects))
        output = files.enter_context(written_whole(batch.output))
        writer = batch.work.output.writer(batch.work.questionnaire, output)
        for done in shared(batch.work, jobs):
            writer.write(done.formed)
            rejects.write(done.rejects)
            diagnosed, rejected = diagnosed + done.diagnosed, rejected + done.rejected
            advance(done.size)
        writer.close()
    return Counted(diagnosed, rejected)
