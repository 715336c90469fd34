"""Limits that this process sets itself before it reads what anybody sent: the system holds it to them."""

from __future__ import annotations

import ctypes
import resource
import signal
from contextlib import suppress

MEMORY = 1024**3  # in bytes of addresses; laying a dossier out again takes some 600 MB of them
SECONDS = 30  # of computing
PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>
FILE = 20 * 1024**2  # in bytes: WeasyPrint sets fonts down in a folder that goes with the process


def bind() -> None:
    """Take no more memory and time than a dossier needs, write no big file, leave no trace of what was in memory."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    with suppress(AttributeError):  # of systems other than Linux
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # nobody reads what it finds once its caller is gone
