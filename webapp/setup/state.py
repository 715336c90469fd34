"""The state of the running application: its settings, its store, its jobs and the questionnaires it offers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from flask import current_app

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic import Questionnaire
    from diagnostic.report import Organisation
    from webapp.jobs import Jobs
    from webapp.setup.demonstration import Example
    from webapp.setup.settings import Settings
    from webapp.storage import Store

NAME = "diagnostic"


class Installed(NamedTuple):
    """The settings, the store, the questionnaire of the first page, the jobs, and the other questionnaires.

    `examples`: what anybody may look at, if this installation shows any; `translations`: the same questionnaires in
    other languages, by digest and language.
    """

    settings: Settings
    store: Store
    questionnaire: Questionnaire
    jobs: Jobs
    others: tuple[Questionnaire, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    examples: tuple[Example, ...] = ()
    translations: Mapping[tuple[str, str], Questionnaire] = MappingProxyType({})

    @property
    def offered(self) -> tuple[Questionnaire, ...]:
        """The questionnaires offered to visitors, that of the first page first."""
        return (self.questionnaire, *self.others)

    def examples_of(self, questionnaire: Questionnaire) -> tuple[Example, ...]:
        """Return the examples of a questionnaire."""
        return tuple(example for example in self.examples if example.questionnaire is questionnaire)


def installed() -> Installed:
    """Return the state of the application of this request."""
    return cast("Installed", current_app.extensions[NAME])


def jobs() -> Jobs:
    """Return the jobs of the application of this request."""
    return installed().jobs
