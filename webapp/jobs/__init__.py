"""Makes dossiers and blank questionnaires outside web requests: each once, in order, by a few worker processes.

Pages use `Jobs` alone. It writes a `DossierRequest` or a `BlankRequest` in the `Queue`, a small SQLite database that
the web processes of one machine share. The `Dispatcher` of one of these processes gives the requests to workers, which
write PDF files; `Files` keeps them for a while.
"""

from webapp.jobs.dispatcher import Limits
from webapp.jobs.files import Files
from webapp.jobs.jobs import Jobs, Progress
from webapp.jobs.queue import Pace, Position, Queue, QueueBusyError, QueueFullError
from webapp.jobs.requests import BlankRequest, DossierRequest

__all__ = [
    "BlankRequest",
    "DossierRequest",
    "Files",
    "Jobs",
    "Limits",
    "Pace",
    "Position",
    "Progress",
    "Queue",
    "QueueBusyError",
    "QueueFullError",
]
