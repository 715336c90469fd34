"""What each open question can still change."""

from __future__ import annotations

import pytest

from diagnostic import Response, diagnose
from tests.conftest import written

QUESTIONNAIRE = """
    questions:
      - {id: records, kind: single, choices: [paper, software]}
      - {id: till, kind: yes-no}
      - {id: site, kind: yes-no}
    recommendations:
      - {id: crm, impact: 5, when: {records: paper}}
      - {id: mail, impact: 3, when: {till: no}}
      - {id: web, impact: 1, when: {site: no}, requires: [crm]}
"""
STEPS = ("roadmap", "horizons", "funding")


def missing_of(text, answers, **identity):
    """Return what each open question of this questionnaire can change."""
    questionnaire = written(text)
    found = diagnose(questionnaire, Response.to(questionnaire, answers, identity=identity)).missing
    return {one.question: one.can_change for one in found}


@pytest.fixture
def missing(diagnosed):
    """Return what each open question can change."""
    return lambda *answers, **said: {one.question: one.can_change for one in diagnosed(*answers, **said).missing}


def test_with_every_answer_nothing_is_missing(missing):
    assert missing({"records": "paper", "till": "no", "site": "no"}) == {}


def test_a_question_can_change_the_statuses_that_hang_on_it_and_the_roadmap(missing):
    assert missing({"records": "paper", "site": "no"}) == {"till": ("statuses.mail", *STEPS)}


def test_a_question_can_change_what_is_required_by_what_it_calls_for(missing):
    assert missing({"records": "software", "till": "yes"}) == {"site": ("statuses.crm", "statuses.web", *STEPS)}


def test_what_is_decided_is_not_listed(missing):
    assert missing({"records": "paper", "till": "no"}) == {"site": ("statuses.web", *STEPS)}


def test_a_question_on_which_nothing_hangs_is_listed_with_nothing(missing):
    """
    questions: [{id: why, kind: text}, {id: till, kind: yes-no}]
    recommendations: [{id: crm, when: {till: yes}}]
    """
    assert missing({"till": "yes"}) == {"why": ()}


def test_a_question_can_change_what_hangs_on_those_it_opens(missing):
    """
    questions:
      - {id: stock, kind: yes-no}
      - {id: tracking, kind: single, choices: [paper, tool], when: {stock: yes}}
      - {id: alerts, kind: yes-no, when: {tracking: tool}}
    recommendations: [{id: stocks, when: {alerts: no}}]
    """
    assert missing() == dict.fromkeys(("stock", "tracking", "alerts"), ("statuses.stocks", *STEPS))


def test_a_question_that_is_not_asked_any_more_is_not_listed(missing):
    """
    questions:
      - {id: stock, kind: yes-no}
      - {id: tracking, kind: single, choices: [paper, tool], when: {stock: yes}}
    """
    assert missing({"stock": "no"}) == {}


def test_a_question_can_change_the_scores_it_counts_in_up_to_the_overall_one(missing):
    """
    levels: [{id: low, from: 0}, {id: high, from: 50}]
    dimensions: [{id: root, children: [left, right]}]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: right}
    """
    assert missing({"a": "no"}) == {
        "b": (
            "scores.overall",
            "levels.overall",
            "scores.root",
            "levels.root",
            "scores.right",
            "levels.right",
        )
    }


def test_a_level_that_is_decided_is_not_listed_with_its_score(missing):
    """
    levels: [{id: low, from: 0}, {id: high, from: 50}]
    dimensions: [care]
    questions:
      - {id: a, kind: yes-no, dimension: care}
      - {id: b, kind: yes-no, dimension: care}
    """
    assert missing({"a": "yes"}) == {"b": ("scores.overall", "scores.care")}


def test_a_question_can_change_the_levels_that_its_score_gates(missing):
    """
    dimensions:
      - care
      - {id: sales, levels: [{id: start, needs: {}}, {id: ready, needs: {care: 50}}]}
    questions:
      - {id: a, kind: yes-no, dimension: care}
      - {id: b, kind: yes-no, dimension: sales}
    """
    assert missing({"b": "yes"}) == {
        "a": ("scores.overall", "levels.overall", "scores.care", "levels.care", "levels.sales")
    }


def test_a_question_can_change_what_a_score_calls_for(missing):
    """
    dimensions: [{id: care, levels: [{id: only, from: 0}]}]
    questions:
      - {id: a, kind: yes-no, dimension: care}
      - {id: b, kind: yes-no, dimension: care, weight: 3}
    recommendations: [{id: crm, when: {score: {care: {lt: 50}}}}]
    """
    found = missing({"a": "yes"})["b"]
    assert found[-4:] == ("statuses.crm", *STEPS)


