"""The status of each recommendation, as things stand and whatever the missing answers."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose
from tests.conftest import written

QUESTIONNAIRE = """
    questions:
      - {id: records, kind: single, choices: [paper, software]}
      - {id: stock, kind: yes-no}
      - {id: tracking, kind: single, choices: [paper, tool], when: {stock: yes}}
      - {id: wishes, kind: multiple, role: wish, choices: [crm, stocks, site, other], may-be-empty: true}
    recommendations:
      - {id: crm, when: {records: paper}, in-place-when: {records: software}}
      - {id: stocks, when: {tracking: paper}, in-place-when: {tracking: tool}, applies-when: {stock: yes}}
      - {id: site}
"""
NOTHING = {"records": "paper", "stock": "no", "wishes": []}


@pytest.fixture
def statuses(diagnosed):
    return lambda answers: diagnosed(answers).statuses


def step(diagnosis, key):
    """Return a step of the roadmap."""
    return next(one for one in diagnosis.roadmap if one.recommendation == key)


def keys(diagnosis):
    return {one.recommendation for one in diagnosis.roadmap}


def test_what_the_answers_call_for_is_recommended(statuses):
    assert statuses(NOTHING)["crm"] == "recommended"


def test_what_nothing_calls_for_is_not_needed(statuses):
    assert statuses(NOTHING)["site"] == "not-needed"


def test_what_is_wished_is_recommended(statuses):
    assert statuses(NOTHING | {"wishes": ["site"]})["site"] == "recommended"


def test_what_they_have_is_in_place(statuses):
    assert statuses(NOTHING | {"records": "software"})["crm"] == "in-place"


def test_in_place_beats_everything_else(diagnosed):
    """
    questions:
      - {id: till, kind: yes-no}
      - {id: wishes, kind: multiple, role: wish, choices: [crm, shop]}
    recommendations:
      - {id: crm, when: {till: yes}, urgent-when: {till: yes}, in-place-when: {till: yes}, applies-when: {till: no}}
      - {id: shop, requires: [crm]}
    """
    found = diagnosed({"till": "yes", "wishes": ["crm", "shop"]})
    assert (found.statuses["crm"], keys(found)) == ("in-place", {"shop"})


def test_what_makes_no_sense_for_them_is_not_applicable_even_if_wished(diagnosed):
    found = diagnosed(NOTHING | {"wishes": ["stocks"]})
    assert found.statuses["stocks"] == "not-applicable"
    assert "stocks" not in keys(found)


HIDDEN = """
    questions:
      - {id: stock, kind: yes-no}
      - {id: tracking, kind: single, choices: [paper, tool], when: {stock: yes}}
      - {id: wishes, kind: multiple, role: wish, choices: [stocks, shop], may-be-empty: true}
    recommendations:
      - {id: stocks, when: always, applies-when: {tracking: paper}}
      - {id: shop, requires: [stocks]}
"""


def diagnosed_of(text, answers):
    questionnaire = written(text)
    return diagnose(questionnaire, Response.to(questionnaire, answers))


def test_what_may_make_no_sense_for_them_is_never_recommended_by_itself():
    assert diagnosed_of(HIDDEN, {"stock": "no", "wishes": []}).statuses["stocks"] == "not-needed"


def test_what_may_make_no_sense_for_them_stays_if_wished_to_be_checked():
    found = diagnosed_of(HIDDEN, {"stock": "no", "wishes": ["stocks"]})
    assert (found.statuses["stocks"], step(found, "stocks").to_check) == ("recommended", True)


def test_what_may_make_no_sense_for_them_stays_as_a_prerequisite_to_be_checked():
    found = diagnosed_of(HIDDEN, {"stock": "no", "wishes": ["shop"]})
    assert (found.statuses["stocks"], step(found, "stocks").to_check) == ("required", True)


def test_a_prerequisite_of_a_step_is_required_and_so_are_its_own(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: computer}
      - {id: crm, requires: [computer]}
      - {id: shop, when: {till: yes}, requires: [crm]}
    """
    assert diagnosed({"till": "yes"}).statuses == {"computer": "required", "crm": "required", "shop": "recommended"}
    assert diagnosed({"till": "no"}).statuses == dict.fromkeys(("computer", "crm", "shop"), "not-needed")


