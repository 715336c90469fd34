"""Answers as YAML, JSON and forms give them: kept in one form, or refused with a code and a way out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from diagnostic import AnswerError, Response, Said, read_answer, unusual_business_id
from diagnostic.response import read_path, read_quote, read_solution
from tests.places import NEW_CALEDONIA

QUESTIONNAIRE = """
    identity:
      - {id: company, kind: text}
      - {id: number, kind: business-id}
      - {id: place, kind: commune}
      - {id: mail, kind: email}
      - {id: phone, kind: phone}
    questions:
      - {id: records, kind: single, choices: [paper, software]}
      - {id: care, kind: level, choices: [none, some, full], not-applicable: true}
      - {id: till, kind: yes-no}
      - id: tools
        kind: multiple
        most: 2
        choices: [mail, chat, agenda, {id: nothing, label: Rien, exclusive: true}]
      - {id: extras, kind: multiple, may-be-empty: true, choices: [one, two]}
      - {id: staff, kind: number, least-number: 1, most-number: 500}
      - {id: budget, kind: money}
      - {id: since, kind: date}
      - {id: remarks, kind: long-text}
      - {id: risks, kind: matrix, rows: [fire, theft], choices: [low, high]}
    recommendations:
      - {id: crm, solutions: {light: {title: Léger}}}
    catalogue:
      communes: [{id: noumea, name: Nouméa, province: sud}, {id: kone, name: Koné, province: nord}]
