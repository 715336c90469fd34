"""`python -m webapp.jobs.work`: a worker from the inside. Works come as lines of JSON, and a line answers each.

It leaves as soon as the process that leads it has left.
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
from webapp.logs import configure, told

PRIVATE = 0o600
KILOBYTES = 1024
PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>

log = logging.getLogger("webapp.jobs.work")


def main() -> None:
    """Make dossiers until the one who asks for them has left."""
    _leave_with_the_leader()
    configure()
    works: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=_listen, args=(works,), daemon=True).start()
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii") as replies:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no reply
        _prepare()
        while True:
            work = works.get()
            _say(replies, {"stage": "pages"})
            _say(replies, {"made": _made(**work), "memory": _memory()})
            gc.collect()  # now, while nobody waits


def _say(replies: TextIO, reply: dict[str, Any]) -> None:
    replies.write(json.dumps(reply) + "\n")
    replies.flush()


def _listen(works: SimpleQueue[dict[str, Any]]) -> None:
    try:
        for line in sys.stdin.buffer:
            works.put(json.loads(line))
    finally:  # also at half a line: whoever asks was killed while writing it
        os._exit(0)


def _leave_with_the_leader() -> None:
    """Have the system end this process with the one that started it, also while a long computation holds all threads.

    It goes by the thread that started this process: that of the press which gives it its work, and ends it in the end.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if len(sys.argv) > 1 and os.getppid() != int(sys.argv[1]):
        os._exit(0)  # it had left before


def _prepare() -> None:
    """Load all that a dossier needs, once; the collector leaves it alone, and works between two dossiers."""
    prepare()
    gc.collect()
    gc.freeze()
    gc.disable()


def _made(content: str, path: str) -> bool:
    """Make a dossier at a path; say on the error output why it could not be made, and return whether it was."""
    try:
        pdf = _pdf(content)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
        with os.fdopen(file, "wb") as written:
            written.write(pdf)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next dossier is to be made
        log.error("a dossier could not be made\n%s", told(error))  # noqa: TRY400 - without what it says
        Path(path).unlink(missing_ok=True)
        return False
    return True


def _pdf(content: str) -> bytes:
    from diagnostic import report  # noqa: PLC0415 - as above
    from webapp.jobs.order import Order  # noqa: PLC0415

    said = json.loads(content)
    questionnaire = _questionnaire(said["canonical"])
    if "blank" in said:
        return report.render_blank_pdf(questionnaire, short=said["blank"]["short"])
    order = Order.read(said["order"])
    diagnosis = order.diagnosed(questionnaire)
    day = date.fromisoformat(order.date)
    return render_pdf(diagnosis, date=day, template=order.template, body=order.organisation, address=order.address)


@lru_cache(maxsize=4)
def _questionnaire(canonical: str) -> Any:  # noqa: ANN401 - a questionnaire, of a module that is loaded late
    from diagnostic import stored  # noqa: PLC0415 - as above

    return stored(canonical)


def _memory() -> int:
    """Return the most memory that this process had, in MB.

    Not `getrusage`: what it tells begins with the memory of the process that this one was started from.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) // KILOBYTES


if __name__ == "__main__":
    main()
