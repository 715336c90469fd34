"""What is the same whichever answer comes is decided before it does."""

from __future__ import annotations

import pytest


@pytest.fixture
def statuses(diagnosed):
    return lambda answers=None, **said: diagnosed(answers, **said).statuses


def test_what_one_step_or_the_other_requires_is_required(statuses):
    """
    questions: [{id: records, kind: single, choices: [paper, software]}]
    recommendations:
      - {id: base}
      - {id: crm, when: {records: paper}, requires: [base]}
      - {id: shop, when: {records: software}, requires: [base]}
    """
    assert statuses({}) == {"base": "required", "crm": "undecided", "shop": "undecided"}


def test_what_may_be_required_by_neither_is_not(statuses):
    """
    questions: [{id: records, kind: single, choices: [paper, software], dont-know: allowed}]
    recommendations:
      - {id: base}
      - {id: crm, when: {records: paper}, requires: [base]}
      - {id: shop, when: {records: software}, requires: [base]}
    """
    assert statuses({})["base"] == "undecided"


def test_what_is_called_for_by_any_answer_is_recommended(statuses):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: crm, when: {any: [{till: yes}, {till: no}]}}]
    """
    assert statuses({}) == {"crm": "recommended"}


def test_what_no_answer_can_call_for_is_not_needed(statuses):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: crm, when: {all: [{till: yes}, {till: no}]}}]
    """
    assert statuses({}) == {"crm": "not-needed"}


def test_a_question_that_opens_another_is_tried_before_it(statuses):
    """
    questions:
      - {id: till, kind: yes-no}
      - {id: alerts, kind: yes-no, when: {till: yes}}
    recommendations: [{id: crm, when: {any: [{till: no}, {alerts: yes}, {alerts: no}]}}]
    """
    assert statuses({}) == {"crm": "recommended"}


def test_what_is_required_either_way_is_a_certain_step_once_it_is_one(diagnosed):
    """
    questions:
      - {id: records, kind: single, choices: [paper, software]}
      - {id: till, kind: yes-no}
    recommendations:
      - {id: base, when: {any: [{records: paper}, {till: no}]}}
      - {id: shop, when: {till: yes}, requires: [base]}
      - {id: web, when: {records: paper}}
    """
    certain = {step.recommendation: step.certain for step in diagnosed({"records": "paper"}).roadmap}
    assert certain == {"base": True, "web": True}
    assert diagnosed({"records": "software"}).statuses["base"] == "undecided"


def test_a_wished_step_that_is_called_for_or_required_is_certain(diagnosed):
    """
    questions:
      - {id: wishes, kind: multiple, role: wish, choices: [site, shop]}
      - {id: till, kind: yes-no}
    recommendations:
      - {id: base, when: {till: yes}}
      - {id: site}
      - {id: shop, when: {till: no}, requires: [base]}
    """
    found = diagnosed({"wishes": ["site"]})
    assert found.statuses == {"base": "undecided", "site": "recommended", "shop": "undecided"}
    assert [step.certain for step in found.roadmap] == [True]


def test_a_verdict_is_told_when_it_is_the_same_whatever_comes(diagnosed):
    """
    questions:
      - {id: wishes, kind: single, role: wish, choices: [shop]}
      - {id: records, kind: single, choices: [paper, software]}
    recommendations:
      - {id: crm, in-place-when: {records: software}}
      - {id: mail, in-place-when: {records: paper}}
      - {id: shop, requires: [crm, mail]}
    """
    found = diagnosed({"wishes": "shop"})
    assert [wish.verdict for wish in found.wishes] == ["not-yet"]
    assert found.wishes[0].path == ("crm", "mail")
    assert found.decided.wishes == ("shop",)


def test_a_verdict_that_an_answer_changes_is_not(diagnosed):
    """
    questions:
      - {id: wishes, kind: single, role: wish, choices: [shop]}
      - {id: records, kind: single, choices: [paper, software]}
    recommendations:
      - {id: crm, in-place-when: {records: software}}
      - {id: shop, requires: [crm]}
    """
    assert [wish.verdict for wish in diagnosed({"wishes": "shop"}).wishes] == ["undecided"]


def test_on_the_short_path_what_was_left_out_may_be_said_in_any_way(statuses):
    """
    questions:
      - {id: till, kind: yes-no, short: true}
      - {id: records, kind: single, choices: [paper, software]}
    recommendations:
      - {id: base}
      - {id: crm, when: {records: paper}, requires: [base]}
      - {id: shop, when: {records: software}, requires: [base]}
    """
    found = statuses({"till": "yes", "records": "paper"}, path="short")
    assert found == {"base": "required", "crm": "undecided", "shop": "undecided"}
