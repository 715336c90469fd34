"""What is handed over of a diagnosis: nothing that was withdrawn by closing its branch."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given, settings, strategies

import diagnostic
from diagnostic import Response, diagnose, handed_over, to_data
from diagnostic.dossier import read_dossier, render_pdf
from tests.laws.cases import any_case, any_real_case, seeded

REAL = "questionnaires/maturite-numerique"
SEEDS = strategies.integers(0, 2**32 - 1)
CALM = settings(max_examples=150, deadline=None, derandomize=True, database=None)
QUESTIONNAIRE = """
    identity:
      - {id: company, kind: text}
      - {id: size, kind: yes-no}
      - {id: branch, kind: text, when: {size: "yes"}}
    questions:
      - {id: stock, kind: yes-no}
      - {id: how, kind: single, choices: [paper, software], when: {stock: "yes"}}
      - {id: count, kind: number, when: {how: paper}}
    recommendations:
      - {id: crm, when: {stock: "yes"}, in-place-when: {how: software}, solutions: {light: {title: Léger}}}
"""


def parts(response):
    return {key: part for key, part in response.data.items() if key != "path" and part}


def test_answers_under_a_closed_branch_are_kept_and_not_handed_over(questionnaire):
    answers = {"stock": "no", "how": "paper", "count": 3}
    response = Response.to(
        questionnaire, answers, identity={"company": "Kaori", "size": "no", "branch": "x"}, quotes={"crm": 250_000}
    )
    diagnosis = diagnose(questionnaire, response)
    handed = handed_over(diagnosis)
    assert parts(handed.response) == {"identity": {"company": "Kaori", "size": "no"}, "answers": {"stock": "no"}}
    assert diagnosis.response.answers == answers
    assert to_data(handed) == to_data(diagnosis) == to_data(diagnose(questionnaire, handed.response))


def test_what_may_still_be_asked_is_handed_over(questionnaire):
    response = Response.to(questionnaire, {"how": "paper", "count": 3}, quotes={"crm": 1}, solutions={"crm": "light"})
    diagnosis = diagnose(questionnaire, response)
    assert handed_over(diagnosis) is diagnosis


@CALM
@given(SEEDS)
def test_the_diagnosis_of_what_is_handed_over_is_the_same(seed):
    for case in (any_case(seeded(seed)), any_real_case(seeded(seed))):
        chosen = {key: 1_000 * at for at, key in enumerate(case.questionnaire.recommendation_by_id)}
        ways = {
            key: "light"
            for key in chosen
            if "light" in dict(case.questionnaire.recommendation_by_id[key].solutions.proposed)
        }
        response = replace(case.response, quotes=MappingProxyType(chosen), solutions=MappingProxyType(ways))
        diagnosis = diagnose(case.questionnaire, response)
        handed = handed_over(diagnosis)
        assert to_data(diagnose(case.questionnaire, handed.response)) == to_data(diagnosis) == to_data(handed)
        assert handed_over(handed) is handed


@pytest.fixture(scope="module")
def real():
    return diagnostic.load(REAL)


def test_a_dossier_carries_nothing_that_was_withdrawn_and_is_the_same_as_without_it(real):
    said = diagnostic.read_answers(real, f"{REAL}/cases/boutique-kaori.yaml").response
    with_it = said.saying(real, "stock", "tableur").saying(real, "stock-oui", "non")
    without = with_it.saying(real, "stock", None)
    assert with_it.answers["stock"] == "tableur"
    made = [render_pdf(diagnose(real, one), date=date(2026, 3, 12)) for one in (with_it, without)]
    assert "stock" not in json.loads(read_dossier(made[0]).answers)["answers"]
    assert made[0] == made[1]
