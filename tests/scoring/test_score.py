"""The score of one dimension: its value, its bounds, its coverage and its level."""

from __future__ import annotations

import sys
from fractions import Fraction

import pytest

from diagnostic import Response, diagnose
from tests.conftest import written

QUESTIONNAIRE = """
    dimensions: [care]
    levels: [{id: low, from: 0}, {id: high, from: 50}]
    questions:
      - {id: gate, kind: yes-no, short: true}
      - {id: till, kind: yes-no, dimension: care, short: true}
      - {id: more, kind: yes-no, dimension: care, when: {gate: yes}}
"""


@pytest.fixture
def care(diagnosed):
    """Return the score of the one dimension."""
    return lambda *answers, **said: diagnosed(*answers, **said).scores["care"]


def bounds(score):
    """Return what a score is, and the least and the greatest it can become."""
    return score.value, score.low, score.high


def test_a_score_is_the_weighted_mean_of_what_the_answers_are_worth(care):
    """
    dimensions: [care]
    questions:
      - {id: till, kind: yes-no, dimension: care, weight: 3}
      - {id: order, kind: level, dimension: care, choices: [none, some, full]}
    """
    # (3 × 1 + 1 × 1/2) / 4
    assert bounds(care({"till": "yes", "order": "some"})) == (Fraction("87.5"),) * 3


def test_a_score_is_exact(care):
    """
    dimensions: [care]
    questions:
      - {id: a, kind: yes-no, dimension: care, weight: 0.1}
      - {id: b, kind: yes-no, dimension: care, weight: 0.2}
    """
    assert care({"a": "yes", "b": "no"}).value == Fraction(100, 3)


@pytest.mark.parametrize(("scale", "value"), [("0, most: 5", "3.75"), ("1, most: 5", "4"), ("-100, most: 100", "50")])
def test_a_score_is_told_on_the_scale_of_its_dimension(scale, value):
    questionnaire = written(f"""
        dimensions: [{{id: care, scale: {{least: {scale}}}}}]
        questions:
          - {{id: a, kind: yes-no, dimension: care, weight: 3}}
          - {{id: b, kind: yes-no, dimension: care}}
    """)
    response = Response.to(questionnaire, {"a": "yes", "b": "no"})
    assert diagnose(questionnaire, response).scores["care"].value == Fraction(value)


def test_where_nothing_was_answered_there_is_no_value_but_there_are_bounds(care):
    score = care()
    assert bounds(score) == (None, 0, 100)
    assert (score.level, score.coverage, score.decided) == (None, 0, False)


def test_what_is_unanswered_counts_in_the_bounds_and_the_coverage(care):
    score = care({"gate": "yes", "till": "yes"})
    assert bounds(score) == (100, 50, 100)
    assert score.coverage == Fraction(1, 2)


def test_a_level_is_told_once_both_bounds_lie_in_it(care):
    assert care({"gate": "yes", "till": "yes"}).level == "high"
    assert care({"gate": "yes", "till": "no"}).level is None
    assert care({"gate": "no", "till": "no"}).level == "low"


def test_a_question_that_is_not_asked_has_no_weight(care):
    score = care({"gate": "no", "till": "yes", "more": "no"})
    assert bounds(score) == (100, 100, 100)
    assert (score.coverage, score.decided) == (1, True)


def test_a_pending_question_may_drop_out_or_be_answered_in_any_way(care):
    score = care({"till": "yes"})
    assert bounds(score) == (100, 50, 100)
    assert score.coverage == 1


@pytest.mark.parametrize(("stored", "low"), [("no", 50), ("yes", 100)])
def test_a_pending_question_enters_with_its_stored_answer(care, stored, low):
    assert bounds(care({"till": "yes", "more": stored})) == (100, low, 100)


def test_a_pending_question_enters_with_its_stored_ticks(care):
    """
    dimensions: [care]
    questions:
      - {id: gate, kind: yes-no}
      - {id: till, kind: yes-no, dimension: care}
      - {id: tools, kind: multiple, dimension: care, choices: [a, b, c, d], when: {gate: yes}}
    """
    # With a and b: (1 + 1/2) / 2
    assert bounds(care({"till": "yes", "tools": ["a", "b"]})) == (100, 75, 100)


def test_what_was_stored_as_not_known_stays_out(care):
    """
    dimensions: [care]
    questions:
      - {id: gate, kind: yes-no}
      - {id: order, kind: level, dimension: care, choices: [none, full], when: {gate: yes}}
    """
    score = care({"order": "dont-know"})
    assert bounds(score) == (None, None, None)
    assert (score.coverage, score.decided) == (0, True)


def test_a_deferred_question_may_become_anything_whatever_was_stored(care):
    said = {"gate": "yes", "till": "yes", "more": "yes"}
    assert bounds(care(said, path="short")) == (100, 50, 100)


def test_not_knowing_is_never_scored_but_lowers_the_coverage(care):
    """
    dimensions: [care]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: order, kind: level, dimension: care, weight: 3, choices: [none, full]}
    """
    score = care({"till": "yes", "order": "dont-know"})
    assert bounds(score) == (100, 100, 100)
    assert (score.coverage, score.decided) == (Fraction(1, 4), True)


