"""Hours of the day as people and programs write them, kept as HH:MM."""

from __future__ import annotations

from datetime import time

import pytest

from diagnostic import AnswerError, Response, read_answer
from diagnostic.wording.answers import answer_in_words

QUESTIONNAIRE = """
    identity:
      - {id: opens, kind: time}
    questions:
      - {id: closes, kind: time, required: false}
"""


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("8h30", "08:30"),
        ("8 h 30", "08:30"),
        ("8\u00a0h\u00a030", "08:30"),
        ("08H30", "08:30"),
        ("8 h", "08:00"),
        ("12h", "12:00"),
        ("8:30", "08:30"),
        ("08:30", "08:30"),
        ("08:30:00", "08:30"),
        ("08:30:00.000+11:00", "08:30"),
        ("0 h 05", "00:05"),
        ("23:59", "23:59"),
        (time(8, 30), "08:30"),
    ],
)
def test_an_hour_is_kept_in_one_form(questionnaire, raw, kept):
    assert read_answer(questionnaire, "closes", raw) == kept


NO_HOURS = ("", "8", "830", "8.30", "8 h 5", "8h60", "24:00", "25h", "08:30:15", "08:30Z", "08:30:00.000+00:00")
OTHERS = ("vers 8 h", "8 h 30 et 14 h", "8:30 pm", "0.354166", 8, 8.5, True, ["8h30"])


@pytest.mark.parametrize("raw", NO_HOURS + OTHERS, ids=repr)
def test_what_is_no_hour_or_may_be_two_is_refused(questionnaire, raw):
    with pytest.raises(AnswerError, match="une heure de la journée est attendue") as refused:
        read_answer(questionnaire, "closes", raw)
    assert (refused.value.code, refused.value.hint) == ("not-of-its-kind", "Exemple : 8 h 30.")


@pytest.mark.parametrize(
    ("kept", "said"), [("08:30", "8\u00a0h\u00a030"), ("14:00", "14\u00a0h"), ("00:05", "0\u00a0h\u00a005")]
)
def test_an_hour_is_said_as_it_is_written(questionnaire, kept, said):
    question = questionnaire.question_by_id["closes"]
    assert answer_in_words(questionnaire, question, kept) == said
    assert read_answer(questionnaire, "closes", said) == kept


def test_an_hour_is_kept_and_read_back(questionnaire, respond):
    response = respond({"closes": "17 h"}, identity={"opens": "8h30"})
    assert response.data["answers"] == {"closes": "17:00"}
    assert Response.kept(questionnaire, response.data) == response


def test_a_question_can_depend_on_whether_an_hour_was_said(truth):
    assert truth({"closes": {"answered": True}}, {"closes": "17 h"}) == "true"
