"""The examples: the worked cases of each questionnaire, which anybody may read and nobody can change."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

import diagnostic
from diagnostic import DiagnosticError, Questionnaire, Response
from webapp.setup.clock import today_of, zone_of
from webapp.storage import Kept, Mode

if TYPE_CHECKING:
    from pathlib import Path

    from webapp.storage import Store

FACT = "demonstration"  # the link of the example that earlier versions kept as a response
NOBODY = ""  # the token of what nobody holds
log = logging.getLogger(__name__)


class Example(NamedTuple):
    """An invented business: a title, a summary, its answers, and the day it gave them."""

    questionnaire: Questionnaire
    key: str
    title: str
    summary: str
    response: Response
    day: date

    @property
    def complete(self) -> bool:
        """Whether it answered everything."""
        return diagnostic.follow(self.questionnaire, self.response).complete

    @property
    def mode(self) -> Mode:
        """Whether an advisor was there."""
        return "advisor" if "advisor" in self.response.identity else "self"

    @property
    def kept(self) -> Kept:
        """The example as a response is kept, under no link: so the pages of a response can show it."""
        moment = datetime.combine(self.day, time(12), zone_of(self.questionnaire))
        return Kept(NOBODY, self.questionnaire, self.response, self.mode, 0, moment, moment)


def examples_of(questionnaire: Questionnaire, folder: Path) -> tuple[Example, ...]:
    """Return the examples of a questionnaire: those that answered everything first."""
    examples = (_read(questionnaire, path) for path in sorted((folder / "cases").glob("*.yaml")))
    return tuple(sorted((example for example in examples if example), key=lambda example: not example.complete))


def _read(questionnaire: Questionnaire, path: Path) -> Example | None:
    """Return the example of a file; None, with a warning in the log, where the file has mistakes."""
    try:
        answers = diagnostic.read_answers(questionnaire, path)
    except DiagnosticError as error:
        log.warning("an example is not shown: %s", error)
        return None
    day = date.fromisoformat(answers.date) if answers.date else today_of(questionnaire)
    title, summary = (str(answers.data.get(key) or "") for key in ("title", "summary"))
    return Example(questionnaire, path.stem, title or path.stem, summary, answers.response, day)


def retire(store: Store) -> None:
    """Delete the example that earlier versions stored as a response, unless somebody changed it since."""
    token = store.fact(FACT)
    if not token:
        return
    with suppress(DiagnosticError, ValueError):  # it was deleted since, or cannot be read: nobody is led there any more
        if store.get(token).revision == 1:
            store.delete(token)
    store.note(FACT, "")
