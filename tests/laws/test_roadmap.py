"""Statuses, verdicts, order and horizons: the engine against a naive greedy, and what holds for every response."""

from __future__ import annotations

from hypothesis import given

from tests.laws.cases import Case, cases, chances, examples
from tests.laws.diagnosed import horizons, known_to, order, verdicts
from tests.laws.generated.chance import Chance
from tests.laws.generated.responses import completed
from tests.laws.reference.roadmap import path_to, readings_of, roadmap_of, statuses_of, verdict_on
from tests.laws.reference.truth import Data, truth_of

HORIZONS = ("now", "foundation", "priorities", "later")


@examples(200)
@given(cases(), chances())
def test_a_complete_response_gives_each_recommendation_the_status_of_the_semantics(case: Case, chance: Chance):
    said = completed(chance, case.data, case.said)
    diagnosis = case.diagnosed(said)
    assert diagnosis.statuses == statuses_of(readings_of(case.data, known_to(case.data, said, diagnosis)))


@examples(200)
@given(cases(), chances())
def test_a_complete_response_gives_each_wish_the_verdict_of_the_semantics(case: Case, chance: Chance):
    said = completed(chance, case.data, case.said)
    diagnosis = case.diagnosed(said)
    readings = readings_of(case.data, known_to(case.data, said, diagnosis))
    assert verdicts(diagnosis) == {key: verdict_on(key, readings) for key, one in readings.items() if one.wished}


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


@examples(200)
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
        assert diagnosis.statuses[key] in {"recommended", "required", "undecided"}


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


@examples(150)
@given(cases())
def test_a_priority_is_core_or_wished_and_within_the_time_and_the_budget(case: Case):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    one_of = {one["id"]: one for one in case.data["recommendations"]}
    effort = _rules(case.data).get("time", {}).get(_said_to("time", known.questions, known.answers), 5)
    spent, budget = 0, _budget(case.data, known.questions, known.answers)
    for step in diagnosis.roadmap:
        one = one_of[step.recommendation]
        spent += _cost(case.data, one) if step.horizon != "later" else 0
        if step.horizon == "priorities":
            assert one.get("core", True) or step.wished
            assert not one.get("foundation", False)
            assert one["solutions"]["standard"]["effort"] <= effort
            assert budget is None or spent <= budget
        if step.horizon == "foundation":
            assert one.get("foundation", False)


def _said_to(role: str, questions: dict[str, Data], answers: Data) -> str:
    return next((answers[key] for key, one in questions.items() if one.get("role") == role and key in answers), "")


def _budget(data: Data, questions: dict[str, Data], answers: Data) -> int | None:
    said = _said_to("budget", questions, answers)
    choices = [one for question in questions.values() for one in question.get("choices", ()) if one["id"] == said]
    return choices[0].get("most") if choices else _rules(data).get("unknown-budget", 600_000)


def _rules(data: Data) -> Data:
    found: Data = data["horizons"]["priorities"]
    return found


def _cost(data: Data, one: Data) -> int:
    bands = {band["id"]: band["least"] for band in data["catalogue"]["costs"]["setup"]}
    return int(bands[one["solutions"]["standard"]["cost"]])


@examples(100)
@given(cases())
def test_what_a_lighter_step_begins_is_for_later_unless_a_wish_needs_it(case: Case):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    readings, found = readings_of(case.data, known), horizons(diagnosis)
    wanted = {key for key in found if readings[key].wished}
    needed = wanted | {key for wish in wanted for key in path_to(wish, readings, found)}
    for key in found:
        for brought in readings[key].one.get("brings", ()):
            holds = not brought.get("when") or truth_of(brought["when"], known) == "true"
            if holds and brought["id"] in set(found) - needed:
                assert found[brought["id"]] == "later"
