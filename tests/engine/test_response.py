"""What may be answered to each kind of question, and how gently the rest is refused."""

from __future__ import annotations

from datetime import date

import pytest

import diagnostic
from diagnostic import AnswerError, Response, Said, read_answer, unusual_business_id
from tests.engine.small import questionnaire
from tests.places import NEW_CALEDONIA

KINDS = questionnaire(
    """
    questions:
      - {id: one, kind: single, choices: [{id: papier, label: P}, {id: tableur, label: T}]}
      - id: some
        kind: multiple
        most: 2
        choices: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}, {id: none, label: N, exclusive: true}]
      - {id: level, kind: level, choices: [{id: low, label: L}, {id: high, label: H}]}
      - {id: agree, kind: yes-no}
      - {id: count, kind: number, least-number: 1, most-number: 50}
      - {id: price, kind: money}
      - {id: day, kind: date}
      - {id: name, kind: text, not-applicable: true}
      - {id: story, kind: long-text}
      - {id: ridet, kind: business-id}
      - {id: commune, kind: commune}
      - {id: mail, kind: email}
      - {id: phone, kind: phone}
    recommendations:
      - {id: crm, asked-of: one, in-place-when: {one: tableur}, when: {one: papier}}
    catalogue: {communes: [{id: noumea, name: "Nouméa", province: sud}]}
    """
)


@pytest.mark.parametrize(
    ("question", "raw", "value"),
    [
        ("one", "papier", "papier"),
        ("one", ["papier"], "papier"),
        ("some", ["b", "a", "b"], ("a", "b")),
        ("some", "c", ("c",)),
        ("level", "dont-know", Said.DONT_KNOW),
        ("agree", True, "yes"),
        ("agree", False, "no"),
        ("agree", "no", "no"),
        ("count", "12", 12),
        ("count", 1.5, 1.5),
        ("price", "1 250 000 F CFP", 1250000),
        ("price", "1\u202f250\u202f000", 1250000),
        ("day", "12/03/2026", "2026-03-12"),
        ("day", date(2026, 3, 12), "2026-03-12"),
        ("name", "  Kaori ", "Kaori"),
        ("name", "not-applicable", Said.NOT_APPLICABLE),
        ("story", "a\r\nb", "a\nb"),
        ("ridet", "9 999 996.001", "9999996001"),
        ("ridet", "123456", "0123456"),
        ("ridet", "RIDET 132 720 001", "0132720001"),
        ("ridet", "A12345", "A12345"),
        ("commune", "Nouméa", "noumea"),
        ("mail", "a@exemple.nc", "a@exemple.nc"),
        ("phone", "75.12.34", "+687751234"),
        ("phone", "+689 87 12 34 56", "+68987123456"),
    ],
)
def test_an_answer_is_kept_in_the_form_of_its_kind(question, raw, value):
    assert read_answer(KINDS, question, raw) == value


@pytest.mark.parametrize(
    ("question", "raw", "code"),
    [
        ("nobody", "x", "unknown-question"),
        ("one", "papiers", "unknown-choice"),
        ("one", ["papier", "tableur"], "not-a-choice"),
        ("one", "dont-know", "dont-know-refused"),
        ("one", "not-applicable", "not-applicable-refused"),
        ("some", ["z"], "unknown-choice"),
        ("some", [1], "not-a-list"),
        ("some", [], "nothing-ticked"),
        ("some", ["a", "b", "c"], "too-many-choices"),
        ("some", ["a", "none"], "exclusive-choice"),
        ("count", "douze", "not-a-number"),
        ("count", True, "not-a-number"),
        ("count", "1/0", "not-a-number"),
        ("count", 0, "too-small"),
        ("count", 51, "too-large"),
        ("price", "12,5", "not-an-amount"),
        ("price", -5, "not-an-amount"),
        ("day", "demain", "not-a-date"),
        ("name", "", "not-a-text"),
        ("name", 12, "not-a-text"),
        ("name", "x" * 501, "too-long"),
        ("ridet", "12", "not-a-business-id"),
        ("commune", "Paris", "unknown-commune"),
        ("mail", "kaori", "not-an-email"),
        ("phone", "12", "not-a-phone"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_stable_code(question, raw, code):
    with pytest.raises(AnswerError) as refused:
        read_answer(KINDS, question, raw)
    assert refused.value.code == code
    assert refused.value.question == question


def test_a_typing_mistake_gets_the_nearest_choice():
    with pytest.raises(AnswerError, match="Vouliez-vous dire « papier »"):
        read_answer(KINDS, "one", "papiers")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ({"path": "long"}, "unknown-path"),
        ({"solutions": {"crm": "light"}}, "unknown-solution"),
        ({"solutions": {"crn": "light"}}, "unknown-recommendation"),
        ({"quotes": {"crm": "beaucoup"}}, "not-an-amount"),
        ({"quotes": {"crm": -1}}, "not-an-amount"),
    ],
)
def test_the_other_parts_of_a_response_are_read_as_strictly(part, code):
    with pytest.raises(AnswerError) as refused:
        Response.to(KINDS, {}, **part)
    assert refused.value.code == code


def test_a_response_knows_what_it_answers():
    response = Response.to(KINDS, {"one": "papier"}, solutions={"crm": "standard"}, quotes={"crm": "250 000"})
    assert (response.questionnaire, response.version, response.digest) == (KINDS.id, "1.0.0", KINDS.digest)
    assert response.quotes == {"crm": 250000}


def test_one_answer_is_said_changed_and_withdrawn():
    response = Response.to(KINDS).saying(KINDS, "one", "papier")
    assert response.saying(KINDS, "one", "tableur").answers == {"one": "tableur"}
    assert response.saying(KINDS, "one", None).answers == {}


@pytest.mark.parametrize(
    ("number", "unusual"), [("9999996", False), ("9999999", True), ("9999996001", False), ("A12345", False)]
)
def test_an_unusual_number_is_worth_a_second_look(number, unusual):
    assert unusual_business_id(NEW_CALEDONIA, number) is unusual


def test_a_band_that_does_not_exist_is_not_found():
    with pytest.raises(KeyError):
        KINDS.catalogue.band("c9")


def test_the_public_names_are_sorted():
    assert diagnostic.__all__ == sorted(diagnostic.__all__)
    assert all(hasattr(diagnostic, name) for name in diagnostic.__all__)
