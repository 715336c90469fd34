"""A ready response to look at: the first worked example of the questionnaire, in an empty database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import diagnostic

if TYPE_CHECKING:
    from pathlib import Path

    from diagnostic import Questionnaire
    from diagnostic.store import Store

FACT = "demonstration"


def prepare(store: Store, questionnaire: Questionnaire, folder: Path) -> None:
    """Keep the first example under a link that the first page shows, if nobody has answered yet."""
    cases = sorted((folder / "cases").glob("*.yaml"))
    if cases and store.is_empty():
        response = diagnostic.read_answers(questionnaire, cases[0]).response
        store.note(FACT, store.add(questionnaire, response, "advisor").token)
