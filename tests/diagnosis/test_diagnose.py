"""The one way through: everything of a diagnosis comes from the questionnaire and the response."""

from __future__ import annotations

from diagnostic import Response, diagnose, to_data

QUESTIONNAIRE = """
    dimensions: [care]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: wishes, kind: multiple, role: wish, choices: [shop, other]}
    recommendations:
      - {id: crm, when: {till: no}, in-place-when: {till: yes}}
      - {id: shop, requires: [crm]}
"""
ANSWERS = {"till": "no", "wishes": ["shop"]}


def test_a_diagnosis_holds_all_that_follows_from_the_answers(questionnaire, respond):
    response = respond(ANSWERS)
    found = diagnose(questionnaire, response)
    assert (found.questionnaire, found.response) == (questionnaire, response)
    assert found.complete
    assert found.overall.value == found.scores["care"].value == 0
    assert found.statuses == {"crm": "recommended", "shop": "recommended"}
    assert [(wish.recommendation, wish.verdict) for wish in found.wishes] == [("shop", "not-yet")]
    assert [step.recommendation for step in found.roadmap] == ["crm", "shop"]
    assert (found.decided.all_steps, found.missing) == (True, ())
    assert [expense.recommendation for expense in found.funding.expenses] == ["crm", "shop"]


def test_a_response_with_missing_answers_is_diagnosed_too(diagnosed):
    found = diagnosed({"till": "no"})
    assert (found.complete, [one.question for one in found.missing]) == (False, ["wishes"])
    assert [step.recommendation for step in found.roadmap] == ["crm"]


def test_an_empty_response_is_diagnosed_too(diagnosed):
    found = diagnosed()
    assert (found.overall.value, found.roadmap, found.wishes) == (None, (), ())


def test_a_score_may_call_for_a_step(diagnosed):
    """
    dimensions: [{id: root, children: [care, sales]}]
    questions:
      - {id: a, kind: yes-no, dimension: care}
      - {id: b, kind: yes-no, dimension: sales}
    recommendations:
      - {id: careful, when: {score: {care: {lt: 50}}}}
      - {id: selling, when: {score: {sales: {lt: 50}}}}
      - {id: growing, when: {score: {root: {gte: 50}, overall: {gte: 50}}}}
    """
    found = diagnosed({"a": "no", "b": "yes"})
    assert {step.recommendation: step.evidence for step in found.roadmap} == {
        "careful": (("a", "no"),),
        "growing": (("a", "no"), ("b", "yes")),
    }


def test_the_diagnosis_of_one_response_leaves_no_trace_in_that_of_another(questionnaire):
    paper, tool = Response.to(questionnaire, ANSWERS), Response.to(questionnaire, {"till": "yes", "wishes": ["other"]})
    first = diagnose(questionnaire, paper)
    diagnose(questionnaire, tool)
    assert to_data(diagnose(questionnaire, paper)) == to_data(first)


def test_the_questions_that_can_change_nothing_more_are_named(diagnosed):
    """
    questions: [{id: why, kind: text}, {id: till, kind: yes-no}]
    recommendations: [{id: crm, when: {till: yes}}]
    """
    assert diagnosed({}).idle == ("why",)
    assert diagnosed({"why": "x", "till": "yes"}).idle == ()
