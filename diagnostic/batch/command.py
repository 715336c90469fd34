"""`diagnostic diagnose --batch`: a file of responses to a file of diagnoses."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from diagnostic.wording.numbers import count, tenths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diagnostic.batch import Batch, Counted

SOME_REJECTED = 3


def diagnose_many(questionnaire: Path, responses: Path, output: Path, rejects: Path | None, jobs: int | None) -> int:
    """Diagnose every line of a file, print how many there were, and return the exit status."""
    from diagnostic.batch import prepare  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.loading import load  # noqa: PLC0415

    aside = rejects or output.with_suffix(".rejets.jsonl")
    batch = prepare(load(questionnaire), responses, output, aside)
    start = time.monotonic()
    counted = _run(batch, jobs or len(os.sched_getaffinity(0)))
    summary = _summary(counted, time.monotonic() - start)
    click.echo(f"{summary}\nDiagnostics : {output}\nRejets : {aside if counted.rejected else 'aucun'}")
    return SOME_REJECTED if counted.rejected else 0


def _run(batch: Batch, jobs: int) -> Counted:
    from diagnostic.batch import run  # noqa: PLC0415 - heavy, and not for `--help`

    hidden = not sys.stderr.isatty()
    with (
        _stopped_alike(),
        click.progressbar(length=batch.total, label="Diagnostics", file=sys.stderr, hidden=hidden) as bar,
    ):
        return run(batch, jobs, bar.update)


@contextmanager
def _stopped_alike() -> Iterator[None]:
    """Take a request to end (SIGTERM) as Ctrl-C: what was begun is cleared away."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _summary(counted: Counted, seconds: float) -> str:
    said = count(counted.diagnosed, "réponse diagnostiquée", "réponses diagnostiquées")
    refused = count(counted.rejected, "rejetée", "rejetées")
    rate = (counted.diagnosed + counted.rejected) / max(seconds, 1e-9)
    return f"{said}, {refused}, en {tenths(seconds)} s ({rate:.0f} par seconde)."
