"""How the cost grows with the questionnaire: loading and checking, preparing, one diagnosis, memory.

    .venv/bin/python benchmarks/growth.py                     # the table and the exponents
    .venv/bin/python benchmarks/growth.py --svg growth.svg    # and the curve
    .venv/bin/python benchmarks/growth.py --only 2000         # one size, with a profile of each stage

Each size is measured in a fresh process, in seconds of processor. An exponent is the slope of the logarithm of the
cost over that of the size, from 500 questions on: 1 means twice the cost for twice the size.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import pstats
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from synthetic import SEED, write_questionnaire

import diagnostic
from diagnostic import Response, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic import Questionnaire

SIZES = (50, 100, 200, 500, 1000, 2000, 5000)
FITTED_FROM, ROUNDS = 500, 5
STAGES = {
    "load": "load + check (s)",
    "response": "Response.to (ms)",
    "prepare": "prepare (ms)",
    "complete": "complete (ms)",
    "half": "half (ms)",
    "json": "to_json (ms)",
    "memory": "memory (MB)",
}


def main() -> None:
    """Print the table, or the profile of one size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=int, help="one size, with a profile of each stage")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--svg", type=Path, help="a picture of the curves")
    asked = parser.parse_args()
    if asked.measure or asked.only:
        found = measured(asked.measure or asked.only, profiled=bool(asked.only))
        print(json.dumps(found))
        return
    rows = {size: fresh(size) for size in SIZES}
    table(rows)
    if asked.svg:
        from curves import drawn  # noqa: PLC0415 - only for the picture

        asked.svg.write_text(drawn(rows, STAGES), encoding="utf-8")


def fresh(size: int) -> dict[str, float]:
    """Return what one size costs, measured in a process of its own."""
    command = [sys.executable, __file__, "--measure", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    return dict(json.loads(done.stdout))


def table(rows: dict[int, dict[str, float]]) -> None:
    """Print a row for each size, and the exponents below."""
    print("| questions | " + " | ".join(STAGES.values()) + " |")
    print("|---" * (len(STAGES) + 1) + "|")
    for size, found in rows.items():
        print(f"| {size} | " + " | ".join(f"{found[stage]:.3g}" for stage in STAGES) + " |")
    print("| exponent | " + " | ".join(f"{exponent(rows, stage):.2f}" for stage in STAGES) + " |")


def exponent(rows: dict[int, dict[str, float]], stage: str) -> float:
    """Return the slope of a cost, both scales being logarithmic."""
    sizes = [size for size in rows if size >= FITTED_FROM]
    logs = [math.log(rows[size][stage]) for size in sizes]
    return statistics.linear_regression([math.log(size) for size in sizes], logs).slope


def measured(size: int, *, profiled: bool) -> dict[str, float]:
    """Return what one size costs, in the units of the table."""
    found: dict[str, float] = {}

    def stage(name: str, work: Callable[[], object], times: int = ROUNDS) -> None:
        found[name] = statistics.median(timed(work) for _ in range(times))
        if profiled:
            profile = cProfile.Profile()
            profile.runcall(work)
            print(f"\n== {name}", file=sys.stderr)
            pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(12)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "synthetique"
        write_questionnaire(folder, size)
        bare = memory()
        stage("load", lambda: diagnostic.load(folder), 1 if size >= FITTED_FROM else ROUNDS)
        questionnaire = diagnostic.load(folder)
    whole = answered(questionnaire)
    half = Response.to(questionnaire, dict(list(whole.answers.items())[: len(whole.answers) // 2]))
    stage("prepare", lambda: diagnostic.diagnose(unprepared(questionnaire), whole), 3)
    diagnosis = diagnostic.diagnose(questionnaire, whole)
    assert diagnosis.complete
    stage("response", lambda: Response.to(questionnaire, whole.answers))
    stage("complete", lambda: diagnostic.diagnose(questionnaire, whole))
    stage("half", lambda: diagnostic.diagnose(questionnaire, half), 3)
    stage("json", lambda: diagnostic.to_json(diagnosis))
    return {name: seconds * (1 if name == "load" else 1000) for name, seconds in found.items()} | {
        "memory": memory() - bare
    }


def unprepared(questionnaire: Questionnaire) -> Questionnaire:
    """Return a copy for which nothing has been worked out yet but its digest."""
    return questionnaire.model_copy()


def answered(questionnaire: Questionnaire) -> Response:
    """Return a response to every question asked, found by answering what is asked until nothing more is."""
    chance = random.Random(SEED)
    said: dict[str, object] = {}
    drawn = {one.id: chance.choice(one.all_choices).id for one in questionnaire.questions}
    while True:
        response = Response.to(questionnaire, said)
        states = diagnostic.follow(questionnaire, response).states
        new = {key: drawn[key] for key, state in states.items() if state is State.UNANSWERED}
        if not new:
            return response
        said |= new


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of processor that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def memory() -> float:
    """Return the most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
