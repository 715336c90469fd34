"""Read responses from and write diagnoses to Parquet, through pyarrow, an optional dependency imported on demand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from diagnostic.batch.columns import document, read_columns
from diagnostic.batch.flat import Kind, columns_of, row_of
from diagnostic.batch.record import Chunk, Record, unreadable
from diagnostic.errors import BatchError
from diagnostic.loading.answers import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diagnostic.batch.columns import Column
    from diagnostic.batch.output import Made
    from diagnostic.model import Questionnaire

ROWS_READ = 64
# Exceptions of pyarrow on values without a Python type: too precise, out of range, in an unknown time zone.
UNREAD = (ValueError, OverflowError, KeyError)
ROWS_WRITTEN = 2048


def require_arrow() -> None:
    """Raise BatchError, with the command that installs it, if pyarrow is missing."""
    try:
        import pyarrow as pa  # noqa: F401, PLC0415 - optional
    except ImportError as error:
        reason = "le format Parquet demande la bibliothèque pyarrow, qui n'est pas installée"
        hint = "Tapez : python -m pip install 'diagnostic-numerique[parquet]'. Ou servez-vous de .jsonl ou .csv."
        raise BatchError(reason, hint) from error


@dataclass(frozen=True)
class Parquet:
    """A Parquet file of responses, with the meaning of its columns."""

    path: Path
    total: int
    columns: tuple[Column, ...]

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows of the file, in order, in chunks that know the number of their first row."""
        import pyarrow as pa  # noqa: PLC0415 - optional
        import pyarrow.parquet as pq  # noqa: PLC0415

        first = 1
        try:
            with pq.ParquetFile(self.path) as file:
                for batch in file.iter_batches(batch_size=ROWS_READ):
                    yield Chunk((first, batch), batch.num_rows)
                    first += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            raise unreadable(self.path, "syntax", "ce fichier Parquet est abîmé") from error

    def records(self, lines: tuple[int, Any]) -> Iterator[Record]:
        """Yield the record of each row."""
        first, batch = lines
        names = batch.schema.names
        for number, cells in enumerate(zip(*map(_values, batch.columns), strict=True), start=first):
            raw = partial(_as_text, names, cells)
            mistakes = tuple(_unreadable(names, cells))
            if mistakes:
                yield Record(number, None, raw, {}, mistakes)
                continue
            key, data, mistakes = document(self.columns, cells)
            yield Record(number, _plain(key), raw, data, mistakes)


def _plain(key: object) -> object:
    """Return an id in a JSON-compatible form."""
    return key if key is None or isinstance(key, str | int) else str(key)


class Unreadable:
    """Placeholder of a value without a Python type, such as a timestamp finer than a microsecond."""

    def __str__(self) -> str:
        """Return the text of the placeholder in a reject."""
        return "…"


def _values(column: Any) -> list[Any]:  # noqa: ANN401 - pyarrow has no types
    """Return the values of a column, converted one by one if they cannot be converted together."""
    try:
        return list(column.to_pylist())
    except UNREAD:
        return [_value(value) for value in column]


def _value(cell: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    try:
        return cell.as_py()
    except UNREAD:
        return Unreadable()


def _unreadable(names: list[str], cells: tuple[object, ...]) -> Iterator[Mistake]:
    for name, cell in zip(names, cells, strict=True):
        if isinstance(cell, Unreadable):
            message = f"la valeur de la colonne « {name} » ne peut pas être lue"
            yield Mistake((), "bad-value", message, "Écrivez les dates en texte (AAAA-MM-JJ).")


def _as_text(names: list[str], cells: tuple[object, ...]) -> str:
    """Return a row as JSON."""
    return json.dumps(dict(zip(names, cells, strict=True)), ensure_ascii=False, default=str)


def read_parquet(questionnaire: Questionnaire, path: Path) -> Parquet:
    """Return a readable Parquet file; raise AnswerError with every unknown column."""
    require_arrow()
    import pyarrow as pa  # noqa: PLC0415 - optional
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        with pq.ParquetFile(path) as file:
            rows, names = file.metadata.num_rows, file.schema_arrow.names
    except (pa.ArrowException, OSError) as error:
        raise unreadable(path, "syntax", "ce n'est pas un fichier Parquet") from error
    return Parquet(path, rows, read_columns(questionnaire, names, path))


def arrow_schema(questionnaire: Questionnaire) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the Arrow schema of a table of diagnoses; its metadata names the questionnaire."""
    import pyarrow as pa  # noqa: PLC0415 - optional

    types: dict[Kind, Any] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
    }
    metadata = {"questionnaire": questionnaire.id, "version": questionnaire.version, "digest": questionnaire.digest}
    return pa.schema(
        [pa.field(name, types[kind]) for name, kind in columns_of(questionnaire).items()], metadata=metadata
    )


class ParquetOutput:
    """Parquet: one diagnosis a row."""

    def formed(self, questionnaire: Questionnaire, made: list[Made]) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Return diagnoses as rows."""
        import pyarrow as pa  # noqa: PLC0415 - optional

        return pa.RecordBatch.from_pylist([row_of(*row) for row in made], schema=arrow_schema(questionnaire))

    def writer(self, questionnaire: Questionnaire, file: BinaryIO) -> ParquetWriter:
        """Return a writer of rows for a file."""
        return ParquetWriter(questionnaire, file)


class ParquetWriter:
    """Writes rows in groups of a few thousand, so that memory use does not grow with the file."""

    def __init__(self, questionnaire: Questionnaire, file: BinaryIO) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415 - optional

        self.schema = arrow_schema(questionnaire)
        self.file = pq.ParquetWriter(file, self.schema, compression="zstd")
        self.held: list[Any] = []
        self.rows = 0

    def write(self, batch: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        """Buffer rows, and write full groups."""
        self.held.append(batch)
        self.rows += batch.num_rows
        if self.rows >= ROWS_WRITTEN:
            self._flush()

    def close(self) -> None:
        """Write the remaining rows and the footer of the file."""
        self._flush()
        self.file.close()

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - optional

        self.file.write_table(pa.Table.from_batches(self.held, self.schema))
        self.held, self.rows = [], 0
