"""What the answers so far have decided, whatever the missing ones."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose
from tests.conftest import written

QUESTIONNAIRE = """
    levels: [{id: low, from: 0}, {id: high, from: 50}]
    dimensions: [care]
    questions:
      - {id: records, kind: single, choices: [paper, software]}
      - {id: till, kind: yes-no, dimension: care}
      - {id: site, kind: yes-no}
      - {id: wishes, kind: multiple, role: wish, choices: [web, other]}
    recommendations:
      - {id: crm, impact: 5, when: {records: paper}, in-place-when: {records: software}}
      - {id: mail, impact: 3, when: {till: no}}
      - {id: web, impact: 1, when: {site: no}, requires: [crm]}
"""
WHOLE = {"records": "paper", "till": "no", "site": "no", "wishes": ["web"]}


@pytest.fixture
def decided(diagnosed):
    return lambda answers, **said: diagnosed(answers, **said).decided


def test_with_every_answer_everything_is_decided(decided):
    found = decided(WHOLE)
    assert found.levels == ("overall", "care")
    assert found.statuses == ("crm", "mail", "web")
    assert found.wishes == ("web",)
    assert found.first_steps == ("crm", "mail", "web")
    assert found.horizons == {"crm": "now", "mail": "now", "web": "now"}
    assert found.all_steps


def test_before_the_first_answer_nothing_is(decided):
    assert decided({}) == ((), (), (), (), {}, False)


def test_a_level_is_decided_before_the_end(decided):
    assert decided({"till": "no"}).levels == ("overall", "care")


def test_a_status_is_decided_before_the_end(decided):
    assert decided({"till": "no"}).statuses == ("mail",)
    assert decided({"records": "software"}).statuses == ("crm",)


def test_a_verdict_is_decided_before_the_end(decided):
    assert decided({"records": "paper", "wishes": ["web"]}).wishes == ("web",)
    assert decided({"wishes": ["web"]}).wishes == ()


SIMPLE = """
    questions:
      - {id: records, kind: single, choices: [paper, software]}
      - {id: till, kind: yes-no}
      - {id: site, kind: yes-no}
    recommendations:
      - {id: crm, impact: 5, when: {records: paper}}
      - {id: mail, impact: 3, when: {till: no}}
      - {id: web, impact: 1, when: {site: no}}
"""


def first_steps(text, answers):
    """Return the first steps that are decided, and whether they are all."""
    questionnaire = written(text)
    found = diagnose(questionnaire, Response.to(questionnaire, answers)).decided
    return found.first_steps, found.all_steps


@pytest.mark.parametrize(
    ("answers", "steps", "all_steps"),
    [
        ({"records": "paper"}, ("crm",), False),  # 4 points; its rivals have 2 and 0 at most
        ({"till": "no"}, (), False),  # crm may still come before, with 4
        ({"records": "software", "till": "no"}, ("mail",), False),
        ({"records": "paper", "till": "no"}, ("crm", "mail"), False),
        ({"records": "paper", "site": "no"}, ("crm",), False),  # mail may come before web
        ({"records": "software", "site": "yes", "till": "yes"}, (), True),
    ],
    ids=str,
)
def test_a_first_step_is_decided_once_no_rival_can_come_before(answers, steps, all_steps):
    assert first_steps(SIMPLE, answers) == (steps, all_steps)


def test_once_no_other_step_is_possible_all_the_steps_are_decided():
    unrelated = SIMPLE.replace("questions:", "questions:\n      - {id: why, kind: text}")
    assert first_steps(unrelated, {"records": "paper", "till": "yes", "site": "yes"}) == (("crm",), True)


def test_the_horizons_of_the_first_steps_are_decided_with_them(decided):
    assert decided({"records": "paper", "site": "yes", "wishes": ["other"]}).horizons == {"crm": "now"}


ROOM = """
    horizons:
      now: {title: N, effort: 1, cost: small, most: 1}
      foundation: {title: F}
      priorities: {title: P, time: {little: 2}}
      later: {title: L}
    questions:
      - {id: till, kind: yes-no}
      - {id: records, kind: single, choices: [paper, software]}
      - {id: site, kind: yes-no}
      - {id: budget, kind: single, role: budget, choices: [{id: low, most: 10}, high]}
      - {id: time, kind: single, role: time, choices: [little, much]}
    recommendations:
