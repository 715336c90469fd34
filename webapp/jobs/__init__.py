"""The press: dossiers made away from the pages, one at a time, each once, and kept for a while.

Pages ask at the `Counter`. What is asked for is an `Order`, or a `Blank` questionnaire, written in the `Book`; the
`Press` gives orders to workers, which are processes of their own, one after the other; what these make is put on the
`Shelf`. Several web processes may share one folder: one of them leads the workers.
"""

from webapp.jobs.blank import Blank
from webapp.jobs.counter import Counter, Progress, Rules
from webapp.jobs.order import Order
from webapp.jobs.queue import Book, BookBusyError, FullError, Pace, Standing
from webapp.jobs.shelf import Shelf

__all__ = [
    "Blank",
    "Book",
    "BookBusyError",
    "Counter",
    "FullError",
    "Order",
    "Pace",
    "Progress",
    "Rules",
    "Shelf",
    "Standing",
]
