"""The order of the steps: by priority, told term by term, and none before what it needs."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose
from tests.conftest import written

WEIGHTS = """
    priority:
      impact: 2
      effort: -1
      goals: {each: 3, most: 2}
      pains: {each: 2, most: 2}
      wished: 4
      urgent: 6
      only-prerequisite: -3
      unlocks: {each: 1, wished: 2, most: 6}
      waiting: -2
    questions:
      - {id: till, kind: yes-no}
      - {id: goals, kind: multiple, role: goals, choices: [sell, keep, hire], may-be-empty: true}
      - {id: pains, kind: multiple, role: pains, choices: [time, cash], may-be-empty: true}
      - {id: wishes, kind: multiple, role: wish, choices: [shop, site], may-be-empty: true}
    recommendations:
"""
ANSWERS = {"till": "yes", "goals": [], "pains": [], "wishes": []}


def roadmap(recommendations, **said):
    """Return the steps of these recommendations, with the weights above."""
    questionnaire = written(WEIGHTS + recommendations)
    return diagnose(questionnaire, Response.to(questionnaire, ANSWERS | said)).roadmap


def order(recommendations, **said):
    """Return the steps in order, each with its priority."""
    return [(step.recommendation, step.priority) for step in roadmap(recommendations, **said)]


def test_impact_raises_a_priority_and_effort_lowers_it():
    (step,) = roadmap("      - {id: crm, when: {till: yes}, impact: 4, effort: 3}")
    assert (step.priority, step.terms) == (5, {"impact": 8, "effort": -3})


def test_a_term_of_no_points_is_not_told(diagnosed):
    """
    priority: {impact: 0, effort: -1}
    questions:
      - {id: till, kind: yes-no}
      - {id: goals, kind: single, role: goals, choices: [sell]}
      - {id: pains, kind: single, role: pains, choices: [time]}
      - {id: wishes, kind: single, role: wish, choices: [crm]}
    recommendations:
      - {id: crm, requires: [base], urgent-when: {till: yes}, goals: [sell], pains: [time]}
      - {id: base}
    """
    steps = diagnosed({"till": "yes", "goals": "sell", "pains": "time", "wishes": "crm"}).roadmap
    assert [step.terms for step in steps] == [{"effort": -1}, {"effort": -1}]


@pytest.mark.parametrize(("goals", "points"), [(["sell"], 3), (["sell", "keep"], 6), (["sell", "keep", "hire"], 6)])
def test_each_goal_in_common_counts_up_to_two(goals, points):
    (step,) = roadmap("      - {id: crm, when: {till: yes}, goals: [sell, keep, hire]}", goals=goals)
    assert step.terms["goals"] == points


def test_goals_that_are_not_in_common_do_not_count():
    (step,) = roadmap("      - {id: crm, when: {till: yes}, goals: [sell]}", goals=["keep"])
    assert "goals" not in step.terms


def test_pains_in_common_count_too():
    (step,) = roadmap("      - {id: crm, when: {till: yes}, pains: [time]}", pains=["time", "cash"])
    assert step.terms["pains"] == 2


def test_without_a_question_of_goals_none_are_in_common(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: crm, when: {till: yes}, goals: [sell]}]
    """
    assert "goals" not in diagnosed({"till": "yes"}).roadmap[0].terms


def test_what_is_wished_counts_more():
    (step,) = roadmap("      - {id: shop}", wishes=["shop"])
    assert step.terms["wished"] == 4


def test_what_cannot_wait_counts_most():
    (step,) = roadmap("      - {id: backup, when: {till: yes}, urgent-when: {till: yes}}")
    assert (step.terms["urgent"], step.urgent) == (6, True)


def test_what_is_only_a_prerequisite_counts_less():
    first, second = roadmap("""
      - {id: crm}
      - {id: shop, when: {till: yes}, requires: [crm]}
    """)
    assert (first.recommendation, first.terms["only-prerequisite"]) == ("crm", -3)
    assert "only-prerequisite" not in second.terms


def test_each_step_that_waits_counts_directly_or_not_and_more_if_it_is_wished():
    steps = roadmap(
        """
      - {id: computer, when: {till: yes}}
      - {id: crm, when: {till: yes}, requires: [computer]}
      - {id: shop, requires: [crm]}
    """,
        wishes=["shop"],
    )
    # For the computer crm and shop wait, for crm the shop; the shop is wished.
    assert [step.terms.get("unlocks") for step in steps] == [2 * 1 + 2, 1 + 2, None]


def test_the_points_for_what_waits_have_a_limit():
    steps = roadmap(
        """
      - {id: crm, when: {till: yes}}
      - {id: shop, requires: [crm]}
      - {id: site, requires: [crm]}
      - {id: mail, when: {till: yes}, requires: [crm]}
    """,
        wishes=["shop", "site"],
    )
    assert steps[0].terms["unlocks"] == 6  # 3 × 1 + 2 × 2 would be 7


def test_what_is_not_a_step_does_not_wait():
    (step,) = roadmap("""
      - {id: crm, when: {till: yes}}
      - {id: shop, requires: [crm]}
    """)
    assert "unlocks" not in step.terms


def test_the_highest_priority_comes_first():
    assert order("""
      - {id: low, when: {till: yes}, impact: 1}
      - {id: high, when: {till: yes}, impact: 5}
      - {id: middle, when: {till: yes}, impact: 3}
    """) == [("high", 9), ("middle", 5), ("low", 1)]


