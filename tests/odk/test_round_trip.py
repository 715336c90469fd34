"""What was said comes back: a response filled in on a telephone, sent, and read again."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from diagnostic import Response, follow, read_answers
from diagnostic.conditions import State
from diagnostic.odk import names_of, read_file, read_submission
from tests.laws.cases import any_case, any_real_case, seeded
from tests.odk.collect import Carried
from tests.odk.conftest import FOLDERS, carried_of

SAID = {State.ANSWERED, State.DONT_KNOW, State.NOT_APPLICABLE}
SEEDS = strategies.integers(0, 2**32 - 1)
QUIET = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)


def only_what_was_asked(questionnaire, response):
    """A form keeps no answer to a question that is not asked, and asks for no solution or quote."""
    flow = follow(questionnaire, response)
    parts = [{k: v for k, v in part.items() if flow.state(k) in SAID} for part in (response.identity, response.answers)]
    return Response.to(questionnaire, parts[1], identity=parts[0], path=response.path)


def comes_back(tmp_path, carried, response, sent):
    """Read what was sent, and what is written of it, back; None where nothing at all was said."""
    questionnaire = carried.questionnaire
    path = tmp_path / "sent"
    path.write_bytes(sent if isinstance(sent, bytes) else sent.encode())
    file = read_file(path, names_of(questionnaire))
    assert (file.problems, len(file.submissions)) == ((), 1)
    reading = read_submission(questionnaire, file.submissions[0])
    assert reading.problems == ()
    assert reading.response == response
    (tmp_path / "answers.yaml").write_text(reading.to_yaml(), encoding="utf-8")
    assert read_answers(questionnaire, tmp_path / "answers.yaml").response == response
    return reading


def said_in(carried, response):
    filled = carried.filled({**response.identity, **response.answers})
    assert filled.refused == []
    return filled


@settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=QUIET)
@given(seed=SEEDS)
def test_of_the_real_questionnaire_as_xml_and_as_a_table(tmp_path, seed):
    case = any_real_case(seeded(seed))
    response = only_what_was_asked(case.questionnaire, case.response)
    carried = carried_of("maturite-numerique", short=response.path == "short")
    filled = said_in(carried, response)
    for sent in (filled.xml(), filled.table("-"), filled.table("/")):
        comes_back(tmp_path, carried, response, sent)


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=QUIET)
@given(seed=SEEDS)
def test_of_small_questionnaires(tmp_path, seed):
    case = any_case(seeded(seed))
    response = only_what_was_asked(case.questionnaire, case.response)
    carried = Carried(case.questionnaire, short=response.path == "short")
    comes_back(tmp_path, carried, response, said_in(carried, response).xml())


EVERY = {
    "single-1": "a",
    "multiple-1": ("a", "b"),
    "level-1": "dont-know",
    "yes-no-1": "no",
    "number-1": Fraction("0.1"),
    "money-1": Fraction(1_250_000_000),
    "date-1": "2026-03-12",
    "time-1": "08:30",
    "text-1": "Une phrase, avec « virgule » ; et\tle reste",
    "long-text-1": "Deux\nlignes, dont\n\n« une vide »",
    "matrix-1.lundi": "a",
    "matrix-1.mardi": "b",
    "business-id-1": "1234567001",
    "commune-1": "kone",
    "email-1": "nom@exemple.nc",
    "phone-1": "+687751234",
    "meta": (),
    "2-matrices.lundi": (),
    "2-matrices.mardi": ("rien",),
}


@pytest.mark.parametrize("state", ["dont-know", "not-applicable", None])
@pytest.mark.parametrize("form", ["xml", "table"])
def test_of_every_kind(tmp_path, every, state, form):
    questionnaire = every.questionnaire
    beside = [key for key in questionnaire.question_by_id if "-2" in key and state]
    said = EVERY | dict.fromkeys(beside, state)
    response = Response.to(questionnaire, said, identity={"company": "Chez Éloïse", "lieu": "noumea"})
    assert only_what_was_asked(questionnaire, response) == response
    comes_back(tmp_path, every, response, getattr(said_in(every, response), form)())


@pytest.mark.parametrize("case", sorted(FOLDERS["maturite-numerique"].glob("cases/*.yaml")), ids=lambda path: path.stem)
def test_of_the_worked_cases(tmp_path, real, case):
    questionnaire = real().questionnaire
    response = only_what_was_asked(questionnaire, read_answers(questionnaire, case).response)
    reading = comes_back(tmp_path, real(), response, said_in(real(), response).xml())
    assert reading.response == response
