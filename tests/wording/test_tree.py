"""A condition as a tree: what each part is worth, and the question it is about."""

from __future__ import annotations

from diagnostic import Branch, explain

QUESTIONNAIRE = """
questions:
  - {id: records, kind: single, choices: [paper, software]}
  - {id: calls, kind: yes-no}
recommendations:
  - {id: crm, when: {any: [{records: paper}, {not: {calls: "yes"}}]}}
"""


def test_every_part_says_its_truth_and_its_question(questionnaire, diagnosed):
    found = explain(diagnosed({"records": "software"}), questionnaire.recommendation_by_id["crm"].when)
    assert found == Branch(
        "au moins une :",
        "open",
        parts=(
            Branch("records : paper", "false", "software « software »", question="records"),
            Branch("non :", "open", parts=(Branch("calls : yes", "open", "sans réponse", question="calls"),)),
        ),
    )
