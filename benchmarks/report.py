"""How long a dossier takes, beside what WeasyPrint alone needs: warm, cold, in memory, in bytes.

    .venv/bin/python benchmarks/report.py

Times are medians, on one core, without the first round, which warms up. The floors say what no change of ours can save:
the same text without any style of ours, and a page with one word.
"""

from __future__ import annotations

import datetime as dt
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from weasyprint import HTML

import diagnostic
from diagnostic import report
from diagnostic.dossier import read_dossier, render_pdf
from diagnostic.dossier.archive import archived, parts_of
from diagnostic.report.paper.pages import laid_out

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent.parent / "questionnaires" / "maturite-numerique"
CASE = FOLDER / "cases" / "boutique-kaori.yaml"
TEMPLATE, DAY, ROUNDS, COLD_ROUNDS = "dossier-province-sud", dt.date(2026, 3, 12), 5, 3
LARGEST, MOST_TIMES = 400_000, 1.4


def main() -> None:
    """Print every figure."""
    questionnaire = diagnostic.load(FOLDER)
    diagnosis = diagnostic.diagnose(questionnaire, diagnostic.read_answers(questionnaire, CASE).response)
    page = report.render_html(report.context(diagnosis, date=DAY))
    pages = laid_out(page, TEMPLATE)
    parts = parts_of(diagnosis, date=DAY, template=TEMPLATE, body=None)
    whole = archived(pages, parts, DAY)
    assert len(whole) <= LARGEST
    print(f"the dossier of {CASE.stem}: {len(whole) / 1000:.0f} kB with its data")
    made = tell("warm, whole", lambda: render_pdf(diagnosis, date=DAY))
    tell("  in words and in HTML", lambda: report.render_html(report.context(diagnosis, date=DAY)))
    tell("  laid out by WeasyPrint", lambda: laid_out(page, TEMPLATE))
    tell("  made to last, data attached", lambda: archived(pages, parts, DAY))
    floor = tell("floor: its text without our style", lambda: HTML(string=bare(page)).write_pdf(pdf_variant="pdf/a-3a"))
    tell("floor: a page with one word", lambda: HTML(string="<html lang=fr><p>mot").write_pdf(pdf_variant="pdf/a-3a"))
    print(f"the whole is {made / floor:.2f} times the floor of its text; {MOST_TIMES} at most is wanted")
    tell("its data read back", lambda: read_dossier(whole))
    print(f"cold, `diagnostic report` in a fresh process: {cold():.2f} s")
    print(f"peak memory of that process:      {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def tell(what: str, make: Callable[[], object]) -> float:
    """Print the median time of a piece of work, and return it in seconds."""
    make()
    median = statistics.median(timed(make) for _ in range(ROUNDS))
    print(f"{what + ':':34}{1000 * median:6.0f} ms")
    return median


def timed(make: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def bare(page: str) -> str:
    """Return a page without our style: its text and its drawings, in the fonts that the machine has."""
    return re.sub(r"<link\b[^>]*>", "", page)


def cold() -> float:
    """Return the median of the seconds that the command takes in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "dossier.pdf")
        command = [sys.executable, "-m", "diagnostic", "report", str(FOLDER), str(CASE), "-o", output]
        made = lambda: subprocess.run(command, check=True, capture_output=True)  # noqa: E731, S603 - ourselves
        return statistics.median(timed(made) for _ in range(COLD_ROUNDS))


if __name__ == "__main__":
    main()
