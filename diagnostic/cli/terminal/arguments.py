"""Read a questionnaire and a file of answers, the arguments of the commands about one response."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from diagnostic.diagnosis import Diagnosis

questionnaire = click.argument("questionnaire", type=click.Path(path_type=Path))
answers = click.argument("answers", metavar="RÉPONSES", type=click.Path(path_type=Path))


class Answered(NamedTuple):
    """The diagnosis of a file of answers, its date (AAAA-MM-JJ, or None), and its report settings."""

    diagnosis: Diagnosis
    date: str
    report: dict[str, Any]


def read(folder: Path, path: Path) -> Answered:
    """Return the diagnosis of a file; raise with every mistake of the questionnaire, or else of the file."""
    from diagnostic.diagnosis import diagnose  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.loading import load, read_answers  # noqa: PLC0415

    loaded = load(folder)
    file = read_answers(loaded, path)
    return Answered(diagnose(loaded, file.response), file.date, file.data.get("report") or {})
