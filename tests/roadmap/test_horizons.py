"""Steps grouped by when: caps, the budget, the time, what is core, and what another tool makes a start on."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose
from tests.conftest import written

RULES = """
    priority: {impact: 1, effort: 0}
    horizons:
      now: {title: Now, effort: 1, cost: small, most: 2}
      foundation: {title: Foundation, most: 2}
      priorities: {title: Priorities, most: 2, unknown-budget: 600000, time: {little: 2}}
      later: {title: Later}
    questions:
      - {id: till, kind: yes-no}
      - {id: wishes, kind: multiple, role: wish, choices: [shop, crm], may-be-empty: true}
      - {id: budget, kind: single, role: budget, dont-know: allowed,
         choices: [{id: tight, most: 200000}, {id: middling, most: 310000}, free]}
      - {id: time, kind: single, role: time, dont-know: allowed, choices: [little, much]}
    recommendations:
"""
ANSWERS = {"till": "yes", "wishes": [], "budget": "free", "time": "much"}
# A light step costs 10 000 F at least, a plain one 150 000 F.
LIGHT = "when: {till: yes}, cost: small"
PLAIN = "when: {till: yes}, cost: medium"


def horizons(recommendations, **said):
    """Return the horizon of each step, in the order of the roadmap."""
    questionnaire = written(RULES + recommendations)
    steps = diagnose(questionnaire, Response.to(questionnaire, ANSWERS | said)).roadmap
    return {step.recommendation: step.horizon for step in steps}


def several(*recommendations):
    """Return recommendations, one a line, those above of more impact."""
    lines = [f"      - {{impact: {5 - place}, {one}}}" for place, one in enumerate(recommendations)]
    return "\n".join(lines)


def test_a_light_step_is_for_now():
    assert horizons(several(f"id: a, {LIGHT}")) == {"a": "now"}


@pytest.mark.parametrize("heavy", [PLAIN, f"{LIGHT}, effort: 2"])
def test_a_step_that_costs_more_or_takes_more_effort_is_a_priority(heavy):
    assert horizons(several(f"id: a, {heavy}")) == {"a": "priorities"}


def test_where_no_band_is_declared_any_cost_is_light(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: a, when: {till: yes}, cost: large}]
    """
    assert diagnosed({"till": "yes"}).roadmap[0].horizon == "now"


def test_an_urgent_step_is_for_now_whatever_it_costs():
    assert horizons(several(f"id: a, {PLAIN}, effort: 5, urgent-when: {{till: yes}}"), budget="tight") == {"a": "now"}


def test_no_more_steps_are_for_now_than_there_is_room():
    found = horizons(several(*(f"id: {key}, {LIGHT}" for key in "abc")))
    assert found == {"a": "now", "b": "now", "c": "priorities"}


def test_urgent_steps_keep_their_room():
    found = horizons(several(f"id: a, {LIGHT}", f"id: b, {LIGHT}", f"id: c, {PLAIN}, urgent-when: {{till: yes}}"))
    assert found == {"a": "now", "b": "priorities", "c": "now"}


def test_urgent_steps_beyond_the_room_are_priorities():
    found = horizons(several(*(f"id: {key}, {PLAIN}, urgent-when: {{till: yes}}" for key in "abc")))
    assert found == {"a": "now", "b": "now", "c": "priorities"}


def test_a_light_step_waits_for_its_prerequisites():
    found = horizons(several(f"id: a, {PLAIN}", f"id: b, {LIGHT}, requires: [a]"))
    assert found == {"a": "priorities", "b": "priorities"}


def test_a_light_step_whose_prerequisites_are_done_now_is_done_now():
    found = horizons(several(f"id: a, {LIGHT}", f"id: b, {LIGHT}, requires: [a]"))
    assert found == {"a": "now", "b": "now"}


def test_the_foundation_has_a_horizon_of_its_own_and_uses_no_slot():
    found = horizons(several(f"id: base, {LIGHT}, foundation: true", *(f"id: {key}, {PLAIN}" for key in "ab")))
    assert found == {"base": "foundation", "a": "priorities", "b": "priorities"}


def test_the_foundation_has_room_for_so_many():
    found = horizons(several(*(f"id: {key}, {PLAIN}, foundation: true" for key in "abc")))
    assert found == {"a": "foundation", "b": "foundation", "c": "later"}


def test_a_foundation_whose_prerequisite_is_a_priority_comes_later():
    found = horizons(several(f"id: a, {PLAIN}", f"id: base, {PLAIN}, foundation: true, requires: [a]"))
    assert found == {"a": "priorities", "base": "later"}


def test_an_urgent_foundation_is_for_now():
    assert horizons(several(f"id: base, {PLAIN}, foundation: true, urgent-when: {{till: yes}}")) == {"base": "now"}


