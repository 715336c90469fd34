"""Of the answers that nothing tells apart, one is tried for all."""

from __future__ import annotations

import pytest

from diagnostic import Response, Said
from diagnostic.certainty.ways import Ways
from tests.conftest import written


def ways(question, when, others=""):
    """Return the answers tried for a question, named in one condition; each checked to be one that may be given."""
    text = f"""
    questions:
      - {{id: q, {question}}}
      {others}
    recommendations: [{{id: crm, when: {when}}}]
    catalogue: {{communes: [{{id: a, name: A, province: sud}}, {{id: b, name: B, province: sud}},
      {{id: c, name: C, province: nord}}]}}
    """
    questionnaire = written(text)
    found = Ways(questionnaire).every[0]
    for value in found or ():
        assert Response.to(questionnaire, {"q": value}).answers["q"] == value
    return found


@pytest.mark.parametrize(
    ("question", "when", "tried"),
    [
        ("kind: single, choices: [a, b, c]", "{q: [a, b]}", ("a", "c")),
        ("kind: single, choices: [a, b, c]", "{all: [{q: [a, b]}, {q: [b, c]}]}", ("a", "b", "c")),
        ("kind: single, choices: [a, b], dont-know: allowed", "{q: a}", ("a", "b", Said.DONT_KNOW)),
        ("kind: single, choices: [a, b], not-applicable: true", "{q: a}", ("a", "b", Said.NOT_APPLICABLE)),
        ("kind: level, choices: [a, b, c], dont-know: worst", "{q: {gte: 2}}", ("a", "c")),
        (
            "kind: level, choices: [a, b, c], dont-know: worst",
            "{all: [{q: {gte: 2}}, {q: {answered: true}}]}",
            ("a", "c", Said.DONT_KNOW),
        ),
        ("kind: multiple, choices: [a, b, c]", "{q: {any: [a]}}", (("b",), ("a",))),
        ("kind: multiple, choices: [a, b], may-be-empty: true", "{q: {all: [a, b]}}", ((), ("a",), ("b",), ("a", "b"))),
        ("kind: multiple, choices: [a, b], most: 1", "{q: {all: [a, b]}}", (("a",), ("b",))),
        (
            "kind: multiple, choices: [a, {id: b, exclusive: true}]",
            "{q: {any: [a, b]}}",
            (("a",), ("b",)),
        ),
        ("kind: multiple, choices: [a, b, c, d, e]", "{q: {any: [a, b, c, d, e]}}", None),
        (
            "kind: number, least-number: 0, most-number: 9",
            "{all: [{q: {gte: 2}}, {q: {lt: 4}}]}",
            (2, 4, 3, 1, 5, 0, 9),
        ),
        ("kind: number", "always", (0, -1, 1)),
        ("kind: commune", "{q: {province: [sud]}}", ("a", "c")),
        ("kind: text", "{q: {answered: true}}", ("…",)),
        ("kind: text, dont-know: allowed", "{q: {answered: true}}", ("…", Said.DONT_KNOW)),
    ],
    ids=str,
)
def test_one_answer_of_each_kind_is_tried(question, when, tried):
    assert ways(question, when) == tried


def test_every_choice_counts_where_a_score_is_read():
    scored = "kind: level, choices: [a, b, c], dimension: care, dont-know: worst"
    text = f"""
    dimensions: [{{id: care, levels: [{{id: only, from: 0}}]}}]
    questions: [{{id: q, {scored}}}]
    recommendations: [{{id: crm, when: {{score: {{care: {{lt: 50}}}}}}}}]
    """
    assert Ways(written(text)).every[0] == ("a", "b", "c", Said.DONT_KNOW)


def test_every_choice_counts_where_it_has_a_role():
    text = """
    questions:
      - {id: wishes, kind: multiple, role: wish, choices: [crm, other]}
      - {id: goals, kind: multiple, role: goals, choices: [sell, keep]}
      - {id: budget, kind: single, role: budget, choices: [low, high]}
    recommendations: [{id: crm, goals: [sell]}]
    """
    found = Ways(written(text)).every
    assert found == [(("other",), ("crm",)), (("keep",), ("sell",)), ("low", "high")]


def test_a_question_may_also_be_left_unless_a_condition_would_tell():
    text = """
    questions:
      - {id: plain, kind: yes-no}
      - {id: unknown, kind: yes-no, dont-know: allowed}
      - {id: opens, kind: yes-no}
      - {id: told, kind: yes-no, when: {opens: yes}}
    recommendations: [{id: crm, when: {all: [{plain: yes}, {unknown: yes}, {told: {asked: false}}]}}]
    """
    assert Ways(written(text)).or_left == [
        ("yes", "no", Said.NOT_APPLICABLE),
        ("yes", "no", Said.DONT_KNOW),
        None,
        None,
    ]
