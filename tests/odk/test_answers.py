"""What was collected, read as the engine reads answers; every mistake of an answer at its place."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic import Problem, read_answers
from diagnostic.odk import Submission, file_stem, read_submission
from diagnostic.odk.submissions import Value
from tests.odk.every_kind import every_kind

MODEL = every_kind()


def submission(identifier="", **texts):
    values = {name.replace("__", "."): text for name, text in texts.items()}
    placed = {name: Value(text, 7, at) for at, (name, text) in enumerate(values.items(), start=1)}
    return Submission("collecte.csv", 7, placed, identifier)


def told(reading):
    return [(one.path, one.line, one.column, one.code) for one in reading.problems]


def test_every_value_that_cannot_be_taken_is_told_at_its_place():
    reading = read_submission(MODEL, submission(**{"single-1": "x", "text-1": "Oui", "date-1": "hier"}))
    assert told(reading) == [("collecte.csv", 7, 1, "unknown-choice"), ("collecte.csv", 7, 3, "not-a-date")]
    assert reading.response is None
    assert reading.to_yaml() == ""
    assert str(reading.problems[0]).startswith(
        "collecte.csv:7:1: single-1 : « x » n'est pas un des choix [unknown-choice]"
    )


def test_a_value_and_a_state_contradict_each_other():
    reading = read_submission(MODEL, submission(**{"number-2": "4", "etat_number-2": "dont-know"}))
    assert told(reading) == [("collecte.csv", 7, 1, "exclusive-choice")]


def test_a_state_that_may_not_be_said_is_told_where_it_was():
    reading = read_submission(MODEL, submission(**{"etat_number-1": "dont-know"}))
    assert told(reading) == [("collecte.csv", 7, 1, "dont-know-refused")]


def test_the_answers_to_another_questionnaire_are_refused_once():
    reading = read_submission(MODEL, submission(diagnostic_questionnaire="autre", **{"single-1": "x"}))
    assert told(reading) == [("collecte.csv", 7, 1, "other-questionnaire")]


def test_the_answers_to_other_content_are_refused_whatever_the_version():
    digests = submission(diagnostic_version="1.2.3", diagnostic_empreinte="0" * 64)
    assert told(read_submission(MODEL, digests)) == [("collecte.csv", 7, 2, "other-version")]
    assert "autre version (inconnue)" in str(
        read_submission(MODEL, submission(diagnostic_empreinte="0" * 64)).problems[0]
    )


def test_a_path_nobody_knows_is_refused():
    assert told(read_submission(MODEL, submission(diagnostic_parcours="long"))) == [
        ("collecte.csv", 7, 1, "unknown-path")
    ]


def test_the_path_the_day_and_the_version_are_kept():
    texts = {"diagnostic_parcours": "short", "diagnostic_date": "2026-03-12", "diagnostic_empreinte": MODEL.digest}
    reading = read_submission(MODEL, submission(**texts, **{"single-1": " a "}))
    assert reading.to_yaml() == (
        f"questionnaire: essai\nversion: 1.2.3\ndigest: {MODEL.digest}\npath: short\ndate: '2026-03-12'\n"
        "identity: {}\nanswers:\n  single-1: a\n"
    )


@pytest.mark.parametrize(
    "written", ["2026-03-12", "12/03/2026", "2026-03-12T00:00:00.000", "2026-03-12T09:30:00+11:00"]
)
def test_the_day_of_the_interview_is_read_like_any_other(written):
    assert read_submission(MODEL, submission(diagnostic_date=written)).date == "2026-03-12"


@pytest.mark.parametrize(
    ("written", "told_why"), [("hier", "Écrivez-la"), ("12/03/26", "quatre chiffres"), ("46093", "tableur")]
)
def test_a_day_that_is_none_is_told_at_its_place(written, told_why):
    reading = read_submission(MODEL, submission(x="", diagnostic_date=written))
    assert told(reading) == [("collecte.csv", 7, 2, "not-a-date")]
    assert (reading.response, reading.date) == (None, "")
    assert told_why in reading.problems[0].hint


@pytest.mark.parametrize(
    ("collected", "value"),
    [
        ({"money-1": "1.85E7"}, 18_500_000),
        ({"money-1": "250000.0"}, 250_000),
        ({"money-1": "250.000"}, 250_000),
        ({"number-1": "12.0"}, 12),
        ({"number-1": "12.345"}, Fraction("12.345")),
        ({"number-1": "12,345"}, Fraction("12.345")),
        ({"number-1": "5.0E-4"}, Fraction("0.0005")),
        ({"business-id-1": "1236165.0"}, "1236165"),
        ({"phone-1": "00687 75 12 34"}, "+687751234"),
        ({"date-1": "2026-03-12T00:00:00.000"}, "2026-03-12"),
    ],
    ids=str,
)
def test_what_an_application_writes_is_read_and_filed_as_it_is_read_again(tmp_path, collected, value):
    reading = read_submission(MODEL, submission(**collected))
    assert reading.response is not None
    assert reading.response.answers == dict.fromkeys(collected, value)
    (tmp_path / "a.yaml").write_text(reading.to_yaml(), encoding="utf-8")
    assert read_answers(MODEL, tmp_path / "a.yaml").response == reading.response


def test_what_a_table_lost_of_an_answer_keeps_it_from_being_one():
    lost = Problem("collecte.csv", 7, 3, "unnamed-column", "perdu")
    reading = read_submission(MODEL, submission(**{"single-1": "a"})._replace(problems=(lost,)))
    assert (reading.response, reading.problems) == (None, (lost,))


@pytest.mark.parametrize(
    ("ticks", "value"),
    [("a b", ("a", "b")), ("_rien", ()), ("dont-know", "dont-know")],
)
def test_ticks_are_read_one_by_one(ticks, value):
    reading = read_submission(MODEL, submission(_meta=ticks))
    assert reading.response is not None
    assert reading.response.answers == {"meta": value}


@pytest.mark.parametrize("ticks", ["_rien a", "a dont-know"])
def test_ticks_that_contradict_each_other_are_refused(ticks):
    assert told(read_submission(MODEL, submission(_meta=ticks))) == [("collecte.csv", 7, 1, "unknown-choice")]


@pytest.mark.parametrize(
    ("company", "identifier", "stem"),
    [
        ("Chez Éloïse & fils", "uuid:1f3a-99-aa", "chez-eloise-fils-1f3a-99"),
        ("", "uuid:1f3a", "reponses-1f3a"),
        ("Chez", "", "chez-ligne-7"),
        ("x" * 80, "12", f"{'x' * 40}-12"),
        ("../../etc", "../x", "etc-x"),
    ],
)
def test_a_file_is_named_after_the_company_and_the_answer(company, identifier, stem):
    assert file_stem(MODEL, submission(identifier, company=company)) == stem


def test_without_a_name_on_the_sheet_a_file_is_named_all_the_same():
    assert file_stem(MODEL.model_copy(update={"identity": ()}), submission("12")) == "reponses-12"
