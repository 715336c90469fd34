"""The interface that pages use: request a PDF, follow its progress, read it, cancel it, retry it, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from webapp.jobs.dispatcher import Dispatcher, Limits
from webapp.jobs.files import Files
from webapp.jobs.queue import Job, Pace, Queue

if TYPE_CHECKING:
    from pathlib import Path

    from diagnostic import Questionnaire
    from webapp.jobs.requests import BlankRequest, DossierRequest


class Progress(NamedTuple):
    """The state of a request: `ready`, `waiting`, `working`, `failed`, or `nothing` if it was never made.

    `before` counts the requests ahead of it in the queue.
    """

    state: str
    before: int = 0


class Jobs:
    """The queue, the files and the dispatcher of one folder; no worker starts before the first request."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._limits = limits
        self.queue, self.files = Queue(folder), Files(folder)
        self.dispatcher = Dispatcher(folder, self.queue, self.files, limits)

    def ask(self, request: DossierRequest | BlankRequest, questionnaire: Questionnaire, requester: str) -> None:
        """Have a PDF made, once for all who request the same; raise QueueFullError if too many are waiting."""
        self.files.prepare()
        if self.files.has(request.key):
            self.queue.own(request.key, requester)
        else:
            job = Job(request.key, request.written(questionnaire), request.paper)
            self.queue.add(job, requester, self._limits.most)
            self.dispatcher.wake()

    def progress(self, request: DossierRequest | BlankRequest) -> Progress:
        """Return the state of a request; start the dispatcher where it waits, as the one that led may have ended."""
        self.files.prepare()
        position = self.queue.position(request.key)
        if position is None:
            return Progress("ready" if self.files.has(request.key) else "nothing")
        self.dispatcher.start()
        return Progress(*position)

    def pace(self, request: DossierRequest | BlankRequest) -> Pace:
        """Return the stage and age of a request that is being made, and how long recent ones took, in seconds."""
        self.files.prepare()
        return self.queue.pace(request.key)

    def pdf(self, request: DossierRequest | BlankRequest) -> bytes | None:
        """Return the finished PDF; None if it is not there."""
        return self.files.read(request.key)

    def cancel(self, request: DossierRequest | BlankRequest, requester: str) -> None:
        """Withdraw a request; the PDF is still made if somebody else requested it."""
        self.files.prepare()
        self.queue.cancel(request.key, requester)

    def retry(self, request: DossierRequest | BlankRequest) -> None:
        """Delete the failure of a request, so that it can be made again."""
        self.files.prepare()
        self.queue.retry(request.key)

    def forget(self, requester: str) -> None:
        """Delete all requests of a requester and the files made for them."""
        self.queue.forget(requester, self.files.remove)

    def close(self) -> None:
        """Stop the workers and close the queue."""
        self.dispatcher.close()
        self.queue.close()
