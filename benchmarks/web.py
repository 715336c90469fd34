"""Whether advisors feel ten dossiers being made: how long pages take without them and with them, and the tenth dossier.

    .venv/bin/python benchmarks/web.py

A server as `script/serve` starts it, in a folder of its own. Advisors load and save pages of questions, each after a
pause, while nobody asks for anything, then while ten dossiers are asked for at once and waited for on their pages.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import diagnostic
from webapp.storage import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "questionnaires" / "maturite-numerique"
CASE = FOLDER / "cases" / "boutique-kaori.yaml"
ADVISORS, PAUSE, QUIET_SECONDS, DOSSIERS, LOOKS_EVERY = 8, 0.25, 15.0, 10, 1.0
WARM_SECONDS = 4.0
FIELD = re.compile(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"')


def main() -> None:
    """Print how long pages take, first quietly, then while dossiers are made."""
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as port:
        store = Store(f"sqlite:///{folder}/var/diagnostic.sqlite")
        tokens = responses(store, ADVISORS + DOSSIERS)
        with advising(port, tokens[:ADVISORS]):
            time.sleep(WARM_SECONDS)
        with advising(port, tokens[:ADVISORS]) as quiet:
            time.sleep(QUIET_SECONDS)
        with advising(port, tokens[:ADVISORS]) as busy:
            seconds = all_made(port, tokens[ADVISORS:])
        store.close()
    print(f"{ADVISORS} advisors, a page every {PAUSE} s or so each; {os.cpu_count()} cores")
    tell("without dossiers", quiet)
    tell(f"while {DOSSIERS} are made", busy)
    print(f"the tenth dossier is there after {seconds:.1f} s")


@contextlib.contextmanager
def server(folder: Path) -> Iterator[int]:
    """Serve in a folder as `script/serve` does; yield the port once the workers had the time to be ready."""
    command = [sys.executable, "-m", "webapp", "--port", "0"]
    environ = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=folder, env=environ, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ourselves
        assert process.stdout
        try:
            port = int(re.findall(r":(\d+)/", process.stdout.readline())[0])
            time.sleep(3)
            yield port
        finally:
            process.terminate()


def responses(store: Store, how_many: int) -> list[str]:
    """Keep so many responses of the founding case, each under a name of its own; return their tokens."""
    questionnaire = diagnostic.load(FOLDER)
    said = diagnostic.read_answers(questionnaire, CASE).response
    named = (said.saying(questionnaire, "company", f"Boutique {rank}") for rank in range(how_many))
    return [store.add(questionnaire, response, "advisor").token for response in named]


@contextlib.contextmanager
def advising(port: int, tokens: list[str]) -> Iterator[list[float]]:
    """Have advisors at work; yield the seconds that each of their pages takes, as they come."""
    times: list[float] = []
    ended = threading.Event()
    threads = [threading.Thread(target=advise, args=(port, token, times, ended)) for token in tokens]
    for thread in threads:
        thread.start()
    try:
        yield times
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def advise(port: int, token: str, times: list[float], ended: threading.Event) -> None:
    """Load pages of questions, and save each with one answer changed, until it is enough."""
    chance = random.Random(token)
    sections = [section.id for section in diagnostic.load(FOLDER).sections]
    browser = Browser(port)
    while not ended.wait(chance.uniform(0.5, 1.5) * PAUSE):
        place = f"/q/{token}/rubrique/{chance.choice(sections)}"
        started = time.perf_counter()
        status, page = browser.get(place)
        times.append(time.perf_counter() - started)
        if status != 200 or ended.wait(chance.uniform(0.5, 1.5) * PAUSE):  # noqa: PLR2004 - a section that asks nothing leads on
            continue
        started = time.perf_counter()
        status = browser.post(place, filled_in(page, chance))
        times.append(time.perf_counter() - started)
        assert status in {302, 303}, status


def filled_in(page: str, chance: random.Random) -> list[tuple[str, str]]:
    """Return what the form of a page says, with another answer to one of its questions."""
    inputs = re.findall(r"<input[^>]*>", page[page.index('id="answers"') :])
    ticked = [one for one in inputs if " checked" in one or not re.search(r'type="(radio|checkbox)"', one)]
    fields = [(one[1], one[2]) for one in map(FIELD.search, ticked) if one]
    proposed = [(one[1], one[2]) for one in map(FIELD.search, inputs) if one and 'type="radio"' in one[0]]
    if not proposed:
        return fields
    changed = chance.choice(proposed)
    return [*(field for field in fields if field[0] != changed[0]), changed]


class Browser:
    """A browser on one line that stays open, with its cookie."""

    def __init__(self, port: int) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookie = ""

    def get(self, path: str) -> tuple[int, str]:
        """Load a page."""
        self._line.request("GET", path, headers={"Cookie": self._cookie})
        reply = self._line.getresponse()
        self._cookie = (reply.getheader("Set-Cookie") or self._cookie).partition(";")[0]
        return reply.status, reply.read().decode(errors="replace")

    def post(self, path: str, fields: list[tuple[str, str]]) -> int:
        """Send a form."""
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self._line.request("POST", path, urlencode(fields), headers)
        reply = self._line.getresponse()
        reply.read()
        return reply.status


def all_made(port: int, tokens: list[str]) -> float:
    """Ask for dossiers at once and wait on their pages; return the seconds until the last is there."""
    browser, started = Browser(port), time.perf_counter()
    for token in tokens:
        browser.get(f"/q/{token}/dossier")
    left = tokens
    while left:
        time.sleep(LOOKS_EVERY)
        left = [
            token for token in left if 'data-state="ready"' not in browser.get(f"/q/{token}/dossier/preparation")[1]
        ]
    return time.perf_counter() - started


def tell(what: str, times: list[float]) -> None:
    """Print the percentiles of some times."""
    cuts = statistics.quantiles(times, n=100)
    told = "  ".join(f"p{rank} {1000 * cuts[rank - 1]:4.0f} ms" for rank in (50, 95, 99))
    print(f"{what + ':':20}{told}   ({len(times)} pages)")


if __name__ == "__main__":
    main()