def test_there_are_only_so_many_priorities():
    found = horizons(several(*(f"id: {key}, {PLAIN}" for key in "abc")))
    assert found == {"a": "priorities", "b": "priorities", "c": "later"}


def test_a_step_comes_no_earlier_than_its_prerequisites():
    found = horizons(several(f"id: a, {PLAIN}", f"id: b, {PLAIN}", f"id: c, {PLAIN}", f"id: d, {LIGHT}, requires: [c]"))
    assert (found["c"], found["d"]) == ("later", "later")


def test_the_budget_is_the_upper_bound_of_the_choice_and_each_step_costs_its_least():
    two = several(f"id: a, {PLAIN}", f"id: b, {PLAIN}")
    assert horizons(two, budget="tight") == {"a": "priorities", "b": "later"}
    assert horizons(two, budget="middling") == {"a": "priorities", "b": "priorities"}


def test_the_foundation_is_charged_to_the_budget():
    found = horizons(several(f"id: base, {PLAIN}, foundation: true", f"id: a, {PLAIN}"), budget="tight")
    assert found == {"base": "foundation", "a": "later"}


def test_what_is_done_now_is_charged_to_the_budget():
    light = several(f"id: a, {LIGHT}", f"id: b, {LIGHT}", f"id: c, {PLAIN}", f"id: d, {PLAIN}")
    # 310 000 - 2 × 10 000 - 150 000 leaves 140 000.
    assert horizons(light, budget="middling") == {"a": "now", "b": "now", "c": "priorities", "d": "later"}


def test_what_comes_later_is_not_charged():
    found = horizons(several("id: a, when: {till: yes}, cost: large, effort: 2", f"id: b, {PLAIN}"), budget="tight")
    assert found == {"a": "later", "b": "priorities"}


def test_a_budget_that_is_not_known_is_supposed():
    two = several("id: a, when: {till: yes}, cost: large", f"id: b, {PLAIN}")
    assert horizons(two, budget="dont-know") == {"a": "later", "b": "priorities"}


def test_a_budget_without_a_limit_affords_anything():
    assert horizons(several("id: a, when: {till: yes}, cost: large")) == {"a": "priorities"}


def test_little_time_leaves_room_for_light_priorities_only():
    two = several(f"id: a, {PLAIN}, effort: 3", f"id: b, {PLAIN}, effort: 2")
    assert horizons(two, time="little") == {"a": "later", "b": "priorities"}
    assert horizons(two, time="much") == {"a": "priorities", "b": "priorities"}
    assert horizons(two, time="dont-know") == {"a": "priorities", "b": "priorities"}


def test_what_is_not_core_is_a_priority_only_if_wished():
    shop = several(f"id: shop, {PLAIN}, core: false")
    assert horizons(shop) == {"shop": "later"}
    assert horizons(shop, wishes=["shop"]) == {"shop": "priorities"}


BROUGHT = several(f"id: crm, {PLAIN}", f"id: bookings, {PLAIN}, brings: [crm]")


def test_what_a_lighter_tool_makes_a_start_on_comes_later():
    assert horizons(BROUGHT) == {"crm": "later", "bookings": "priorities"}


def test_what_is_wished_is_not_moved_later():
    assert horizons(BROUGHT, wishes=["crm"])["crm"] == "priorities"


def test_what_a_wish_needs_is_not_moved_later():
    needed = BROUGHT + "\n" + "      - {id: web, requires: [crm]}\n      - {id: shop, requires: [web]}"
    assert horizons(needed, wishes=["shop"])["crm"] == "priorities"


def test_a_start_may_be_made_only_in_some_cases():
    cases = several(f"id: crm, {PLAIN}", f"id: bookings, {PLAIN}, brings: [{{id: crm, when: {{time: little}}}}]")
    assert horizons(cases, time="much")["crm"] == "priorities"
    assert horizons(cases, time="little")["crm"] == "later"


def test_a_tool_that_is_no_step_makes_no_start():
    assert horizons(several(f"id: crm, {PLAIN}", "id: bookings, brings: [crm]")) == {"crm": "priorities"}


def test_an_urgent_step_that_is_moved_later_keeps_no_room():
    found = horizons(
        several(
            f"id: a, {LIGHT}",
            f"id: b, {LIGHT}",
            f"id: crm, {PLAIN}, urgent-when: {{till: yes}}",
            f"id: bookings, {PLAIN}, brings: [crm]",
        )
    )
    assert found == {"a": "now", "b": "now", "crm": "later", "bookings": "priorities"}


def test_horizons_do_not_change_the_order_of_the_roadmap():
    found = horizons(several(f"id: a, {PLAIN}", f"id: b, {LIGHT}", f"id: base, {PLAIN}, foundation: true"))
    assert list(found.items()) == [("a", "priorities"), ("b", "now"), ("base", "foundation")]
