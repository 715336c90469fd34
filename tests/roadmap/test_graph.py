"""Recommendations as a graph: prerequisites before what requires them."""

from __future__ import annotations

from diagnostic.roadmap import Graph

QUESTIONNAIRE = """
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: shop, requires: [crm, stocks]}
      - {id: crm, requires: [computer]}
      - {id: stocks, requires: [computer]}
      - {id: computer}
"""


def test_prerequisites_come_before_what_requires_them(questionnaire):
    graph = questionnaire.prepared(Graph)
    assert [graph.keys[rank] for rank in graph.order] == ["computer", "crm", "stocks", "shop"]


def test_what_requires_a_recommendation_is_known(questionnaire):
    graph = questionnaire.prepared(Graph)
    above = {graph.keys[rank]: [graph.keys[one] for one in ranks] for rank, ranks in enumerate(graph.required_by)}
    assert above == {"shop": [], "crm": ["shop"], "stocks": ["shop"], "computer": ["crm", "stocks"]}