def test_what_is_called_for_is_recommended_even_if_something_requires_it(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: crm, when: {till: yes}}
      - {id: shop, when: {till: yes}, requires: [crm]}
    """
    assert diagnosed({"till": "yes"}).statuses["crm"] == "recommended"


def test_nothing_is_required_through_what_is_in_place_or_not_applicable(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: computer}
      - {id: crm, requires: [computer], in-place-when: {till: yes}}
      - {id: stocks, requires: [computer], applies-when: {till: no}}
      - {id: shop, when: {till: yes}, requires: [crm, stocks]}
    """
    found = diagnosed({"till": "yes"})
    assert (found.statuses["computer"], keys(found)) == ("not-needed", {"shop"})


def test_a_step_that_may_be_in_place_already_is_to_be_checked(diagnosed):
    """
    questions:
      - {id: till, kind: yes-no}
      - {id: records, kind: single, choices: [paper, software], dont-know: allowed}
    recommendations: [{id: crm, when: {till: yes}, in-place-when: {records: software}}]
    """
    assert step(diagnosed({"till": "yes", "records": "dont-know"}), "crm").to_check
    assert step(diagnosed({"till": "yes"}), "crm").to_check
    assert not step(diagnosed({"till": "yes", "records": "paper"}), "crm").to_check


def test_before_the_answers_every_status_that_hangs_on_them_is_undecided(statuses):
    assert statuses({}) == {"crm": "undecided", "stocks": "undecided", "site": "undecided"}


def test_a_status_is_decided_as_soon_as_no_missing_answer_can_change_it(statuses):
    assert statuses({"records": "paper"})["crm"] == "recommended"
    assert statuses({"records": "software"})["crm"] == "in-place"
    assert statuses({"stock": "no"})["stocks"] == "not-applicable"
    assert statuses({"wishes": []})["site"] == "not-needed"


def test_what_may_turn_out_to_be_in_place_is_undecided(statuses):
    assert statuses({"stock": "yes", "wishes": ["stocks"]})["stocks"] == "undecided"


def test_a_status_is_decided_only_with_those_of_all_that_may_require_it(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: crm}
      - {id: shop, when: {till: yes}, requires: [crm]}
    """
    found = diagnosed()
    assert found.statuses == {"crm": "undecided", "shop": "undecided"}
    assert diagnosed({"till": "no"}).statuses == {"crm": "not-needed", "shop": "not-needed"}


PULLED = """
    questions:
      - {id: till, kind: yes-no}
      - {id: records, kind: single, choices: [paper, other]}
      - {id: elsewhere, kind: yes-no}
    recommendations:
      - {id: crm, when: {records: paper}}
      - {id: site, when: {elsewhere: yes}}
      - {id: shop, when: {till: yes}, requires: [crm]}
"""


def test_a_step_that_is_recommended_or_required_whichever_is_certain():
    found = diagnosed_of(PULLED, {"till": "yes"})
    assert (found.statuses["crm"], step(found, "crm").status, step(found, "crm").certain) == (
        "undecided",
        "required",
        True,
    )


def test_a_step_that_is_required_and_never_called_for_is_decided_while_others_are_open():
    found = diagnosed_of(PULLED, {"till": "yes", "records": "other"})
    assert (found.flow.settled, found.statuses["crm"]) == (False, "required")


def test_what_is_called_for_but_may_make_no_sense_is_undecided(diagnosed):
    """
    questions: [{id: till, kind: yes-no}, {id: stock, kind: yes-no}]
    recommendations: [{id: stocks, when: {till: yes}, applies-when: {stock: yes}}]
    """
    found = diagnosed({"till": "yes"})
    assert (found.statuses["stocks"], keys(found)) == ("undecided", set())


def test_a_step_that_rests_on_an_open_answer_is_not_there_yet(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: crm, when: {till: yes}}]
    """
    assert keys(diagnosed()) == set()
