"""Published maturity models are folders and nothing else, and give the figures they publish."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import diagnostic
from diagnostic.cases import case_files, run_case

ROOT = Path(__file__).parents[1]
MODELS = ("eu-dma-sme", "owasp-samm")
CASES = [path for model in MODELS for path in case_files(ROOT / "questionnaires" / model)]


@pytest.fixture(scope="module")
def loaded():
    return {model: diagnostic.load(ROOT / "questionnaires" / model) for model in MODELS}


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_published_vector_gives_the_published_figures(loaded, path):
    assert run_case(loaded[path.parts[-3]], path).problems == ()


def test_the_european_model_has_its_six_dimensions_and_eleven_questions(loaded):
    dma = loaded["eu-dma-sme"]
    assert len(dma.dimensions) == 6
    assert [one.id for section in dma.sections for one in section.questions] == [f"q{rank}" for rank in range(1, 12)]


def test_samm_has_five_functions_of_three_practices_of_three_levels_and_ninety_questions(loaded):
    samm = loaded["owasp-samm"]
    assert [len(function.children) for function in samm.dimensions] == [3] * 5
    assert {len(practice.children) for function in samm.dimensions for practice in function.children} == {3}
    assert len(samm.questions) == 90


@pytest.mark.parametrize("model", MODELS)
def test_the_time_that_a_model_declares_is_enough(loaded, model):
    questionnaire = loaded[model]
    flow = diagnostic.follow(questionnaire, diagnostic.Response.to(questionnaire))
    assert flow.seconds_left <= questionnaire.time_budget * 60


@pytest.mark.parametrize("model", MODELS)
def test_a_model_says_where_it_comes_from(model):
    assert (ROOT / "questionnaires" / model / "LICENSE.md").is_file()


@pytest.mark.parametrize("model", MODELS)
def test_no_code_knows_a_published_model(model):
    folders = ["diagnostic", "webapp", "report_templates"]
    found = subprocess.run(["grep", "-rIl", model, *folders], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stdout == ""
