"""From dimensions to their parents and to the overall score; levels shared, owned or gated."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic import Response, diagnose
from tests.conftest import written

NESTED = """
    dimensions:
      - id: root
        aggregate: AGGREGATE
        children: [{id: left, weight: 3}, right]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: right}
      - {id: c, kind: yes-no, dimension: right}
      - {id: d, kind: yes-no, dimension: right, when: {a: no}}
"""
AGGREGATES = ["weighted-mean", "mean", "sum", "min", "max"]
WHOLE = {"a": "yes", "b": "yes", "c": "no"}


def root(aggregate, answers):
    """Return the score of the parent of left (100, weighing 3) and right (50, weighing 1)."""
    questionnaire = written(NESTED.replace("AGGREGATE", aggregate))
    return diagnose(questionnaire, Response.to(questionnaire, answers)).scores["root"]


def expected(*values):
    """Pair each aggregate with what it makes."""
    return list(zip(AGGREGATES, values, strict=True))


@pytest.mark.parametrize(("aggregate", "value"), expected("87.5", "75", "150", "50", "100"))
def test_a_parent_aggregates_its_children(aggregate, value):
    score = root(aggregate, WHOLE)
    assert (score.value, score.low, score.high) == (Fraction(value),) * 3
    assert (score.coverage, score.decided) == (1, True)


@pytest.mark.parametrize(("aggregate", "bounds"), expected((75, 100), (50, 100), (100, 200), (0, 100), (100, 100)))
def test_the_bounds_of_a_parent_come_from_those_of_its_children(aggregate, bounds):
    score = root(aggregate, {"a": "yes"})
    assert (score.value, (score.low, score.high)) == (100, bounds)  # only the left one has a value


@pytest.mark.parametrize(("aggregate", "coverage"), expected("3/4", "1/2", "3/4", "3/4", "3/4"))
def test_the_coverage_of_a_parent_weighs_that_of_its_children_as_the_value_does(aggregate, coverage):
    assert root(aggregate, {"a": "yes"}).coverage == Fraction(coverage)


@pytest.mark.parametrize("aggregate", AGGREGATES)
def test_a_parent_without_any_answer_has_no_value(aggregate):
    assert root(aggregate, {}).value is None


LEAVING = """
    dimensions:
      - id: root
        aggregate: AGGREGATE
        children: [left, right]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: level, dimension: right, choices: [none, full]}
"""


@pytest.mark.parametrize(("aggregate", "bounds"), expected((50, 100), (50, 100), (100, 200), (0, 100), (100, 100)))
def test_a_child_that_may_end_up_without_a_score_may_leave_its_parent(aggregate, bounds):
    questionnaire = written(LEAVING.replace("AGGREGATE", aggregate))
    score = diagnose(questionnaire, Response.to(questionnaire, {"a": "yes"})).scores["root"]
    assert (score.low, score.high) == bounds
    left = diagnose(questionnaire, Response.to(questionnaire, {"a": "yes", "b": "dont-know"})).scores["root"]
    assert (left.value, left.low, left.high) == (Fraction(100),) * 3


def test_a_child_of_which_nothing_is_asked_has_no_part_in_the_coverage(diagnosed):
    """
    dimensions: [{id: root, children: [left, right]}]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: right, when: {a: no}}
    """
    assert diagnosed({"a": "yes"}).scores["root"].coverage == 1


def test_the_overall_score_is_the_mean_of_the_dimensions_that_have_one(diagnosed):
    """
    dimensions: [{id: left, weight: 3}, right, empty]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: right}
    """
    assert diagnosed({"a": "yes", "b": "no"}).overall.value == 50
    assert diagnosed({"a": "yes"}).overall.value == 100


def test_the_overall_score_may_weigh_its_dimensions(diagnosed):
    """
    overall: {aggregate: weighted-mean}
    dimensions: [{id: left, weight: 3}, right]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: right}
    """
    assert diagnosed({"a": "yes", "b": "no"}).overall.value == 75


def test_without_dimensions_there_is_no_overall_score(diagnosed):
    """
    questions: [{id: a, kind: yes-no}]
    """
    overall = diagnosed({"a": "yes"}).overall
    assert (overall.value, overall.low, overall.high, overall.level, overall.coverage) == (None, None, None, None, 0)


def test_what_is_missing_counts_zero_below_a_dimension_that_says_so_but_for_those_that_say_otherwise(diagnosed):
    """
    dimensions: [{id: root, unanswered: zero, children: [left, {id: right, unanswered: open}]}]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: right}
    """
    scores = diagnosed().scores
    assert (scores["left"].value, scores["right"].value) == (0, None)


LEVELS = """
    levels: [{id: low, from: 0}, {id: high, from: 50}]
    dimensions:
      - left
      - {id: own, levels: [{id: weak, from: 0}, {id: strong, from: 80}]}
      - {id: few, scale: {most: 5}}
    overall: {aggregate: min}
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: own}
      - {id: c, kind: yes-no, dimension: own}
      - {id: d, kind: yes-no, dimension: few}