def test_not_knowing_a_risk_is_not_scored_either(care):
    """
    dimensions: [care]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: backup, kind: level, dimension: care, dont-know: worst, choices: [never, daily]}
    """
    assert bounds(care({"till": "yes", "backup": "dont-know"})) == (100, 100, 100)


def test_what_is_not_applicable_counts_nowhere(care):
    """
    dimensions: [care]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: stock, kind: yes-no, dimension: care, not-applicable: true}
    """
    score = care({"till": "yes", "stock": "not-applicable"})
    assert (score.value, score.coverage) == (100, 1)


def test_a_score_that_may_still_end_up_missing_has_no_level(care):
    """
    dimensions: [{id: care, levels: [{id: only, from: 0}]}]
    questions: [{id: order, kind: level, dimension: care, choices: [none, full]}]
    """
    assert (care().may_be_missing, care().level) == (True, None)
    assert care({"order": "none"}).level == "only"


def test_questions_without_weight_make_no_score(care):
    """
    dimensions: [care]
    questions: [{id: till, kind: yes-no, dimension: care, weight: 0}]
    """
    assert (care({"till": "yes"}).value, care({"till": "yes"}).coverage) == (None, 0)


def test_a_dimension_without_questions_has_no_score(care):
    """
    dimensions: [care]
    questions: [{id: till, kind: yes-no}]
    """
    score = care({"till": "yes"})
    assert (bounds(score), score.level, score.coverage) == ((None, None, None), None, 0)


def test_what_is_missing_counts_zero_where_the_model_says_so(care):
    """
    dimensions: [{id: care, unanswered: zero}]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: site, kind: yes-no, dimension: care}
      - {id: order, kind: level, dimension: care, choices: [none, full]}
    """
    # Not known is said, not missing: of till and site, one is worth 1.
    assert bounds(care({"till": "yes", "order": "dont-know"})) == (50, 50, 100)
    assert care().value == 0


def test_a_pending_question_does_not_count_zero(care):
    """
    dimensions: [{id: care, unanswered: zero}]
    questions:
      - {id: till, kind: yes-no, dimension: care}
      - {id: more, kind: yes-no, dimension: care, when: {till: no}}
    """
    assert care({"till": "yes"}).value == 100
    assert care({"till": "no"}).value == 0


TICKS = """
    dimensions: [care]
    questions:
      - id: tools
        kind: multiple
        dimension: care
        choices: [a, b, c, d, {id: nothing, exclusive: true}]
"""


@pytest.mark.parametrize(
    ("ticks", "value"), [(["a"], 25), (["a", "d"], 50), (["a", "b", "c", "d"], 100), (["nothing"], 0)]
)
def test_each_tick_is_an_equal_share_and_none_of_these_is_none(ticks, value):
    questionnaire = written(TICKS)
    assert diagnose(questionnaire, Response.to(questionnaire, {"tools": ticks})).scores["care"].value == value


def test_ticks_with_values_add_up_to_the_whole_at_most(care):
    """
    dimensions: [care]
    questions:
      - {id: tools, kind: multiple, dimension: care, choices: [{id: a, value: 0.5}, {id: b, value: 0.75}]}
    """
    assert care({"tools": ["a"]}).value == 50
    assert care({"tools": ["a", "b"]}).value == 100
    assert bounds(care()) == (None, 50, 100)


def test_the_rows_of_a_matrix_of_levels_share_its_weight(care):
    """
    dimensions: [care]
    questions:
      - {id: risks, kind: matrix, dimension: care, rows: [fire, theft, flood], choices: [low, mid, high]}
      - {id: till, kind: yes-no, dimension: care}
    """
    # Rows: (1 + 1/2 + 0) / 3 = 1/2 for a weight of 1; the till: 1 for a weight of 1.
    rows = {"risks.fire": "high", "risks.theft": "mid", "risks.flood": "low"}
    assert care(rows | {"till": "yes"}).value == 75


def test_a_row_that_was_not_answered_is_missing_by_itself(care):
    """
    dimensions: [care]
    questions:
      - {id: risks, kind: matrix, dimension: care, dont-know: refused, rows: [fire, theft], choices: [low, high]}
    """
    score = care({"risks.fire": "high"})
    assert bounds(score) == (100, 50, 100)
    assert score.coverage == Fraction(1, 2)


def test_the_rows_of_a_matrix_of_ticks_are_scored_by_their_ticks(care):
    """
    dimensions: [care]
    questions:
      - {id: use, kind: matrix, row-kind: multiple, dimension: care, rows: [mail, agenda], choices: [daily, shared]}
    """
    # One tick of two, then two of two: (1/2 + 1) / 2
    assert care({"use.mail": ["daily"], "use.agenda": ["daily", "shared"]}).value == 75


def test_a_score_made_for_the_hundredth_time_is_the_same(monkeypatch, care):
    """
    dimensions: [care]
    questions: [{id: till, kind: yes-no, dimension: care}]
    """
    monkeypatch.setattr(sys.modules["diagnostic.scoring.score"], "MOST_MADE", 1)
    found = [care({"till": said}).value for said in ("yes", "no", "yes", "no")]
    assert found == [100, 0, 100, 0]
