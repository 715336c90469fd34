"""What the laws are tried on: small questionnaires with a response, and every diagnosis it can still become."""

from __future__ import annotations

import json
import os
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from hypothesis import settings, strategies

import diagnostic
from tests.laws.generated.chance import Chance
from tests.laws.generated.questionnaire import questionnaire
from tests.laws.generated.responses import completed, response, with_few_completions
from tests.laws.reference.flow import completions

Data = dict[str, Any]
REAL = Path(__file__).parents[2] / "questionnaires" / "maturite-numerique"
MOST_COMPLETIONS = 150
SAMPLED = 4
TIMES = int(os.environ.get("LAWS_TIMES", "1"))


def examples(count: int) -> settings:
    """So many examples, or LAWS_TIMES as many."""
    return settings(max_examples=count * TIMES, deadline=None)


class Case(NamedTuple):
    """A questionnaire, as data and as read, and a response to it, as said and as read.

    `sampled`: so many of its completions are tried; all of them if none is said.
    """

    data: Data
    questionnaire: diagnostic.Questionnaire
    said: Data
    response: diagnostic.Response
    sampled: int = 0

    def __repr__(self) -> str:
        return f"real_case({self.said!r})" if self.sampled else f"case_of({self.data!r}, {self.said!r})"

    @property
    def diagnosis(self) -> diagnostic.Diagnosis:
        return diagnostic.diagnose(self.questionnaire, self.response)

    def of(self, said: Data) -> diagnostic.Response:
        """Another response to the same questionnaire, its answers known to be valid."""
        return replace(
            self.response, path=said["path"], answers=_taken(said["answers"]), identity=_taken(said["identity"])
        )

    def diagnosed(self, said: Data) -> diagnostic.Diagnosis:
        return diagnostic.diagnose(self.questionnaire, read(self.questionnaire, said))

    def afresh(self, said: Data) -> diagnostic.Diagnosis:
        """The diagnosis by a questionnaire that has never made any."""
        model = diagnostic.Questionnaire.from_canonical(self.questionnaire.canonical)
        return diagnostic.diagnose(model, read(model, said))


def _taken(answers: Data) -> MappingProxyType[str, Any]:
    states = {one.value: one for one in diagnostic.Said}
    return MappingProxyType(
        {key: states.get(one, one) if isinstance(one, str) else one for key, one in answers.items()}
    )


def read(model: diagnostic.Questionnaire, said: Data) -> diagnostic.Response:
    """Return the response that the engine reads in what was said."""
    return diagnostic.Response.to(
        model,
        said["answers"],
        identity=said["identity"],
        path=said["path"],
        solutions=said.get("solutions"),
        quotes=said.get("quotes"),
    )


def case_of(data: Data, said: Data) -> Case:
    model = diagnostic.Questionnaire.model_validate(data)
    return Case(data, model, said, read(model, said))


def real_case(said: Data) -> Case:
    """The questionnaire that is really asked, with a response."""
    model, data = real_questionnaire()
    return Case(data, model, said, read(model, said), SAMPLED)


@cache
def real_questionnaire() -> tuple[diagnostic.Questionnaire, Data]:
    model = diagnostic.load(REAL)
    return model, json.loads(model.canonical)


def seeded(seed: int) -> Chance:
    """The seed is drawn and the rest follows: draws one by one reach few of the odd corners."""
    return Chance(random.Random(seed).randrange)  # noqa: S311 - examples, not secrets


def chances() -> strategies.SearchStrategy[Chance]:
    return strategies.integers(0, 2**32 - 1).map(seeded)


def cases() -> strategies.SearchStrategy[Case]:
    """A small questionnaire and a response to it."""
    return chances().map(any_case)


def any_case(chance: Chance) -> Case:
    data = questionnaire(chance)
    return case_of(data, response(chance, data))


def cases_to_complete() -> strategies.SearchStrategy[Case]:
    """A small questionnaire and a response whose completions are few enough to try them all."""
    return chances().map(any_case_to_complete)


def any_case_to_complete(chance: Chance) -> Case:
    data = questionnaire(chance)
    return case_of(data, with_few_completions(chance, data, response(chance, data), MOST_COMPLETIONS))


def real_cases() -> strategies.SearchStrategy[Case]:
    """The real questionnaire and a response to it."""
    return chances().map(any_real_case)


def any_real_case(chance: Chance) -> Case:
    return real_case(response(chance, real_questionnaire()[1]))


def every_outcome(case: Case) -> list[tuple[Data, diagnostic.Diagnosis]]:
    """Every completion of a response (or a sample of them), with its diagnosis."""
    sample = (completed(seeded(seed), case.data, case.said) for seed in range(case.sampled))
    found = sample if case.sampled else completions(case.data, case.said)
    return [(said, diagnostic.diagnose(case.questionnaire, case.of(said))) for said in found]
