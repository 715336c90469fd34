"""Serves the pages until a signal, and finishes the requests in progress first.

waitress ends at once and cuts what it was answering; so the loop around it is ours.
"""

from __future__ import annotations

import logging
import os
import signal
import time
from typing import TYPE_CHECKING, Any

from waitress import create_server, wasyncore

if TYPE_CHECKING:
    import socket

    from flask import Flask

THREADS = 8
MOST_BYTES = 128 * 1024**2  # read before our own pages can refuse them gently; beyond, refused as they come
LOOKS_EVERY = 0.1  # seconds, while what was asked for is answered
BACKSTOP = 1.0  # seconds between two looks at whether to stop, besides the signal that says so
SIGNALLED = 128

log = logging.getLogger(__name__)


class Serving:
    """An application served on a socket; the first signal to stop lets it finish, a second one does not."""

    def __init__(self, app: Flask, listens: socket.socket, patience: float) -> None:
        self._patience = patience
        self._told = False
        self._places: dict[int, Any] = {}
        self._server = create_server(
            app, map=self._places, sockets=[listens], threads=THREADS, ident=None, max_request_body_size=MOST_BYTES
        )
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT, then finish what was asked for, within the patience given in seconds."""
        while not self._told:
            self._look(BACKSTOP)
        wasyncore.dispatcher.close(self._server)  # nobody else comes in; those who are in go on
        self._finish(time.monotonic() + self._patience)
        self._server.task_dispatcher.shutdown(timeout=1)

    def _stop(self, number: int, _frame: object) -> None:
        if self._told:
            os._exit(SIGNALLED + number)
        self._told = True
        self._server.pull_trigger()

    def _finish(self, end: float) -> None:
        while waiting := self._waiting():
            if time.monotonic() > end:
                log.warning("stopped before %d answers were given", waiting)
                return
            self._look(LOOKS_EVERY)

    def _waiting(self) -> int:
        """Return how many wait for an answer, or are sending what they ask for; close the lines of the others."""
        waiting = 0
        for line in list(self._server.active_channels.values()):
            if line.requests or line.request is not None or line.total_outbufs_len:
                waiting += 1
            else:
                line.will_close = True
        return waiting

    def _look(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._places, count=1)
