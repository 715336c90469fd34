"""URLs and values of the waiting page: progress, stage, and an estimate of the time left."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext, ngettext

from webapp.setup.state import jobs

if TYPE_CHECKING:
    from webapp.jobs import BlankRequest, DossierRequest, Pace, Progress

STEP = 5  # seconds: nobody waits more exactly
MINUTE = 60


class Way(NamedTuple):
    """The URLs that the waiting page of a PDF links to; `blank`: it is a questionnaire to print."""

    ask: str
    cancel: str
    again: str
    download: str
    back: str
    blank: bool = False


def duration(pace: Pace, progress: Progress) -> str:
    """Return a sentence with the time left, estimated from recent durations; an empty text where nobody waits."""
    if progress.state not in {"waiting", "working"}:
        return ""
    if pace.usual is None:
        return str(gettext("Comptez de quelques secondes à une demi-minute, selon ce que la machine fait d’autre."))
    left = pace.usual * (progress.before + 1) - pace.since
    if left <= 0:
        return str(gettext("C’est plus long que d’habitude : la machine est occupée. Rien n’est perdu."))
    return str(gettext("D’après les derniers, encore %(time)s environ.", time=_about(left)))


def _about(seconds: float) -> str:
    rounded = STEP * ceil(seconds / STEP)
    if rounded < MINUTE:
        return str(gettext("%(num)s secondes", num=rounded))
    return str(ngettext("une minute", "%(num)s minutes", ceil(rounded / MINUTE)))


def waited(way: Way, requested: DossierRequest | BlankRequest) -> dict[str, object]:
    """Return the variables of the waiting page: URLs, progress, stage, time left."""
    progress, pace = jobs().progress(requested), jobs().pace(requested)
    return {"way": way, "progress": progress, "stage": pace.stage, "duration": duration(pace, progress)}
