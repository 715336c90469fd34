"""The same two inputs give the same diagnosis: whatever came before, and whatever was left behind on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from diagnostic import Diagnosis, Questionnaire, diagnose, to_json
from tests.laws.cases import Case, cases, chances, examples, read
from tests.laws.generated.responses import answer_to, completed, response
from tests.laws.reference.flow import saying, walk
from tests.laws.reference.truth import Data, lowest

if TYPE_CHECKING:
    from tests.laws.generated.chance import Chance


def told(diagnosis: Diagnosis) -> tuple[object, ...]:
    """All that a diagnosis says, to the last character and to the last fraction."""
    plain = (diagnosis.overall, diagnosis.scores, diagnosis.roadmap, diagnosis.decided, diagnosis.missing)
    wishes = [(wish.recommendation, wish.verdict, wish.path, wish.reasons) for wish in diagnosis.wishes]
    return to_json(diagnosis), plain, diagnosis.statuses, wishes, diagnosis.funding, diagnosis.flow.states


@examples(100)
@given(cases(), chances())
def test_a_diagnosis_does_not_depend_on_those_made_before_it(case: Case, chance: Chance):
    others = [response(chance, case.data) for _ in range(3)]
    for said in (case.said, _risky(case.data, case.said), *others, case.said):
        assert told(case.diagnosed(said)) == told(case.afresh(said))


def _risky(data: Data, said: Data) -> Data:
    """The same, saying the worst where it was not known: conditions read both alike, the evidence tells them apart."""
    questions = walk(data, said).questions
    worst = {key: lowest(one) for key, one in questions.items() if one.get("dont-know") == "worst"}
    changed = {key: worst[key] for key, answer in said["answers"].items() if answer == "dont-know" and key in worst}
    return {**said, "answers": {**said["answers"], **changed}}


@examples(100)
@given(cases())
def test_canonical_content_keeps_the_digest_and_the_diagnosis(case: Case):
    again = Questionnaire.from_canonical(case.questionnaire.canonical)
    assert again.canonical == case.questionnaire.canonical
    assert again.digest == case.questionnaire.digest
    assert told(diagnose(again, read(again, case.said))) == told(case.diagnosis)


@examples(100)
@given(cases())
def test_the_order_in_which_answers_were_said_changes_nothing(case: Case):
    said = {**case.said, "answers": dict(reversed(case.said["answers"].items()))}
    assert told(case.diagnosed(said)) == told(case.diagnosis)


@examples(150)
@given(cases())
def test_answers_on_branches_not_taken_count_for_nothing(case: Case):
    states = walk(case.data, case.said).states
    kept = {key: answer for key, answer in case.said["answers"].items() if states[key] != "not asked"}
    assert told(case.diagnosed({**case.said, "answers": kept})) == told(case.diagnosis)


@examples(150)
@given(cases(), chances())
def test_leaving_a_branch_and_coming_back_is_as_if_one_had_never_left(case: Case, chance: Chance):
    before = completed(chance, case.data, case.said)
    known = walk(case.data, before)
    there = known.questions[chance.pick([key for key, state in known.states.items() if state != "not asked"])]
    away = completed(chance, case.data, saying(before, there, answer_to(chance, case.data, there)))
    part = "identity" if there["identity"] else "answers"
    back = saying(away, there, before[part][there["id"]])
    assert told(case.diagnosed(back)) == told(case.diagnosed(before))


@examples(60)
@given(cases())
def test_a_response_says_which_content_it_was_given_to(case: Case):
    assert case.response.digest == case.questionnaire.digest
    assert replace(case.response, path=case.response.path) == case.response
