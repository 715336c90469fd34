"""`python -m webapp.jobs.process`: the program of a worker, which reads jobs and replies in lines of JSON.

It ends as soon as the process that started it has ended.
"""

from __future__ import annotations

import ctypes
import gc
import json
import logging
import os
import signal
import sys
import threading
from datetime import date
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TextIO

from diagnostic.dossier import prepare, render_pdf
from webapp.logs import configure, trace

PRIVATE = 0o600
KILOBYTES = 1024
PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>

log = logging.getLogger("webapp.jobs.process")


def main() -> None:
    """Make PDFs until the parent process ends."""
    _end_with_the_parent()
    configure()
    jobs: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii") as replies:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no reply
        _prepare()
        while True:
            job = jobs.get()
            _say(replies, {"stage": "pages"})
            _say(replies, {"made": _made(**job), "memory": _memory()})
            gc.collect()  # now, while nobody waits


def _say(replies: TextIO, reply: dict[str, Any]) -> None:
    replies.write(json.dumps(reply) + "\n")
    replies.flush()


def _listen(jobs: SimpleQueue[dict[str, Any]]) -> None:
    try:
        for line in sys.stdin.buffer:
            jobs.put(json.loads(line))
    finally:  # also at half a line: whoever asks was killed while writing it
        os._exit(0)


def _end_with_the_parent() -> None:
    """Have the system end this process with the one that started it, also while a long computation holds all threads.

    What counts is the thread that started this process: one of the dispatcher, which lives as long as the worker.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if len(sys.argv) > 1 and os.getppid() != int(sys.argv[1]):
        os._exit(0)  # it had ended before


def _prepare() -> None:
    """Load the libraries once; the garbage collector leaves them alone, and runs between two PDFs."""
    prepare()
    gc.collect()
    gc.freeze()
    gc.disable()


def _made(content: str, path: str) -> bool:
    """Make a PDF at a path and return whether it was made; log the failure otherwise."""
    try:
        pdf = _pdf(content)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
        with os.fdopen(file, "wb") as written:
            written.write(pdf)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next dossier is to be made
        log.error("a dossier could not be made\n%s", trace(error))  # noqa: TRY400 - without what it says
        Path(path).unlink(missing_ok=True)
        return False
    return True


def _pdf(content: str) -> bytes:
    from diagnostic import report  # noqa: PLC0415 - as above
    from webapp.jobs.requests import DossierRequest  # noqa: PLC0415

    data = json.loads(content)
    questionnaire = _questionnaire(data["canonical"])
    if "blank" in data:
        return report.render_blank_pdf(questionnaire, short=data["blank"]["short"])
    request = DossierRequest.read(data["order"])
    diagnosis = request.diagnosed(questionnaire)
    day = date.fromisoformat(request.date)
    return render_pdf(
        diagnosis, date=day, template=request.template, body=request.organisation, address=request.address
    )


@lru_cache(maxsize=4)
def _questionnaire(canonical: str) -> Any:  # noqa: ANN401 - a questionnaire, of a module that is loaded late
    from diagnostic import stored  # noqa: PLC0415 - as above

    return stored(canonical)


def _memory() -> int:
    """Return the peak memory of this process, in MB.

    Not `getrusage`: its figure begins with the memory of the process that this one was started from.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) // KILOBYTES


if __name__ == "__main__":
    main()
