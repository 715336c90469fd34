"""Statuses, verdicts, order and horizons: the engine against a naive greedy, and what holds for every response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from tests.laws.cases import Case, cases, chances, examples
from tests.laws.diagnosed import horizons, known_to, order, verdicts
from tests.laws.generated.responses import completed
from tests.laws.reference.horizons import horizons_of
from tests.laws.reference.roadmap import path_to, readings_of, roadmap_of, statuses_of, verdict_on

if TYPE_CHECKING:
    from tests.laws.generated.chance import Chance
    from tests.laws.reference.truth import Data

HORIZONS = ("now", "foundation", "priorities", "later")


@examples(300)
@given(cases(), chances())
def test_a_complete_response_gives_each_recommendation_the_status_of_the_semantics(case: Case, chance: Chance):
    said = completed(chance, case.data, case.said)
    diagnosis = case.diagnosed(said)
    assert diagnosis.statuses == statuses_of(readings_of(case.data, known_to(case.data, said, diagnosis)))


@examples(300)
@given(cases(), chances())
def test_a_complete_response_gives_each_wish_the_verdict_of_the_semantics(case: Case, chance: Chance):
    said = completed(chance, case.data, case.said)
    diagnosis = case.diagnosed(said)
    readings = readings_of(case.data, known_to(case.data, said, diagnosis))
    expected = {key: verdict_on(key, readings) for key, one in readings.items() if one.wished}
    assert list(verdicts(diagnosis).items()) == list(expected.items())


@examples(100)
@given(cases(), chances())
def test_a_wish_that_must_wait_tells_its_path_in_the_order_of_the_roadmap(case: Case, chance: Chance):
    said = completed(chance, case.data, case.said)
    diagnosis = case.diagnosed(said)
    readings = readings_of(case.data, known_to(case.data, said, diagnosis))
    for wish in diagnosis.wishes:
        waits = wish.verdict == "not-yet"
        assert list(wish.path) == (path_to(wish.recommendation, readings, order(diagnosis)) if waits else [])
        assert bool(wish.path) == waits


@examples(300)
@given(cases())
def test_the_steps_are_those_of_the_naive_greedy_with_every_point_told(case: Case):
    diagnosis = case.diagnosis
    expected = roadmap_of(case.data, known_to(case.data, case.said, diagnosis))
    told = [(step.recommendation, {k: v for k, v in step.terms.items() if v}) for step in diagnosis.roadmap]
    assert told == [(step.key, step.terms) for step in expected]
    assert [step.priority for step in diagnosis.roadmap] == [sum(step.terms.values()) for step in expected]


@examples(100)
@given(cases())
def test_the_status_of_a_step_says_why_it_is_one(case: Case):
    diagnosis = case.diagnosis
    readings = readings_of(case.data, known_to(case.data, case.said, diagnosis))
    expected = statuses_of(readings)
    for step in diagnosis.roadmap:
        assert step.status == expected[step.recommendation]
        assert step.wished == readings[step.recommendation].wished
        assert step.urgent == (readings[step.recommendation].urgent == "true")


@examples(100)
@given(cases())
def test_a_step_tells_what_it_waits_for_and_what_waits_for_it(case: Case):
    diagnosis = case.diagnosis
    readings = readings_of(case.data, known_to(case.data, case.said, diagnosis))
    steps = set(order(diagnosis))
    for step in diagnosis.roadmap:
        assert set(step.after) == set(readings[step.recommendation].requires) & steps
        above = {key: one for key, one in readings.items() if key in steps and step.recommendation in one.requires}
        assert dict(step.because) == {key: _because(one.one, step.recommendation) for key, one in above.items()}


def _because(one: Data, prerequisite: str) -> str:
    return next(str(other["because"]) for other in one["requires"] if other["id"] == prerequisite)


@examples(100)
@given(cases())
def test_what_is_not_known_to_be_missing_is_to_check(case: Case):
    diagnosis = case.diagnosis
    readings = readings_of(case.data, known_to(case.data, case.said, diagnosis))
    for step in diagnosis.roadmap:
        if readings[step.recommendation].in_place in {"open", "absent"}:
            assert step.to_check


@examples(150)
@given(cases())
def test_nothing_in_place_or_not_applicable_is_a_step(case: Case):
    diagnosis = case.diagnosis
    readings = readings_of(case.data, known_to(case.data, case.said, diagnosis))
    for key in order(diagnosis):
        assert readings[key].in_place != "true"
        assert readings[key].applies != "false"
        # What every completion shares may be known before the roadmap shown, which reads what is open as absent.
        assert diagnosis.statuses[key] in {"recommended", "required", "undecided"} or not diagnosis.flow.settled


@examples(150)
@given(cases())
def test_every_missing_prerequisite_of_a_step_is_a_step_that_comes_before_it(case: Case):
    diagnosis = case.diagnosis
    readings = readings_of(case.data, known_to(case.data, case.said, diagnosis))
    steps = order(diagnosis)
    for place, key in enumerate(steps):
        for other in readings[key].requires:
            if readings[other].in_place != "true" and readings[other].applies != "false":
                assert other in steps[:place]


@examples(150)
@given(cases())
def test_a_step_enters_a_horizon_only_after_its_prerequisites_and_within_the_caps(case: Case):
    found, rules = horizons(case.diagnosis), case.data["horizons"]
    for one in case.data["recommendations"]:
        for other in one.get("requires", ()):
            if one["id"] in found and other["id"] in found:
                assert HORIZONS.index(found[other["id"]]) <= HORIZONS.index(found[one["id"]])
    for name in HORIZONS:
        assert list(found.values()).count(name) <= (rules[name].get("most") or len(found))


@examples(300)
@given(cases())
def test_every_step_is_in_the_horizon_that_the_rules_give_it(case: Case):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    assert horizons(diagnosis) == horizons_of(case.data, known, order(diagnosis))
