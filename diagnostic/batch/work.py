"""Diagnose the lines of a chunk, in each worker process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.batch.flat import compact
from diagnostic.batch.output import Made
from diagnostic.diagnosis import diagnose, to_data
from diagnostic.loading.answers import taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic.batch.output import Output
    from diagnostic.batch.record import Chunk, Record, Source
    from diagnostic.loading.answers import Mistake
    from diagnostic.model import Questionnaire


# Characters that JSON allows unescaped, and that some programs read as line breaks.
LINE_ENDS = {ord(one): f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029"}


class Done(NamedTuple):
    """The result of a chunk: formatted diagnoses, rejects as JSON Lines, the count of each, and its size."""

    formed: Any
    rejects: bytes
    diagnosed: int
    rejected: int
    size: int


class Work(NamedTuple):
    """Everything needed to diagnose the lines of a file."""

    questionnaire: Questionnaire
    source: Source
    output: Output

    def done(self, chunk: Chunk) -> Done:
        """Return the result of a chunk."""
        made: list[Made] = []
        rejects: list[str] = []
        for record in self.source.records(chunk.lines):
            response, mistakes = taken(self.questionnaire, record.data) if not record.mistakes else (None, ())
            if response is None:
                rejects.append(_reject(record, (*record.mistakes, *mistakes)))
                continue
            try:
                made.append(Made(record.line, record.key, to_data(diagnose(self.questionnaire, response))))
            except Exception as error:
                error.add_note(f"ligne {record.line}")
                raise
        formed = self.output.formed(self.questionnaire, made)
        return Done(formed, "".join(rejects).encode("utf-8", "backslashreplace"), len(made), len(rejects), chunk.size)


def _reject(record: Record, mistakes: Iterable[Mistake]) -> str:
    """Return a line of the file of rejects."""
    problems = [
        {
            "code": mistake.code,
            "question": mistake.place[-1] if mistake.place else None,
            "message": mistake.message,
            "hint": mistake.hint,
        }
        for mistake in mistakes
    ]
    line = compact({"line": record.line, "id": record.key, "raw": record.raw(), "problems": problems})
    return line.translate(LINE_ENDS) + "\n"
