"""What to do, and the ways of doing it."""

from __future__ import annotations

QUESTIONNAIRE = """
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: crm, effort: 3, solutions: {advanced: {title: Avancé}, light: {title: Léger}}}
"""


def test_the_solutions_come_from_the_lightest(questionnaire):
    solutions = questionnaire.recommendation_by_id["crm"].solutions
    assert [(name, one.title) for name, one in solutions.proposed] == [
        ("light", "Léger"),
        ("standard", "S"),
        ("advanced", "Avancé"),
    ]


def test_a_solution_is_found_by_its_name(questionnaire):
    solutions = questionnaire.recommendation_by_id["crm"].solutions
    assert (solutions.get("light"), solutions.get("premium")) == (solutions.light, None)


def test_a_solution_that_is_not_proposed_is_left_out(questionnaire):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations: [{id: crm, effort: 3}]
    """
    assert [name for name, _ in questionnaire.recommendation_by_id["crm"].solutions.proposed] == ["standard"]


def test_the_effort_of_a_recommendation_is_that_of_its_standard_solution(questionnaire):
    assert questionnaire.recommendation_by_id["crm"].effort == 3
