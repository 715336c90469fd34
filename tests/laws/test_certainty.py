"""Decided before the end: nothing said to be decided differs in any completion, and one more answer undoes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from tests.laws.cases import Case, cases, cases_to_complete, chances, every_outcome, examples
from tests.laws.diagnosed import horizons, order, said_of, scores_of, verdicts
from tests.laws.generated.responses import answer_to
from tests.laws.reference.flow import final_answers, opened_by, saying, walk
from tests.laws.reference.truth import STILL_OPEN

if TYPE_CHECKING:
    from diagnostic import Diagnosis
    from tests.laws.generated.chance import Chance

NOT_STEPS = {"in-place", "not-applicable", "not-needed"}


@examples(250)
@given(cases_to_complete())
def test_a_decided_status_is_that_of_every_completion(case: Case):
    before = case.diagnosis
    for said, diagnosis in every_outcome(case):
        for key, status in before.statuses.items():
            assert status in {"undecided", diagnosis.statuses[key]}, (key, said)


@examples(250)
@given(cases_to_complete())
def test_a_decided_verdict_is_that_of_every_completion(case: Case):
    before = case.diagnosis
    for said, diagnosis in every_outcome(case):
        for key, verdict in verdicts(before).items():
            assert verdict in {"undecided", verdicts(diagnosis)[key]}, (key, said)


@examples(800)
@given(cases_to_complete())
def test_the_decided_first_steps_come_first_in_every_completion(case: Case):
    before = case.diagnosis
    first = list(before.decided.first_steps)
    assert order(before)[: len(first)] == first
    for said, diagnosis in every_outcome(case):
        assert order(diagnosis)[: len(first)] == first, said
        assert not before.decided.all_steps or order(diagnosis) == first, said


@examples(800)
@given(cases_to_complete())
def test_the_decided_horizons_are_those_of_every_completion(case: Case):
    before = case.diagnosis
    assert set(before.decided.horizons) <= set(order(before))
    for said, diagnosis in every_outcome(case):
        for key, horizon in before.decided.horizons.items():
            assert horizons(diagnosis)[key] == horizon, (key, said)


@examples(400)
@given(cases_to_complete())
def test_once_the_whole_roadmap_is_decided_every_completion_has_it_with_the_same_steps(case: Case):
    before = case.diagnosis
    if before.decided.all_steps:
        for said, diagnosis in every_outcome(case):
            assert order(diagnosis) == order(before), said
            assert {step.recommendation for step in diagnosis.roadmap} == set(order(before)), said


@examples(400)
@given(cases_to_complete())
def test_questions_that_can_change_nothing_change_nothing_together_either(case: Case):
    idle = {one.question for one in case.diagnosis.missing if not one.can_change}
    known = walk(case.data, case.said)
    listed = {one.question for one in case.diagnosis.missing}
    still_open = {key for key, state in known.states.items() if state in STILL_OPEN}
    idle |= still_open - listed
    groups: dict[str, dict[str, object]] = {}
    for said, diagnosis in every_outcome(case):
        answers = final_answers(case.data, said)
        opened = {other for key in idle for other in opened_by(key, known)}
        rest = repr(sorted((key, answer) for key, answer in answers.items() if key not in opened))
        found = said_of(diagnosis)
        assert groups.setdefault(rest, found) == found, said


@examples(250)
@given(cases_to_complete())
def test_a_certain_step_is_a_step_in_every_completion(case: Case):
    certain = {step.recommendation for step in case.diagnosis.roadmap if step.certain}
    for said, diagnosis in every_outcome(case):
        assert certain <= set(order(diagnosis)), said


@examples(100)
@given(cases_to_complete())
def test_what_is_said_to_be_decided_is_listed_and_in_the_end_everything_is(case: Case):
    before = case.diagnosis
    decided = before.decided
    assert set(decided.levels) == {key for key, one in scores_of(before).items() if one.level is not None}
    assert set(decided.statuses) == {key for key, status in before.statuses.items() if status != "undecided"}
    assert set(decided.wishes) == {key for key, verdict in verdicts(before).items() if verdict != "undecided"}
    for _, diagnosis in every_outcome(case):
        assert "undecided" not in {*diagnosis.statuses.values(), *verdicts(diagnosis).values()}
        assert diagnosis.decided.first_steps == tuple(order(diagnosis))
        assert diagnosis.decided.horizons == horizons(diagnosis)
        assert diagnosis.missing == ()
        assert diagnosis.complete


@examples(800)
@given(cases(), chances())
def test_one_more_answer_never_turns_what_is_decided_into_something_else(case: Case, chance: Chance):
    said, before = case.said, case.diagnosis
    while waiting := [key for key in _waiting(walk(case.data, said).states) if key not in said["answers"]]:
        question = walk(case.data, said).questions[chance.pick(waiting)]
        said = saying(said, question, answer_to(chance, case.data, question))
        after = case.diagnosed(said)
        _assert_still_decided(before, after)
        _assert_within(before, after)
        before = after


@examples(250)
@given(cases())
def test_going_on_from_the_short_path_to_the_full_one_undoes_nothing(case: Case):
    before, after = case.diagnosed({**case.said, "path": "short"}), case.diagnosed({**case.said, "path": "full"})
    _assert_still_decided(before, after)
    _assert_within(before, after)


def _waiting(states: dict[str, str]) -> list[str]:
    """What one may say next, or ahead of time: a pending answer is kept, and counts if its question is asked."""
    return [key for key, state in states.items() if state in {"unanswered", "pending"}]


def _assert_still_decided(before: Diagnosis, after: Diagnosis) -> None:
    for key, status in before.statuses.items():
        assert status in {"undecided", after.statuses[key]}
    for key, verdict in verdicts(before).items():
        assert verdict in {"undecided", verdicts(after)[key]}
    for key, one in scores_of(before).items():
        assert one.level in {None, scores_of(after)[key].level}
    first = before.decided.first_steps
    assert after.decided.first_steps[: len(first)] == first
    assert before.decided.horizons.items() <= after.decided.horizons.items()


def _assert_within(before: Diagnosis, after: Diagnosis) -> None:
    """The bounds only narrow, and a score sure to be there stays so."""
    for key, one in scores_of(after).items():
        outer = scores_of(before)[key]
        assert outer.may_be_missing >= one.may_be_missing
        if one.low is not None and one.high is not None:
            assert outer.low is not None
            assert outer.high is not None
            assert outer.low <= one.low <= one.high <= outer.high


@examples(300)
@given(cases(), chances())
def test_an_undecided_verdict_tells_the_open_questions_that_settle_it(case: Case, chance: Chance):
    known = walk(case.data, case.said)
    for wish in case.diagnosis.wishes:
        if wish.verdict != "undecided":
            continue
        told = [one.question for reason in wish.reasons for one in reason.evidence]
        assert told
        assert {known.states[key] for key in told} <= STILL_OPEN
        if all(known.states[key] == "unanswered" for key in told):
            said = case.said
            for key in told:
                question = known.questions[key]
                said = saying(said, question, answer_to(chance, case.data, question))
            assert verdicts(case.diagnosed(said))[wish.recommendation] != "undecided"