"""
SAID = {"till": "yes", "budget": "high", "time": "much"}


def horizons(recommendations, answers):
    """Return the horizons that are decided, with the rules above."""
    questionnaire = written(ROOM + recommendations)
    return diagnose(questionnaire, Response.to(questionnaire, answers)).decided.horizons


DEAR = "      - {id: crm, cost: medium, effort: 3, when: {till: yes}}"


def test_the_horizon_of_a_priority_is_decided_once_there_is_money_and_time_for_it_for_sure():
    assert horizons(DEAR, SAID) == {"crm": "priorities"}
    assert horizons(DEAR, {key: value for key, value in SAID.items() if key != "budget"}) == {}
    assert horizons(DEAR, {key: value for key, value in SAID.items() if key != "time"}) == {}


def test_the_budget_and_the_time_are_not_waited_for_where_they_count_for_nothing():
    assert horizons("      - {id: crm, when: {till: yes}}", {"till": "yes"}) == {"crm": "now"}
    later = "      - {id: crm, core: false, effort: 3, when: {till: yes}}"
    assert horizons(later, {"till": "yes"}) == {"crm": "later"}


def test_a_horizon_is_decided_before_the_order_is():
    two = """
      - {id: crm, core: false, effort: 2, impact: 2, when: {till: yes}}
      - {id: mail, core: false, effort: 2, impact: 2, when: {till: yes}, urgent-when: {site: yes}}
      - {id: web, core: false, effort: 2, impact: 5, when: {records: paper}}
    """
    found = written(ROOM + two)
    decided = diagnose(found, Response.to(found, {"till": "yes", "site": "no"})).decided
    assert (decided.first_steps, decided.horizons) == ((), {"crm": "later", "mail": "later"})


def test_a_step_is_for_later_once_there_are_enough_surer_priorities_whichever_these_are():
    four = """
      - {id: a, impact: 5, effort: 2, when: {till: yes}}
      - {id: b, impact: 5, effort: 2, when: {till: yes}}
      - {id: c, impact: 3, effort: 2, when: {till: yes}}
      - {id: d, impact: 5, effort: 2, when: {records: paper}}
    """
    text = ROOM.replace("{title: P,", "{title: P, most: 2,") + four
    found = written(text)
    decided = diagnose(found, Response.to(found, SAID)).decided
    assert decided.horizons == {"a": "priorities", "b": "priorities", "c": "later"}


def test_no_horizon_is_decided_while_a_step_may_turn_out_to_be_urgent():
    two = """
      - {id: crm, impact: 5, when: {till: yes}}
      - {id: safe, when: {till: yes}, urgent-when: {records: paper}}
    """
    assert horizons(two, SAID) == {}
    assert horizons(two, SAID | {"records": "software"}) == {"crm": "now", "safe": "priorities"}
    assert horizons(two, SAID | {"records": "paper"}) == {"crm": "priorities", "safe": "now"}


def test_no_horizon_is_decided_while_an_urgent_step_may_come():
    two = """
      - {id: crm, impact: 5, when: {till: yes}}
      - {id: safe, when: {records: paper}, urgent-when: always}
    """
    assert horizons(two, SAID) == {}
    assert horizons(two, SAID | {"records": "software"}) == {"crm": "now"}


def test_the_horizon_of_a_step_that_another_may_make_a_start_on_is_not_decided():
    brought = """
      - {id: crm, impact: 5, when: {till: yes}}
      - {id: bookings, when: {records: paper}, brings: [crm]}
    """
    assert horizons(brought, SAID) == {}
    assert horizons(brought, SAID | {"records": "software"}) == {"crm": "now"}


def test_a_start_that_is_made_only_in_some_cases_moves_nothing_in_the_others():
    brought = """
      - {id: crm, impact: 5, when: {till: yes}}
      - {id: bookings, when: {till: yes}, brings: [{id: crm, when: {records: paper}}]}
    """
    assert horizons(brought, SAID) == {}
    assert horizons(brought, SAID | {"records": "software"}) == {"crm": "now", "bookings": "priorities"}


def test_the_horizon_of_a_step_that_may_still_be_wished_is_not_decided(diagnosed):
    """
    questions:
      - {id: till, kind: yes-no}
      - {id: wishes, kind: single, role: wish, choices: [crm, other]}
    recommendations: [{id: crm, core: false, effort: 3, when: {till: yes}}]
    """
    found = diagnosed({"till": "yes"}).decided
    assert (found.first_steps, found.horizons) == (("crm",), {})