"""


def ascii_of(value):
    """Return what a case is called: a long text by its beginning."""
    return ascii(value)[:40]


@pytest.mark.parametrize(
    ("question", "raw", "value"),
    [
        ("records", "paper", "paper"),
        ("records", ["paper"], "paper"),
        ("care", "some", "some"),
        ("till", "yes", "yes"),
        ("till", True, "yes"),
        ("till", False, "no"),
        ("tools", "chat", ("chat",)),
        ("tools", ["chat", "mail"], ("mail", "chat")),
        ("tools", ("chat", "chat"), ("chat",)),
        ("extras", [], ()),
        ("staff", 12, Fraction(12)),
        ("staff", "12,5", Fraction(25, 2)),
        ("staff", 12.1, Fraction(121, 10)),
        ("budget", "1 250 000 F CFP", Fraction(1_250_000)),
        ("budget", "1\u202f250\u202f000\u00a0F\u00a0CFP", Fraction(1_250_000)),
        ("budget", "1250000 xpf", Fraction(1_250_000)),
        ("budget", "400F", Fraction(400)),
        ("since", date(2026, 3, 12), "2026-03-12"),
        ("since", "2026-03-12", "2026-03-12"),
        ("since", " 5/3/2026 ", "2026-03-05"),
        ("company", "  Chez Léa ", "Chez Léa"),
        ("remarks", "une\r\ndeux\x00", "une\ndeux"),
        ("number", "9999996", "9999996"),
        ("number", 9999996, "9999996"),
        ("number", "999996", "0999996"),
        ("number", " RID 9 999 996", "9999996"),
        ("number", "RIDET 9 999 996.001", "9999996001"),
        ("number", "999996001", "0999996001"),
        ("number", "a12345", "A12345"),
        ("number", "A12345-001", "A12345001"),
        ("place", "noumea", "noumea"),
        ("place", " NOUMÉA ", "noumea"),
        ("mail", " nom@exemple.nc ", "nom@exemple.nc"),
        ("mail", "\u202anom@exemple.nc\u202c\u200b", "nom@exemple.nc"),
        ("place", "Noume\u0301a", "noumea"),
        ("phone", "75.12.34", "+687751234"),
        ("phone", 751234, "+687751234"),
        ("phone", "+687 75 12 34", "+687751234"),
        ("phone", "+689 87 12 34 56", "+68987123456"),
        ("phone", "+681 72-12-34", "+681721234"),
        ("risks.fire", "high", "high"),
        ("records", " paper\u200b", "paper"),
        ("tools", ["\ufeffmail", "chat\u00a0"], ("mail", "chat")),
        ("care", "dont-know", Said.DONT_KNOW),
        ("care", " not-applicable ", Said.NOT_APPLICABLE),
    ],
    ids=ascii_of,
)
def test_an_answer_is_kept_in_the_form_of_its_kind(questionnaire, question, raw, value):
    assert read_answer(questionnaire, question, raw) == value


@pytest.mark.parametrize(
    ("question", "raw", "code"),
    [
        ("record", "paper", "unknown-question"),
        ("risks", "high", "unknown-question"),
        ("records", "papers", "unknown-choice"),
        ("records", ["paper", "software"], "not-a-choice"),
        ("records", 3, "not-a-choice"),
        ("records", True, "not-a-choice"),
        ("till", "oui", "unknown-choice"),
        ("tools", ["fax"], "unknown-choice"),
        ("tools", 3, "not-a-list"),
        ("tools", ["mail", 3], "not-a-list"),
        ("tools", [], "nothing-ticked"),
        ("tools", ["mail", "chat", "agenda"], "too-many-choices"),
        ("tools", ["mail", "nothing"], "exclusive-choice"),
        ("staff", "douze", "not-a-number"),
        ("staff", True, "not-a-number"),
        ("staff", None, "not-a-number"),
        ("staff", "1/0", "not-a-number"),
        ("staff", "25/2", "not-a-number"),
        ("staff", "1e999999999", "not-a-number"),
        ("staff", 0, "too-small"),
        ("staff", 501, "too-large"),
        ("budget", "12,5", "not-an-amount"),
        ("budget", -1, "not-an-amount"),
        ("since", "31/02/2026", "not-a-date"),
        ("since", "hier", "not-a-date"),
        ("company", "  ", "not-a-text"),
        ("company", "\x00", "not-a-text"),
        ("company", 3, "not-a-text"),
        ("company", "x" * 501, "too-long"),
        ("remarks", "x" * 5001, "too-long"),
        ("number", "12345", "not-a-business-id"),
        ("number", "12345678", "not-a-business-id"),
        ("number", "ABCDEF", "not-a-business-id"),
        ("place", "Paris", "unknown-commune"),
        ("mail", "nom.exemple.nc", "not-an-email"),
        ("mail", "nom@exemple", "not-an-email"),
        ("phone", "75 12 3", "not-a-phone"),
        ("phone", "+33 6 12 34 56 78", "not-a-phone"),
        ("phone", "７５１２３４", "not-a-phone"),  # noqa: RUF001 - the digits of another keyboard
        ("records", "dont-know", "dont-know-refused"),
        ("records", "not-applicable", "not-applicable-refused"),
    ],
    ids=ascii_of,
)
def test_an_answer_that_its_question_cannot_take_is_refused_with_a_code(questionnaire, question, raw, code):
    with pytest.raises(AnswerError) as refused:
        read_answer(questionnaire, question, raw)
    assert (refused.value.question, refused.value.code) == (question, code)


def test_a_mistyped_question_is_told_with_the_nearest_one(questionnaire):
    with pytest.raises(AnswerError, match="Vouliez-vous dire « records »"):
        read_answer(questionnaire, "recods", "paper")


def test_an_unknown_question_is_told_with_those_there_are_in_the_authors_order(questionnaire):
    with pytest.raises(AnswerError, match="Connus ici : records, care, till, tools, extras, staff"):
        Response.to(questionnaire, {"zzzz": 1})


def test_a_mistyped_choice_is_told_with_the_nearest_one(questionnaire):
    with pytest.raises(AnswerError, match=r"« papr ».*Vouliez-vous dire « paper »"):
        read_answer(questionnaire, "records", "papr")


def test_too_many_ticks_are_counted_in_the_message(questionnaire):
    with pytest.raises(AnswerError, match="2 choix au plus ; 3 sont cochés"):
        read_answer(questionnaire, "tools", ["mail", "chat", "agenda"])


def test_line_ends_of_a_form_do_not_make_a_text_too_long(questionnaire):
    assert len(read_answer(questionnaire, "remarks", "x\r\n" * 2499 + "xx")) == 5000


@pytest.mark.parametrize(
    ("number", "unusual"),
    [("9999996", False), ("9999999", True), ("9999996001", False), ("9999999001", True), ("A12345", False)],
)
def test_a_number_that_misses_the_luhn_check_is_unusual_and_a_tahiti_number_never_is(number, unusual):
    assert unusual_business_id(NEW_CALEDONIA, number) is unusual


def test_a_response_carries_the_version_and_the_digest_it_was_answered_in(questionnaire):
    response = Response.to(questionnaire)
    assert (response.questionnaire, response.version, response.path) == ("essai", "1.0.0", "full")
    assert response.digest == questionnaire.digest


def test_a_response_holds_the_values_of_each_of_its_parts(questionnaire):
    response = Response.to(
        questionnaire,
        {"till": True},
        identity={"phone": "75 12 34"},
        path="short",
        solutions={"crm": "light"},
        quotes={"crm": "250 000"},
    )
    assert (dict(response.answers), dict(response.identity)) == ({"till": "yes"}, {"phone": "+687751234"})
    assert (response.path, dict(response.solutions), dict(response.quotes)) == (
        "short",
        {"crm": "light"},
        {"crm": 250_000},
    )


def test_an_identity_field_is_no_question(questionnaire):
    with pytest.raises(AnswerError, match="cette question n'existe pas"):
        Response.to(questionnaire, {"company": "Chez Léa"})


def test_a_question_is_no_identity_field(questionnaire):
    with pytest.raises(AnswerError, match="cette question n'existe pas"):
        Response.to(questionnaire, identity={"till": "yes"})


def test_what_a_response_holds_cannot_be_changed(questionnaire):
    response = Response.to(questionnaire, {"till": "yes"})
    with pytest.raises(TypeError):
        response.answers["till"] = "no"  # type: ignore[index]


def test_saying_something_makes_another_response(questionnaire):
    before = Response.to(questionnaire, {"till": "yes"})
    after = before.saying(questionnaire, "till", "no")
    assert (before.answers["till"], after.answers["till"]) == ("yes", "no")


def test_saying_nothing_withdraws_an_answer(questionnaire):
    response = Response.to(questionnaire, {"till": "yes", "staff": 2})
    assert dict(response.saying(questionnaire, "till", None).answers) == {"staff": 2}


def test_withdrawing_what_was_not_said_changes_nothing(questionnaire):
    response = Response.to(questionnaire, {"staff": 2})
    assert response.saying(questionnaire, "till", None) == response


def test_an_identity_field_is_said_to_the_identity_sheet(questionnaire):
    response = Response.to(questionnaire).saying(questionnaire, "company", "Chez Léa")
    assert (dict(response.identity), dict(response.answers)) == ({"company": "Chez Léa"}, {})


def test_the_path_is_full_or_short():
    assert (read_path("full"), read_path("short")) == ("full", "short")
    with pytest.raises(AnswerError) as refused:
        read_path("long")
    assert refused.value.code == "unknown-path"


def test_a_solution_that_is_not_proposed_is_refused_with_those_that_are(questionnaire):
    assert read_solution(questionnaire, "crm", "standard") == "standard"
    with pytest.raises(AnswerError, match="Proposées : light, standard") as refused:
        read_solution(questionnaire, "crm", "advanced")
    assert refused.value.code == "unknown-solution"


def test_a_solution_of_an_unknown_recommendation_is_refused(questionnaire):
    with pytest.raises(AnswerError, match="Vouliez-vous dire « crm »") as refused:
        read_solution(questionnaire, "crn", "light")
    assert refused.value.code == "unknown-recommendation"


@pytest.mark.parametrize("raw", [-1, 12.5, "beaucoup", None])
def test_a_quote_is_a_whole_number_of_francs(questionnaire, raw):
    assert read_quote(questionnaire, "crm", 0) == 0
    with pytest.raises(AnswerError) as refused:
        read_quote(questionnaire, "crm", raw)
    assert refused.value.code == "not-an-amount"
