"""Scores: plain fractions on what was said, bounds that no completion leaves, levels that none changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from tests.laws.cases import Case, cases, cases_to_complete, chances, every_outcome, examples
from tests.laws.diagnosed import scores_of
from tests.laws.reference.flow import saying, walk
from tests.laws.reference.scores import (
    coverage_of,
    dimensions_of,
    exact,
    ladder_of,
    level_of,
    scored_in,
    values_of,
    worth,
)
from tests.laws.reference.truth import Data, choices_of

if TYPE_CHECKING:
    from fractions import Fraction

    from tests.laws.generated.chance import Chance


@examples(200)
@given(cases())
def test_a_score_is_the_plain_weighted_mean_of_what_was_said(case: Case):
    expected = values_of(case.data, walk(case.data, case.said))
    assert {key: one.value for key, one in scores_of(case.diagnosis).items()} == expected


@examples(100)
@given(cases())
def test_coverage_is_the_weight_with_a_value_over_the_weight_asked(case: Case):
    diagnosis, known = case.diagnosis, walk(case.data, case.said)
    for dimension in dimensions_of(case.data):
        if not dimension.get("children"):
            assert diagnosis.scores[dimension["id"]].coverage == coverage_of(dimension, known)


@examples(250)
@given(cases())
def test_silence_anywhere_below_a_score_shows_in_its_coverage(case: Case):
    diagnosis, known = case.diagnosis, walk(case.data, case.said)
    for key, dimensions in _everything_below(case.data).items():
        states = [known.states[one] for dimension in dimensions for one in scored_in(dimension, known)]
        asked = [state for state in states if state in {"answered", "unanswered", "dont-know"}]
        coverage = scores_of(diagnosis)[key].coverage
        assert 0 <= coverage <= 1
        assert (coverage == 1) == (bool(asked) and set(asked) == {"answered"})
        assert (coverage == 0) == ("answered" not in asked)


def _everything_below(data: Data) -> dict[str, list[Data]]:
    """The dimensions that each score is made of, itself and its children."""
    found = {one["id"]: [one, *one.get("children", ())] for one in dimensions_of(data)}
    return found | {"overall": list(dimensions_of(data))}


@examples(1500)
@given(cases_to_complete())
def test_no_completion_leaves_the_bounds(case: Case):
    before = scores_of(case.diagnosis)
    for said, diagnosis in every_outcome(case):
        for key, one in scores_of(diagnosis).items():
            if one.value is None:
                assert before[key].may_be_missing, (key, said)
            else:
                low, high = before[key].low, before[key].high
                assert low is not None
                assert high is not None
                assert low <= one.value <= high, (key, said)


@examples(100)
@given(cases_to_complete())
def test_when_nothing_is_open_the_bounds_meet_at_the_value(case: Case):
    for _, diagnosis in every_outcome(case):
        for one in scores_of(diagnosis).values():
            assert one.low == one.high == one.value
            assert one.may_be_missing == (one.value is None)


@examples(400)
@given(cases_to_complete())
def test_a_level_is_the_highest_that_is_reached_and_no_completion_changes_a_decided_one(case: Case):
    before = scores_of(case.diagnosis)
    for said, diagnosis in every_outcome(case):
        values = values_of(case.data, walk(case.data, said))
        for key, one in scores_of(diagnosis).items():
            level = level_of(ladder_of(case.data, key), values[key], values) if values[key] is not None else None
            assert one.level == level, (key, said)
            assert before[key].level in {None, one.level}, (key, said)


@examples(250)
@given(cases(), chances())
def test_improving_an_answer_never_lowers_a_score_while_the_same_questions_are_asked(case: Case, chance: Chance):
    known = walk(case.data, case.said)
    before = scores_of(case.diagnosis)
    for key in [key for key in known.answers if known.questions[key].get("dimension")]:
        question = known.questions[key]
        better = [one for one in choices_of(question) if _better(question, one["id"], known.answers[key])]
        if question["kind"] == "multiple" or not better:
            continue
        said = saying(case.said, question, chance.pick(better)["id"])
        if walk(case.data, said).states == known.states:
            for name, one in scores_of(case.diagnosed(said)).items():
                assert _not_lower(one.value, before[name].value)
                assert _not_lower(one.low, before[name].low)
                assert _not_lower(one.high, before[name].high)


def _better(question: Data, choice: str, said: str) -> bool:
    return worth(question, choice) > worth(question, said)


def _not_lower(after: Fraction | None, before: Fraction | None) -> bool:
    return (after is None and before is None) or (after is not None and before is not None and after >= before)


@examples(60)
@given(cases())
def test_a_score_stays_on_its_scale(case: Case):
    for dimension in dimensions_of(case.data):
        if not dimension.get("children"):
            scale, one = dimension.get("scale", {}), case.diagnosis.scores[dimension["id"]]
            for value in (one.value, one.low, one.high):
                assert value is None or exact(scale.get("least", 0)) <= value <= exact(scale.get("most", 100))