def test_no_step_stands_before_what_it_needs():
    assert order("""
      - {id: shop, when: {till: yes}, impact: 5, requires: [crm]}
      - {id: site, when: {till: yes}, impact: 3}
      - {id: crm, when: {till: yes}, impact: 1}
    """) == [("site", 5), ("crm", 2), ("shop", 9)]


def test_a_step_costs_points_for_each_that_should_rather_come_before():
    # The shop would have 9 points: 7 while the site is not placed, which is less than the site's 8.
    assert order("""
      - {id: shop, when: {till: yes}, impact: 5, prefers: [site]}
      - {id: site, when: {till: yes}, impact: 5, effort: 2}
    """) == [("site", 8), ("shop", 9)]


def test_what_should_rather_come_before_does_not_block():
    shop, site = roadmap("""
      - {id: shop, when: {till: yes}, impact: 5, prefers: [site]}
      - {id: site, when: {till: yes}, impact: 3}
    """)
    assert (shop.recommendation, shop.priority, shop.terms["waiting"]) == ("shop", 7, -2)
    assert (site.recommendation, site.priority) == ("site", 5)


def test_of_two_that_have_to_wait_the_one_that_loses_less_comes_first():
    # 9 - 2 against 8 - 2 × 2; then 8 - 2 × 2 against the 3 of c.
    assert order("""
      - {id: a, when: {till: yes}, impact: 5, prefers: [c]}
      - {id: b, when: {till: yes}, impact: 5, effort: 2, prefers: [c, d]}
      - {id: c, when: {till: yes}, impact: 2}
      - {id: d, when: {till: yes}, impact: 1}
    """) == [("a", 7), ("b", 4), ("c", 3), ("d", 1)]


def test_what_is_not_a_step_need_not_be_waited_for():
    (shop,) = roadmap("""
      - {id: shop, when: {till: yes}, prefers: [site]}
      - {id: site}
    """)
    assert "waiting" not in shop.terms


def test_where_waiting_costs_nothing_it_is_not_told(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: shop, when: {till: yes}, impact: 5, prefers: [site]}
      - {id: site, when: {till: yes}}
    """
    assert [(step.recommendation, "waiting" in step.terms) for step in diagnosed({"till": "yes"}).roadmap] == [
        ("shop", False),
        ("site", False),
    ]


def test_of_equals_the_lower_effort_comes_first():
    # 2 × 2 - 3 = 2 × 1 - 1
    assert order("""
      - {id: heavy, when: {till: yes}, impact: 2, effort: 3}
      - {id: light, when: {till: yes}, impact: 1, effort: 1}
    """) == [("light", 1), ("heavy", 1)]


def test_of_equals_of_one_effort_the_higher_impact_comes_first(diagnosed):
    """
    priority: {impact: 0, effort: 0}
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: small, when: {till: yes}, impact: 1}
      - {id: great, when: {till: yes}, impact: 5}
    """
    assert [step.recommendation for step in diagnosed({"till": "yes"}).roadmap] == ["great", "small"]


def test_of_equals_in_everything_the_authors_order_holds():
    assert order("""
      - {id: second, when: {till: yes}}
      - {id: first, when: {till: yes}}
    """) == [("second", 1), ("first", 1)]


def test_a_step_tells_what_it_waits_for_and_what_waits_for_it():
    crm, shop = roadmap("""
      - {id: crm}
      - {id: shop, when: {till: yes}, requires: [{id: crm, because: il faut savoir à qui l'on vend}]}
    """)
    assert (crm.after, shop.after) == ((), ("crm",))
    assert (crm.because, shop.because) == ((("shop", "il faut savoir à qui l'on vend"),), ())


def test_a_step_neither_waits_for_what_is_no_step_nor_is_required_by_it():
    (shop,) = roadmap("""
      - {id: crm, in-place-when: {till: yes}}
      - {id: shop, when: {till: yes}, requires: [crm]}
      - {id: site, requires: [shop]}
    """)
    assert (shop.after, shop.because) == ((), ())


def test_a_step_says_whether_it_is_wished():
    shop, crm = roadmap(
        """
      - {id: shop}
      - {id: crm, when: {till: yes}}
    """,
        wishes=["shop"],
    )
    assert (shop.wished, crm.wished) == (True, False)


def test_a_questionnaire_may_have_a_hundred_recommendations():
    keys = [f"step-{rank}" for rank in range(100)]
    recommendations = "".join(f"\n      - {{id: {key}, when: {{till: yes}}}}" for key in keys)
    assert [step.recommendation for step in roadmap(recommendations)] == keys


def test_a_step_has_points_back_for_each_that_is_placed_before_it():
    # 9 - 2 × 2 puts the shop behind the 7 and the 6; with the first of them placed it comes before the second.
    assert order("""
      - {id: shop, when: {till: yes}, impact: 5, prefers: [site, crm]}
      - {id: site, when: {till: yes}, impact: 4}
      - {id: crm, when: {till: yes}, impact: 4, effort: 2}
      - {id: last, when: {till: yes}, impact: 4, effort: 3}
    """) == [("site", 7), ("shop", 7), ("crm", 6), ("last", 5)]
