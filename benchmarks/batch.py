"""How fast a file of responses becomes a file of diagnoses, end to end, and how much memory it takes.

    .venv/bin/python benchmarks/batch.py                # JSON Lines, one and two processes, 1,000 and 20,000 lines
    .venv/bin/python benchmarks/batch.py --parquet      # and to Parquet

Each run is the command itself, in a process of its own: starting, loading the questionnaire and writing are counted.
Memory is the peak of resident pages of the leading process and of the largest of the others. The responses are random,
from a fixed seed, every question that is asked being answered; one line in a hundred cannot be taken.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from engine import FOLDER, SEED, random_response

import diagnostic

DIFFERENT, SIZES, JOBS = 400, (1_000, 20_000), (1, 2)
SOME_REJECTED = 3
# Runs the command, then tells the peak of its own memory and of its largest child, in kilobytes.
COMMAND = """
import pathlib, re, resource, sys
from diagnostic.cli import main
try:
    main(sys.argv[1:])
except SystemExit as left:
    own = re.search("VmHWM:[^0-9]*([0-9]+)", pathlib.Path("/proc/self/status").read_text())[1]
    print(left.code, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


class Run(NamedTuple):
    """What one run took: seconds, and megabytes of the leading process and of the largest other one."""

    seconds: float
    leader: float
    other: float


def main() -> None:
    """Print a row for each size, number of processes and kind of output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parquet", action="store_true", help="also write Parquet")
    suffixes = (".jsonl", ".parquet") if parser.parse_args().parquet else (".jsonl",)
    texts = lines()
    print("| lines | processes | to | seconds | a second | memory, leader (MB) | memory, others (MB) |")
    print("|---" * 7 + "|")
    with tempfile.TemporaryDirectory() as folder:
        responses = Path(folder) / "responses.jsonl"
        for size in SIZES:
            responses.write_text("".join(texts[rank % DIFFERENT] for rank in range(size)), encoding="utf-8")
            for suffix in suffixes:
                for jobs in JOBS:
                    found = run(responses, responses.with_name(f"diagnoses{suffix}"), jobs)
                    speed = f"{found.seconds:.1f} | {size / found.seconds:,.0f}"
                    memory = f"{found.leader:.0f} | {found.other:.0f}"
                    print(f"| {size:,} | {jobs} | {suffix} | {speed} | {memory} |", flush=True)


def lines() -> list[str]:
    """Return lines of responses, all different."""
    questionnaire = diagnostic.load(FOLDER)
    chance = random.Random(SEED)
    made = [random_response(questionnaire, chance).answers for _ in range(DIFFERENT)]
    texts = [json.dumps({"id": rank, "answers": dict(answers)}) + "\n" for rank, answers in enumerate(made)]
    return ["{\n" if rank % 100 == 99 else text for rank, text in enumerate(texts)]  # noqa: PLR2004 - one in a hundred


def run(responses: Path, output: Path, jobs: int) -> Run:
    """Return what the command takes on these responses."""
    arguments = ["diagnose", FOLDER, "--batch", responses, "-o", output, "--jobs", jobs]
    start = time.perf_counter()
    command = [sys.executable, "-c", COMMAND, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    seconds = time.perf_counter() - start
    status, leader, other = (int(figure) for figure in done.stdout.splitlines()[-1].split())
    assert status == SOME_REJECTED
    return Run(seconds, leader / 1000, other / 1000)


if __name__ == "__main__":
    main()