WISHES = """
    questions:
      - {id: records, kind: single, choices: [paper, software]}
      - {id: wishes, kind: multiple, role: wish, choices: [shop, site]}
    recommendations:
      - {id: crm, in-place-when: {records: software}}
      - {id: shop, requires: [crm]}
      - {id: site}
"""


def test_the_wishes_can_change_everything():
    assert missing_of(WISHES, {"records": "paper"}) == {
        "wishes": ("statuses.crm", "statuses.shop", "statuses.site", "wishes.shop", "wishes.site", *STEPS)
    }


def test_a_question_can_change_the_verdict_on_a_wish():
    assert missing_of(WISHES, {"wishes": ["shop"]}) == {"records": ("statuses.crm", "wishes.shop", *STEPS)}


def test_a_verdict_that_is_decided_cannot_be_changed():
    said = {"wishes": ["site"]}
    assert "wishes.site" not in missing_of(WISHES, said).get("records", ())


def test_goals_and_pains_can_change_the_order(missing):
    """
    priority: {goals: {each: 3, most: 2}}
    questions:
      - {id: till, kind: yes-no}
      - {id: goals, kind: multiple, role: goals, choices: [sell, keep]}
    recommendations:
      - {id: crm, when: {till: yes}, impact: 2}
      - {id: mail, when: {till: yes}, goals: [sell]}
    """
    assert missing({"till": "yes"}) == {"goals": STEPS}


@pytest.mark.parametrize("role", ["budget", "time"])
def test_the_budget_and_the_time_can_change_the_horizons_but_not_the_order(role):
    text = f"""
    questions:
      - {{id: till, kind: yes-no}}
      - {{id: means, kind: single, role: {role}, choices: [{{id: low, most: 10}}, high]}}
    priority: {{effort: 0}}
    horizons:
      now: {{title: N}}
      foundation: {{title: F}}
      priorities: {{title: P, time: {{low: 2}}}}
      later: {{title: L}}
    recommendations: [{{id: crm, cost: medium, effort: 3, when: {{till: yes}}}}]
    """
    assert missing_of(text, {"till": "yes"}) == {"means": ("horizons", "funding")}
    assert missing_of(text, {"till": "no"}) == {"means": ()}


def test_a_question_can_change_what_another_tool_makes_a_start_on(missing):
    """
    questions:
      - {id: till, kind: yes-no}
      - {id: online, kind: yes-no}
    recommendations:
      - {id: crm, when: {till: yes}, impact: 2}
      - {id: bookings, when: {till: yes}, brings: [{id: crm, when: {online: yes}}]}
    """
    assert missing({"till": "yes"}) == {"online": ("horizons", "funding")}


AID = """
    identity: [{id: company, kind: text}, {id: place, kind: commune}]
    questions: [{id: till, kind: yes-no}, {id: earlier, kind: yes-no}]
    catalogue:
      communes: [{id: noumea, name: Nouméa, province: sud}]
      aids:
        families: [{id: solution, label: Solution}]
        aids:
          - {id: aid, name: A, territory: NC, funder: F, rate: 0.5, ceiling: 10, families: [solution], rules: [
              {id: place, when: {place: {province: [nord]}}, effect: excludes, text: T},
              {id: earlier, when: {earlier: yes}, effect: excludes, text: T}]}
"""


def test_a_question_that_an_aid_asks_about_can_change_the_funding():
    assert missing_of(AID, {"till": "yes"}, place="noumea") == {"earlier": ("funding",)}


def test_an_identity_field_is_listed_only_where_something_hangs_on_it():
    assert missing_of(AID, {"till": "yes", "earlier": "no"}) == {"place": ("funding",)}
    assert missing_of(AID, {"earlier": "no"}) == {"place": ("funding",), "till": ()}


def test_an_identity_field_can_change_what_the_recommendations_hang_on(missing):
    """
    identity: [{id: place, kind: commune}]
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: crm, when: {place: {province: [sud]}}}]
    catalogue: {communes: [{id: noumea, name: Nouméa, province: sud}, {id: kone, name: Koné, province: nord}]}
    """
    assert missing({"till": "yes"}) == {"place": ("statuses.crm", *STEPS)}


def test_deferred_questions_are_missing_too(missing):
    found = missing({}, path="short")
    assert list(found) == ["records", "till", "site"]
