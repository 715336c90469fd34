"""Scores worked out by hand: values, bounds, coverage, levels, on every way of adding up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.scoring import Item, bounded_mean
from tests.engine.small import diagnosis_of, questionnaire, questionnaire_of

TWO = """
    questions:
      - id: one
        kind: level
        dimension: d
        weight: 3
        choices: [{id: l0, label: A}, {id: l1, label: B}, {id: l2, label: C}, {id: l3, label: D}, {id: l4, label: E}]
      - id: two
        kind: level
        dimension: d
        dont-know: refused
        choices: [{id: l0, label: A}, {id: l1, label: B}]
    dimensions: [{id: d, label: D}]
    levels: [{id: low, label: L, from: 0}, {id: mid, label: M, from: 25}, {id: top, label: T, from: 75}]
"""


def score_of(small, answers, dimension="d", **others):
    return diagnosis_of(small, answers, **others).scores[dimension]


def test_a_score_is_the_weighted_mean_of_worths():
    one = score_of(questionnaire(TWO), {"one": "l2", "two": "l1"})
    assert one.value == one.low == one.high == Fraction(250, 4)
    assert (one.level, one.coverage, one.decided) == ("mid", 1, True)


def test_a_boundary_belongs_to_the_upper_level():
    assert score_of(questionnaire(TWO), {"one": "l0", "two": "l1"}).value == 25
    assert score_of(questionnaire(TWO), {"one": "l0", "two": "l1"}).level == "mid"


def test_the_last_level_includes_its_maximum():
    assert score_of(questionnaire(TWO), {"one": "l4", "two": "l1"}).level == "top"


def test_what_is_unanswered_widens_the_bounds_and_undecides_the_level():
    one = score_of(questionnaire(TWO), {"two": "l1"})
    assert (one.value, one.low, one.high, one.level) == (100, 25, 100, None)
    assert one.coverage == Fraction(1, 4)


def test_not_knowing_is_never_scored_and_lowers_the_coverage():
    one = score_of(questionnaire(TWO), {"one": "dont-know", "two": "l1"})
    assert (one.value, one.low, one.high, one.level) == (100, 100, 100, "top")
    assert one.coverage == Fraction(1, 4)


def test_nothing_scored_is_null_never_zero():
    small = questionnaire(TWO.replace("dont-know: refused", "dont-know: allowed"))
    one = score_of(small, {"one": "dont-know", "two": "dont-know"})
    assert (one.value, one.low, one.high, one.level, one.coverage) == (None, None, None, None, 0)
    assert diagnosis_of(small, {"one": "dont-know", "two": "dont-know"}).overall.value is None


@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [("mean", 50), ("weighted-mean", 75), ("sum", 100), ("min", 0), ("max", 100)],
)
def test_a_parent_aggregates_its_children(aggregate, expected):
    small = questionnaire(
        f"""
        questions:
          - {{id: one, kind: yes-no, dimension: a}}
          - {{id: two, kind: yes-no, dimension: b}}
        dimensions:
          - id: parent
            label: P
            aggregate: {aggregate}
            children: [{{id: a, label: A, weight: 3}}, {{id: b, label: B}}]
        """
    )
    assert score_of(small, {"one": "yes", "two": "no"}, "parent").value == expected
    half = score_of(small, {"one": "yes"}, "parent")
    assert half.low <= expected <= half.high


def test_unanswered_may_count_zero_in_the_value_and_stays_open_in_the_bounds():
    """
    questions:
      - {id: one, kind: yes-no, dimension: d}
      - {id: two, kind: yes-no, dimension: d}
    dimensions: [{id: d, label: D, unanswered: zero, scale: {least: 0, most: 3}}]
    """
    small = questionnaire_of(test_unanswered_may_count_zero_in_the_value_and_stays_open_in_the_bounds)
    one = score_of(small, {"one": "yes"})
    assert (one.value, one.low, one.high) == (Fraction(3, 2), Fraction(3, 2), 3)


def test_ticks_count_an_equal_share_and_none_of_these_counts_nothing():
    """
    questions:
      - id: ticks
        kind: multiple
        dimension: d
        may-be-empty: true
        choices: [{id: a, label: A}, {id: b, label: B}, {id: none, label: N, exclusive: true}]
    dimensions: [{id: d, label: D}]
    """
    small = questionnaire_of(test_ticks_count_an_equal_share_and_none_of_these_counts_nothing)
    assert score_of(small, {"ticks": ["a", "b"]}).value == 100
    assert score_of(small, {"ticks": ["a"]}).value == 50
    assert score_of(small, {"ticks": ["none"]}).value == 0
    assert score_of(small, {"ticks": []}).value == 0


def test_a_matrix_weighs_as_one_question_shared_by_its_rows():
    """
    questions:
      - id: uses
        kind: matrix
        dimension: d
        weight: 2
        rows: [{id: mail, label: M}, {id: cloud, label: C}]
        choices: [{id: never, label: N}, {id: often, label: O}]
      - {id: plain, kind: yes-no, dimension: d}
    dimensions: [{id: d, label: D}]
    """
    small = questionnaire_of(test_a_matrix_weighs_as_one_question_shared_by_its_rows)
    answers = {"uses.mail": "often", "uses.cloud": "never", "plain": "yes"}
    assert score_of(small, answers).value == Fraction(200, 3)


def test_choices_may_be_worth_a_value_instead_of_a_level():
    """
    questions:
      - id: one
        kind: single
        dimension: d
        choices: [{id: a, label: A, value: 0.25}, {id: b, label: B, value: 1}]
    dimensions: [{id: d, label: D, scale: {least: 1, most: 5}}]
    """
    small = questionnaire_of(test_choices_may_be_worth_a_value_instead_of_a_level)
    assert score_of(small, {"one": "a"}).value == 2
    assert (score_of(small, {}).low, score_of(small, {}).high) == (2, 5)


GATED = """
    questions:
      - {id: one, kind: yes-no, dimension: a}
      - {id: two, kind: yes-no, dimension: b}
    dimensions: [{id: a, label: A}, {id: b, label: B}]
    levels:
      - {id: base, label: 0, needs: {}}
      - {id: fair, label: 1, needs: {a: 50}}
      - {id: good, label: 2, needs: {b: 50}}
"""


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ({"one": "yes", "two": "yes"}, "good"),
        ({"one": "yes", "two": "no"}, "fair"),
        ({"one": "no", "two": "yes"}, "base"),
        ({"one": "yes"}, None),
        ({"one": "no"}, "base"),
    ],
)
def test_a_gated_level_is_reached_only_through_those_below(answers, level):
    small = questionnaire(
        GATED.replace("label: 0", 'label: "0"').replace("label: 1", 'label: "1"').replace("label: 2", 'label: "2"')
    )
    assert diagnosis_of(small, answers).overall.level == level


def test_the_bounds_of_nothing_are_null():
    assert bounded_mean([]) == (None, None, True)


def test_what_may_leave_leaves_when_that_is_worse():
    items = [
        Item(Fraction(1), Fraction(1), Fraction(1), may_leave=False),
        Item(Fraction(1), Fraction(0), Fraction(1), may_leave=True),
    ]
    assert bounded_mean(items) == (Fraction(1, 2), Fraction(1), False)
