"""Where the pages ask: for a dossier, for where it stands, to have it left, made again or forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from webapp.jobs.dispatcher import Press, Rules
from webapp.jobs.queue import Book, Job, Pace
from webapp.jobs.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from diagnostic import Questionnaire
    from webapp.jobs.blank import Blank
    from webapp.jobs.order import Order

__all__ = ["Counter", "Progress", "Rules"]


class Progress(NamedTuple):
    """How far a dossier is: `ready`, `waiting` (so many before it), `working`, `failed`, or `nothing` asked for."""

    state: str
    before: int = 0


class Counter:
    """The press of one folder, as the pages know it; nothing is started before a dossier is asked for."""

    def __init__(self, folder: Path, rules: Rules) -> None:
        self._rules = rules
        self.book, self.shelf = Book(folder), Shelf(folder)
        self.press = Press(folder, self.book, self.shelf, rules)

    def ask(self, order: Order | Blank, questionnaire: Questionnaire, who: str) -> None:
        """Have a dossier made for somebody, once for all who ask for the same; FullError if too many are asked for."""
        self.shelf.prepare()
        if self.shelf.has(order.key):
            self.book.own(order.key, who)
        else:
            job = Job(order.key, order.written(questionnaire), order.paper)
            self.book.add(job, who, self._rules.most)
            self.press.call()

    def progress(self, order: Order | Blank) -> Progress:
        """Return how far a dossier is."""
        self.shelf.prepare()
        standing = self.book.standing(order.key)
        if standing is None:
            return Progress("ready" if self.shelf.has(order.key) else "nothing")
        self.press.start()  # whoever led may have ended since
        return Progress(*standing)

    def pace(self, order: Order | Blank) -> Pace:
        """Return how a dossier that is waited for goes, and how long others took lately."""
        self.shelf.prepare()
        return self.book.pace(order.key)

    def dossier(self, order: Order | Blank) -> bytes | None:
        """Return a dossier that is made, or nothing."""
        return self.shelf.read(order.key)

    def cancel(self, order: Order | Blank, who: str) -> None:
        """Leave a dossier, unless somebody else wants it."""
        self.shelf.prepare()
        self.book.cancel(order.key, who)

    def again(self, order: Order | Blank) -> None:
        """Forget that a dossier failed, so that it may be asked for again."""
        self.shelf.prepare()
        self.book.again(order.key)

    def forget(self, who: str) -> None:
        """Forget all that somebody asked for, and what was made of it."""
        self.book.forget(who, self.shelf.remove)

    def close(self) -> None:
        """End the workers, and let go of the book."""
        self.press.close()
        self.book.close()
