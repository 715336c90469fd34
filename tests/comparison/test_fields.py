"""Every field of every model is wording, or meaning, or a part: none was forgotten, and wording is only wording."""

from __future__ import annotations

import pytest

import diagnostic
from diagnostic import Questionnaire, Response, diagnose, to_data
from diagnostic.cases import case_files
from diagnostic.comparison import changes_between
from diagnostic.comparison.diagnoses import differences
from diagnostic.comparison.fields import FIELDS, classes_of
from diagnostic.loading.answers import compose_answers, response_of
from diagnostic.loading.tree import value_of
from diagnostic.model import Choice, Question, Row, Section
from tests.comparison.mutations import MODELS, ROOT, mutations

LEAVES = {"text", "meaning", "presence"}
FOLDER = ROOT / "questionnaires/maturite-numerique"
MATRIX = Section(
    id="more",
    title="En plus",
    questions=(
        Question(
            id="rows",
            kind="matrix",
            label="Deux lignes",
            rows=(Row(id="a", label="A"), Row(id="b", label="B")),
            choices=(Choice(id="no", label="Non"), Choice(id="yes", label="Oui")),
        ),
    ),
)
# The real questionnaire has no matrix.
LOADED = diagnostic.load(FOLDER)
REAL = LOADED.model_copy(update={"sections": (*LOADED.sections, MATRIX)})
CASES = [value_of(compose_answers(path)) for path in case_files(FOLDER)]
MUTATIONS = mutations(REAL)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_a_model_has_one_class(model):
    assert sorted(classes_of(model)) == sorted(model.model_fields)


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_no_class_is_given_to_a_field_that_is_not_there_or_twice(model):
    named = [name for names in FIELDS[model] for name in names.split()]
    assert len(named) == len(set(named))
    assert set(named) <= set(model.model_fields)


def test_every_field_of_the_real_questionnaire_is_tried():
    """Ids and what is compared elsewhere are tried by changes of names and places, in test_changes."""
    tried = {(one.model, one.name) for one in MUTATIONS}
    plain = {(model, name) for model in MODELS for name, what in classes_of(model).items() if what in LEAVES}
    assert {f"{model.__name__}.{name}" for model, name in plain - tried} == set()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_field_that_changes_is_noticed_as_what_it_is(mutation):
    found = changes_between(REAL, mutation.changed)
    kind = classes_of(mutation.model)[mutation.name]
    assert [(one.what, one.meaning) for one in found] == [("changed", kind == "meaning")]
    assert found[0].place[-1] == mutation.model.model_fields[mutation.name].alias


def diagnosed(questionnaire: Questionnaire, case):
    return to_data(diagnose(questionnaire, response_of(questionnaire, case)))


@pytest.fixture(scope="module")
def before():
    return [diagnosed(REAL, case) for case in CASES]


@pytest.mark.parametrize("mutation", [one for one in MUTATIONS if classes_of(one.model)[one.name] == "text"], ids=str)
def test_wording_changes_no_diagnosis(before, mutation):
    for case, was in zip(CASES, before, strict=True):
        assert differences(was, diagnosed(mutation.changed, case)) == ()


@pytest.mark.parametrize(
    "mutation", [one for one in MUTATIONS if changes_between(REAL, one.changed)[0].least != "major"], ids=str
)
def test_what_is_not_major_leaves_every_answer_its_place(mutation):
    for case in CASES:
        assert isinstance(response_of(mutation.changed, case), Response)
