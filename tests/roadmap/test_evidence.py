"""The answers by which a step is there, told with the questionnaire's own ids."""

from __future__ import annotations

from diagnostic import Response, Said, diagnose
from tests.conftest import written

QUESTIONNAIRE = """
    identity: [{id: place, kind: commune, required: false}]
    questions:
      - {id: records, kind: single, choices: [paper, scattered, software]}
      - {id: tools, kind: multiple, choices: [mail, chat, agenda], may-be-empty: true}
      - {id: backup, kind: level, choices: [never, daily], dont-know: worst, not-applicable: true}
      - {id: staff, kind: number}
      - {id: wishes, kind: multiple, role: wish, choices: [site, other], may-be-empty: true}
    recommendations:
      - {id: crm, when: {records: [paper, scattered]}}
      - {id: chats, when: {tools: {any: [chat, agenda]}}}
      - {id: quiet, when: {tools: {none: [chat]}}}
      - {id: safe, when: {backup: never}}
      - {id: big, when: {staff: {gte: 10}}}
      - {id: south, when: {place: {province: [sud]}}}
      - {id: unasked, when: {backup: {answered: false}}}
      - {id: base, in-place-when: {records: software}}
      - {id: mail, when: {records: paper}, requires: [base]}
      - {id: site}
    catalogue: {communes: [{id: noumea, name: Nouméa, province: sud}]}
"""
ANSWERS = {"records": "scattered", "tools": ["mail"], "backup": "daily", "staff": 2, "wishes": ["other"]}


def evidence(diagnosis, key):
    """Return the evidence of one step."""
    return next(step.evidence for step in diagnosis.roadmap if step.recommendation == key)


def test_a_step_is_told_with_the_answers_that_call_for_it(diagnosed):
    assert evidence(diagnosed(ANSWERS), "crm") == (("records", "scattered"),)


def test_only_the_ticks_in_question_are_told(diagnosed):
    said = ANSWERS | {"tools": ["mail", "chat", "agenda"]}
    assert evidence(diagnosed(said), "chats") == (("tools", ("chat", "agenda")),)


def test_where_none_of_the_ticks_in_question_was_made_all_that_were_are_told(diagnosed):
    assert evidence(diagnosed(ANSWERS | {"tools": ["mail", "agenda"]}), "quiet") == (("tools", ("mail", "agenda")),)
    assert evidence(diagnosed(ANSWERS | {"tools": []}), "quiet") == (("tools", ()),)


def test_a_number_is_told_as_it_was_said(diagnosed):
    assert evidence(diagnosed(ANSWERS | {"staff": 12}), "big") == (("staff", 12),)


def test_an_identity_field_is_told_too(diagnosed):
    assert evidence(diagnosed(ANSWERS, identity={"place": "noumea"}), "south") == (("place", "noumea"),)


def test_not_knowing_a_risk_is_told_as_it_was_said(diagnosed):
    assert evidence(diagnosed(ANSWERS | {"backup": "dont-know"}), "safe") == (("backup", Said.DONT_KNOW),)


def test_what_is_not_applicable_is_told_as_it_was_said(diagnosed):
    assert evidence(diagnosed(ANSWERS | {"backup": "not-applicable"}), "unasked") == (("backup", Said.NOT_APPLICABLE),)


def test_not_knowing_is_not_mistaken_for_the_answer_that_it_reads_as(questionnaire):
    for said in ("never", "dont-know", "never"):
        found = diagnose(questionnaire, Response.to(questionnaire, ANSWERS | {"backup": said}))
        assert evidence(found, "safe") == (("backup", said),)


def test_a_wish_is_its_own_evidence(diagnosed):
    assert evidence(diagnosed(ANSWERS | {"wishes": ["site"]}), "site") == (("wishes", ("site",)),)


def test_a_prerequisite_is_told_with_the_answers_that_show_it_is_missing(diagnosed):
    assert evidence(diagnosed(ANSWERS | {"records": "paper"}), "base") == (("records", "paper"),)


def test_a_prerequisite_of_which_nothing_shows_that_it_is_missing_has_no_evidence(diagnosed):
    """
    questions:
      - {id: till, kind: yes-no}
      - {id: records, kind: single, choices: [paper, software], when: {till: no}}
    recommendations:
      - {id: base, in-place-when: {records: software}}
      - {id: mail, when: {till: yes}, requires: [base]}
    """
    found = diagnosed({"till": "yes"})
    assert (evidence(found, "base"), evidence(found, "mail")) == ((), (("till", "yes"),))


def test_a_step_that_is_always_called_for_has_nothing_to_show(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: base, when: always}]
    """
    assert evidence(diagnosed({"till": "yes"}), "base") == ()


def test_the_same_answers_are_told_in_the_same_way_again(questionnaire):
    first, again = (diagnose(questionnaire, Response.to(questionnaire, ANSWERS)) for _ in range(2))
    assert first.roadmap == again.roadmap


def test_what_was_told_of_one_response_is_not_told_of_another():
    questionnaire = written(QUESTIONNAIRE)
    found = [
        evidence(diagnose(questionnaire, Response.to(questionnaire, ANSWERS | {"records": said})), "crm")
        for said in ("paper", "scattered")
    ]
    assert found == [(("records", "paper"),), (("records", "scattered"),)]


def test_what_hangs_on_a_hidden_question_is_told_by_what_hides_it(diagnosed):
    """
    questions:
      - {id: stock, kind: yes-no}
      - {id: tracking, kind: single, choices: [paper, tool], when: {stock: yes}}
    recommendations: [{id: site, when: {any: [{tracking: tool}, {tracking: {asked: false}}]}}]
    """
    assert evidence(diagnosed({"stock": "no"}), "site") == (("stock", "no"),)


def test_what_is_not_ticked_is_told_by_all_that_is_ticked_in_each_response(diagnosed):
    for ticks in (("mail",), ("mail", "agenda"), ("agenda",), ()):
        assert evidence(diagnosed({**ANSWERS, "tools": list(ticks)}), "quiet") == (("tools", ticks),)


def test_of_ticks_those_that_call_for_a_step_are_told_whatever_the_others(diagnosed):
    told = [evidence(diagnosed({**ANSWERS, "tools": list(ticks)}), "chats") for ticks in (("chat",), ("mail", "chat"))]
    assert told == [(("tools", ("chat",)),)] * 2
