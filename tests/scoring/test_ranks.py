"""An axis whose score is the rank of the level it reaches."""

from __future__ import annotations

import pytest

QUESTIONNAIRE = """
dimensions:
  - id: domain
    label: Domain
    aggregate: level
    levels: [{id: n0, needs: {}}, {id: n1, needs: {first: 100}}, {id: n2, needs: {second: 100}}]
    children: [first, second]
questions:
  - {id: a, kind: yes-no, dimension: first, dont-know: allowed}
  - {id: b, kind: yes-no, dimension: second, dont-know: allowed}
"""


@pytest.fixture
def domain(diagnosed):
    """Return the score of the axis with these answers."""
    return lambda **answers: diagnosed(answers).scores["domain"]


@pytest.mark.parametrize(("a", "b", "rank"), [("no", "no", 0), ("yes", "no", 1), ("yes", "yes", 2), ("no", "yes", 0)])
def test_its_score_is_the_rank_of_the_level(domain, a, b, rank):
    one = domain(a=a, b=b)
    assert (one.value, one.low, one.high, one.level) == (rank, rank, rank, f"n{rank}")
    assert one.whole


def test_it_stands_between_the_levels_it_may_still_be(domain):
    one = domain(a="yes")
    assert (one.value, one.low, one.high, one.level) == (1, 1, 2, None)


def test_a_level_that_is_missed_already_ends_what_it_may_be(domain):
    one = domain(b="no")
    assert (one.value, one.low, one.high) == (0, 0, 1)


def test_without_any_score_below_it_has_none(domain):
    one = domain(a="dont-know", b="dont-know")
    assert (one.value, one.low, one.high, one.level, one.may_be_missing) == (None, None, None, None, True)


def test_what_has_no_score_meets_nothing(domain):
    one = domain(a="dont-know", b="yes")
    assert (one.value, one.low, one.high, one.level) == (0, 0, 0, "n0")


def test_before_any_answer_it_may_be_anything(domain):
    one = domain()
    assert (one.value, one.low, one.high) == (None, 0, 2)


def test_ranks_add_up_and_are_averaged_as_scores_are(diagnosed):
    """
    overall: {aggregate: mean}
    dimensions:
      - id: one
        label: One
        aggregate: level
        levels: [{id: n0, needs: {}}, {id: n1, needs: {a1: 50}}, {id: n2, needs: {a1: 100}}]
        children: [a1]
      - id: two
        label: Two
        aggregate: level
        levels: [{id: n0, needs: {}}, {id: n1, needs: {b1: 100}}, {id: n2, needs: {b2: 100}}]
        children: [b1, b2]
    questions:
      - {id: a, kind: level, dimension: a1, choices: [no, some, yes]}
      - {id: b, kind: yes-no, dimension: b1}
      - {id: c, kind: yes-no, dimension: b2}
    """
    assert diagnosed({"a": "some", "b": "yes", "c": "yes"}).overall.value == 1.5