"""
SAID = {"a": "yes", "b": "yes", "c": "no", "d": "yes"}


@pytest.mark.parametrize(("dimension", "level"), [("left", "high"), ("own", "weak"), ("few", None)])
def test_a_dimension_on_the_same_scale_takes_the_levels_of_the_questionnaire_unless_it_has_its_own(dimension, level):
    questionnaire = written(LEVELS)
    assert diagnose(questionnaire, Response.to(questionnaire, SAID)).scores[dimension].level == level


def test_children_take_the_levels_of_the_questionnaire_too(diagnosed):
    """
    levels: [{id: low, from: 0}, {id: high, from: 50}]
    dimensions: [{id: root, children: [left, right]}]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: right}
    """
    found = diagnosed({"a": "yes", "b": "no"})
    assert {key: one.level for key, one in found.scores.items()} == {"root": "high", "left": "high", "right": "low"}


def test_a_sum_is_told_by_levels_on_the_added_scale(diagnosed):
    """
    levels: [{id: low, from: 0}, {id: high, from: 150}]
    overall: {aggregate: sum}
    dimensions: [left, right]
    questions:
      - {id: a, kind: yes-no, dimension: left}
      - {id: b, kind: yes-no, dimension: right}
    """
    found = diagnosed({"a": "yes", "b": "no"})
    assert (found.overall.value, found.overall.level, found.scores["left"].level) == (100, "low", None)
    assert diagnosed({"a": "yes", "b": "yes"}).overall.level == "high"


def test_the_overall_level_may_be_gated_by_dimensions(diagnosed):
    """
    levels: [{id: start, needs: {}}, {id: safe, needs: {care: 100}}, {id: best, needs: {sales: 100}}]
    dimensions: [care, sales]
    questions:
      - {id: a, kind: yes-no, dimension: care}
      - {id: b, kind: yes-no, dimension: sales}
    """
    assert diagnosed({"a": "no", "b": "yes"}).overall.level == "start"
    assert diagnosed({"a": "yes", "b": "no"}).overall.level == "safe"
    assert diagnosed({"a": "yes", "b": "yes"}).overall.level == "best"
    assert diagnosed({"b": "yes"}).overall.level is None
    assert diagnosed({"a": "yes", "b": "yes"}).scores["care"].level is None


def test_the_level_of_a_dimension_may_be_gated_too(diagnosed):
    """
    dimensions:
      - care
      - {id: sales, levels: [{id: start, needs: {}}, {id: ready, needs: {care: 50, overall: 50}}]}
    questions:
      - {id: a, kind: yes-no, dimension: care}
      - {id: b, kind: yes-no, dimension: sales}
    """
    assert diagnosed({"a": "yes", "b": "no"}).scores["sales"].level == "ready"
    assert diagnosed({"a": "no", "b": "yes"}).scores["sales"].level == "start"


POINTS = """
    dimensions: [{id: root, aggregate: AGGREGATE}]
    questions:
      - {id: a, kind: level, dimension: root, weight: 3, choices: [none, half, whole]}
      - {id: b, kind: yes-no, dimension: root}
      - {id: c, kind: yes-no, dimension: root, weight: 6, when: {b: yes}}
"""


def own(aggregate, answers):
    """Return the score of questions that weigh 3, 1 and, if the second one is a yes, 6."""
    questionnaire = written(POINTS.replace("AGGREGATE", aggregate))
    return diagnose(questionnaire, Response.to(questionnaire, answers)).scores["root"]


@pytest.mark.parametrize(("aggregate", "value"), expected("85", "250/3", "8.5", "50", "100"))
def test_a_dimension_aggregates_its_own_questions(aggregate, value):
    score = own(aggregate, {"a": "half", "b": "yes", "c": "yes"})
    assert (score.value, score.low, score.high) == (Fraction(value),) * 3


@pytest.mark.parametrize(("aggregate", "value"), expected("37.5", "25", "1.5", "0", "50"))
def test_a_question_that_is_not_asked_counts_in_no_aggregate(aggregate, value):
    score = own(aggregate, {"a": "half", "b": "no"})
    assert (score.value, score.coverage, score.decided) == (Fraction(value), 1, True)


@pytest.mark.parametrize(
    ("aggregate", "low", "high"),
    [("weighted-mean", 15, 85), ("mean", "50/3", "250/3"), ("sum", "1.5", "8.5"), ("min", 0, 50), ("max", 50, 100)],
)
def test_the_bounds_of_a_dimension_come_from_what_its_questions_may_still_add(aggregate, low, high):
    score = own(aggregate, {"a": "half"})
    assert (score.low, score.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(("aggregate", "value"), expected("37.5", "25", "1.5", "0", "50"))
def test_what_is_missing_counts_nothing_where_the_dimension_says_so(aggregate, value):
    questionnaire = written(POINTS.replace("AGGREGATE", f"{aggregate}, unanswered: zero"))
    diagnosis = diagnose(questionnaire, Response.to(questionnaire, {"a": "half"}))
    assert diagnosis.scores["root"].value == Fraction(value)


def test_points_are_added_up_beside_other_points():
    """The scale of points goes from 0 to the sum of the weights; a parent that is a sum adds the scales."""
    data = "dimensions: [{id: root, aggregate: sum}, {id: other, aggregate: sum}]\noverall: {aggregate: sum}\n"
    data += "levels: [{id: low, from: 0}, {id: high, from: 3}]\n"
    data += "questions: [{id: a, kind: yes-no, dimension: root, weight: 3}, {id: b, kind: yes-no, dimension: other}]"
    questionnaire = written(data)
    overall = diagnose(questionnaire, Response.to(questionnaire, {"a": "yes", "b": "yes"})).overall
    assert (overall.value, overall.level) == (Fraction(4), "high")
