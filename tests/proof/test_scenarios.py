"""A few scenarios meet together all that can be met; none is superfluous, and the least there can be is told."""

from __future__ import annotations

import pytest
from hypothesis import given

from diagnostic import diagnose
from diagnostic.proof import scenarios_of
from diagnostic.proof.scenarios import _aims
from tests.conftest import written
from tests.laws.cases import any_case, chances, examples

ROUTED = """
    questions:
      - {id: a, kind: single, choices: [x, y, z]}
      - {id: b, kind: yes-no, when: {a: x}}
      - {id: c, kind: yes-no, when: {a: [y, z]}}
      - {id: d, kind: yes-no, when: {all: [{a: x}, {a: y}]}}
    recommendations:
      - {id: r, when: {b: no}, in-place-when: {b: yes}}
"""


def test_there_are_as_many_as_a_question_has_choices_that_route():
    found = scenarios_of(written(ROUTED))
    assert (len(found.chosen), found.least) == (3, 3)


def test_what_nothing_meets_is_named():
    assert scenarios_of(written(ROUTED)).unmet == ("question d",)


def test_how_far_it_is_is_told():
    heard = []
    scenarios_of(written(ROUTED), lambda done, whole: heard.append((done, whole)))
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1] - 1  # all but what nothing meets


def test_a_comparison_of_ranks_routes_by_every_choice():
    found = scenarios_of(
        written("""
        questions:
          - {id: a, kind: level, choices: [x, y, z]}
          - {id: b, kind: yes-no, when: {a: {gte: 1}}}
    """)
    )
    assert (len(found.chosen), found.least) == (3, 3)


@pytest.mark.parametrize("text", ["questions: [{id: a, kind: text}]"])
def test_a_questionnaire_without_routing_is_one_scenario(text):
    found = scenarios_of(written(text))
    assert (len(found.chosen), found.least) == (1, 1)


@examples(25)
@given(chances())
def test_together_they_meet_all_that_can_be_met_and_none_is_superfluous(chance):
    questionnaire = any_case(chance).questionnaire
    found = scenarios_of(questionnaire)
    names = {f"{aim.kind} {aim.name}": aim for aim in _aims(questionnaire)}
    met = {name for one in found.chosen for name in one.meets}
    assert met | set(found.unmet) == set(names)
    for one in found.chosen:
        diagnosis = diagnose(questionnaire, one.response)
        assert {name for name, aim in names.items() if aim.shows(diagnosis)} == one.meets
        assert one.alone or len(found.chosen) == 1
