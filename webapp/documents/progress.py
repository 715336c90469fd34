"""What one waits for: where to ask, leave, try again, receive it and go back, and how long it takes."""

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
    """The addresses of one paper on the page where one waits for it; `blank`: it is a questionnaire to print."""

    ask: str
    cancel: str
    again: str
    download: str
    back: str
    blank: bool = False


def duration(pace: Pace, progress: Progress) -> str:
    """Return how long it takes in a sentence, from what the last ones took here; nothing where nobody waits."""
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
    """Return what the page of a wait shows: where one may go, how far it is, at what stage, how long it takes."""
    progress, pace = jobs().progress(requested), jobs().pace(requested)
    return {"way": way, "progress": progress, "stage": pace.stage, "duration": duration(pace, progress)}
