"""A questionnaire in one version: what is found in it, and the digest of its content."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from diagnostic import Questionnaire, stored
from diagnostic.model import Question, Section

QUESTIONNAIRE = """
    dimensions:
      - {id: root, children: [left, {id: right, weight: 0.1}]}
    identity: [{id: company, kind: text}]
    sections:
      - {id: first, title: First, questions: [{id: till, kind: yes-no}]}
      - {id: second, title: Second, questions: [{id: risks, kind: matrix, rows: [fire, theft], choices: [low, high]}]}
    recommendations:
      - {id: crm, when: {till: "no"}}
    catalogue:
      aids:
        aids: [{id: aid, name: A, territory: NC, funder: F, rate: 0.3, ceiling: 10, families: []}]
"""


def minimal(**said):
    """Return a questionnaire of one question."""
    section = Section(id="s", title="S", questions=(Question(id="q", kind="yes-no", label="Q"),))
    return Questionnaire(id="essai", version="1.0.0", title="Essai", sections=(section,), **said)


def test_the_questions_come_in_the_order_asked_a_matrix_as_its_rows(questionnaire):
    assert [question.id for question in questionnaire.questions] == ["till", "risks.fire", "risks.theft"]


def test_identity_fields_are_found_with_the_questions(questionnaire):
    assert list(questionnaire.question_by_id) == ["company", "till", "risks.fire", "risks.theft"]


def test_recommendations_are_found_by_id(questionnaire):
    assert list(questionnaire.recommendation_by_id) == ["crm"]


def test_dimensions_are_found_at_every_depth(questionnaire):
    assert list(questionnaire.dimension_by_id) == ["root", "left", "right"]


def test_its_canonical_content_reads_back_as_the_same_questionnaire(questionnaire):
    whole = questionnaire.model_copy(update={"recommendations": ()})
    again = stored(whole.canonical)
    assert (again, again.digest) == (whole, whole.digest)


def test_a_questionnaire_with_conditions_reads_back_the_same():
    question = Question.model_validate({"id": "q", "kind": "text", "label": "Q", "when": {"till": {"asked": True}}})
    whole = minimal(identity=(question,))
    assert Questionnaire.from_canonical(whole.canonical) == whole


def test_the_canonical_content_is_one_line_with_sorted_keys_and_no_defaults():
    assert minimal().canonical == (
        '{"id":"essai","sections":[{"id":"s","questions":[{"id":"q","kind":"yes-no","label":"Q"}],"title":"S"}],'
        '"title":"Essai","version":"1.0.0"}'
    )


def test_the_digest_is_the_sha_256_of_the_canonical_content():
    assert minimal().digest == "78f9f7cb42fc4349062245037dc6e0e9c3f70c76b2211b43692a3e364351256b"


def test_the_digest_changes_with_a_single_letter():
    assert minimal().digest != minimal(summary="x").digest


def test_what_the_engine_prepares_is_prepared_once():
    made: list[Questionnaire] = []
    questionnaire = minimal()
    assert questionnaire.prepared(made.append) is questionnaire.prepared(made.append)
    assert made == [questionnaire]


def test_two_questionnaires_are_prepared_apart():
    first, second = minimal(), minimal()
    assert first.prepared(id) != second.prepared(id)


@pytest.mark.parametrize("version", ["1", "1.0", "v1.0.0", "1.0.0-beta"])
def test_a_version_is_three_numbers(version):
    with pytest.raises(ValidationError, match="version"):
        minimal().model_validate({"id": "essai", "version": version, "title": "E", "sections": minimal().sections})
