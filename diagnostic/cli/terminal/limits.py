"""The process in which a stranger's file is read: it sets itself limits first, and the system holds it to them."""

from __future__ import annotations

import ctypes
import signal
import sys
import traceback
from contextlib import suppress
from typing import NamedTuple

PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>
FILE = 20 * 1024**2  # in bytes: WeasyPrint sets fonts down in a folder that goes with the process
CRASHED = 70  # how this process leaves where a bug of ours stopped it


class Limits(NamedTuple):
    """What reading a file may take: bytes of addresses, seconds of computing, seconds on the clock.

    Laying a dossier out again takes some 600 MB of addresses and a few seconds.
    """

    memory: int = 1024**3
    seconds: int = 30
    waiting: float = 60


class Given(NamedTuple):
    """A file that somebody sent: what it is called in messages, and all that is in it."""

    name: str
    content: bytes


def run() -> None:
    """Run the command that this process was started for, on the file that stands on its standard input."""
    memory, seconds, name, *arguments = sys.argv[1:]
    bind(Limits(int(memory), int(seconds)))
    try:
        _run(name, arguments)
    except MemoryError:
        _leave_for_want_of_memory()
    except Exception:  # noqa: BLE001 - whoever started this tells it as it has to be told
        traceback.print_exc()
        sys.exit(CRASHED)


def _run(name: str, arguments: list[str]) -> None:
    from diagnostic.cli import main  # noqa: PLC0415 - it is what uses this

    main(arguments, prog_name="diagnostic", obj=Given(name, sys.stdin.buffer.read()))


def _leave_for_want_of_memory() -> None:
    from diagnostic.cli.terminal.french import TOO_MUCH  # noqa: PLC0415 - here already

    sys.exit(TOO_MUCH)


def bind(limits: Limits) -> None:
    """Take no more memory and time than a dossier needs, write no big file, leave no trace of what was in memory."""
    import resource  # noqa: PLC0415 - not on every system

    for what, most, more in (
        (resource.RLIMIT_AS, limits.memory, 0),
        (resource.RLIMIT_CPU, limits.seconds, 1),  # at the first limit one is told so, at the second killed
        (resource.RLIMIT_FSIZE, FILE, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        there = resource.getrlimit(what)[1]  # it may be less already, and is not raised
        highest = most + more if there == resource.RLIM_INFINITY else min(there, most + more)
        resource.setrlimit(what, (min(most, highest - more), highest))
    with suppress(AttributeError):  # of systems other than Linux
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # nobody reads what it finds once its caller is gone
