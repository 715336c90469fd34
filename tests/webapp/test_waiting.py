"""How long one waits, told from what the last ones took."""

from __future__ import annotations

import pytest

from webapp.documents.progress import duration
from webapp.jobs import Pace, Progress


@pytest.fixture
def said(app):
    """Return what the page says of a pace."""

    def say(pace, progress):
        with app.test_request_context("/"):
            return duration(pace, progress).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")

    return say


@pytest.mark.parametrize(
    ("pace", "progress", "text"),
    [
        (Pace(0, "", 12), Progress("waiting", 0), "D'après les derniers, encore 15 secondes environ."),
        (Pace(0, "", 12), Progress("waiting", 2), "D'après les derniers, encore 40 secondes environ."),
        (Pace(0, "", 12), Progress("waiting", 4), "D'après les derniers, encore une minute environ."),
        (Pace(0, "", 31), Progress("waiting", 3), "D'après les derniers, encore 3 minutes environ."),
        (Pace(9, "pages", 12), Progress("working", 0), "D'après les derniers, encore 5 secondes environ."),
        (
            Pace(20, "pages", 12),
            Progress("working", 0),
            "C'est plus long que d'habitude : la machine est occupée. Rien n'est perdu.",
        ),
        (
            Pace(0, "", None),
            Progress("waiting", 1),
            "Comptez de quelques secondes à une demi-minute, selon ce que la machine fait d'autre.",
        ),
        (Pace(0, "", 12), Progress("ready", 0), ""),
        (Pace(0, "", 12), Progress("failed", 0), ""),
    ],
)
def test_says_how_long_it_still_takes(said, pace, progress, text):
    assert said(pace, progress) == text


@pytest.fixture
def waiting(visitor):
    """Somebody who waits for a dossier, where nobody makes it."""
    return visitor.answers_case("boutique").opens("dossier")


def test_the_page_says_what_is_going_on(waiting):
    queue = waiting.app.extensions["diagnostic"].jobs.queue
    assert "C'est bientôt son tour." in waiting.text
    assert "quelques secondes à une demi-minute" in waiting.text
    key = queue.take().key
    assert "le programme qui le prépare démarre" in waiting.opens("dossier/preparation").text
    queue.set_stage(key, "pages")
    assert "Il est en train d'être mis en page." in waiting.opens("dossier/preparation").text


def test_the_time_is_not_read_aloud_each_time_it_changes(waiting):
    line = waiting.html.split('id="preparation-time"')[0].rpartition("<p")[2]
    assert "role=" not in line
    assert "aria-live" not in line
