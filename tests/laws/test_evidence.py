"""Evidence: enough to make a condition what it is, and the smallest that does, by trying every set of questions."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given

from tests.laws.cases import Case, cases, chances, examples
from tests.laws.diagnosed import evidence, known_to, truth
from tests.laws.generated.conditions import condition
from tests.laws.generated.responses import answer_to
from tests.laws.reference.flow import saying, walk
from tests.laws.reference.truth import STILL_OPEN, Data, Known, every, truth_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from diagnostic import Diagnosis
    from tests.laws.generated.chance import Chance

DEPTH = 3


def knowing_only(kept: Collection[str], known: Known) -> Known:
    """The same response when only these questions are known: any other may still be asked, unless a `when` bars it."""
    found = Known(known.questions, known.zones, answers=known.answers, bounds=known.bounds)
    for key, state in known.states.items():
        barred = state == "not asked" and _asked(known.questions[key], found) in {"false", "absent"}
        found.states[key] = state if key in kept or barred else "pending"
    return found


def _asked(question: Data, known: Known) -> str:
    return every([truth_of(when, known) for when in question["whens"]])


def smallest(written: Data, known: Known) -> tuple[str, ...]:
    """The smallest set of questions, then the first in the author's order, that makes the condition what it is."""
    told = truth_of(written, known)
    tellers = [key for key, state in known.states.items() if state not in {"not asked", "pending", "deferred"}]
    sets = (kept for size in range(len(tellers) + 1) for kept in combinations(tellers, size))
    return next(kept for kept in sets if truth_of(written, knowing_only(kept, known)) == told)


@examples(300)
@given(cases(), chances())
def test_evidence_is_the_smallest_set_of_answers_that_makes_it_so(case: Case, chance: Chance):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    for _ in range(4):
        written = condition(chance, list(known.questions.values()), DEPTH)
        if truth(diagnosis, written) != "open":
            assert evidence(diagnosis, written) == smallest(written, known), written


@examples(200)
@given(cases(), chances())
def test_while_a_condition_is_open_its_evidence_is_the_open_questions_that_settle_it(case: Case, chance: Chance):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    for _ in range(4):
        written = condition(chance, list(known.questions.values()), DEPTH, [*diagnosis.scores, "overall"])
        if truth(diagnosis, written) == "open":
            told = evidence(diagnosis, written)
            assert told
            assert {known.states[key] for key in told} <= STILL_OPEN
            if all(known.states[key] == "unanswered" for key in told):
                assert truth(_answered(case, chance, told), written) != "open"


def _answered(case: Case, chance: Chance, keys: Collection[str]) -> Diagnosis:
    questions, said = walk(case.data, case.said).questions, case.said
    for key in keys:
        said = saying(said, questions[key], answer_to(chance, case.data, questions[key]))
    return case.diagnosed(said)


@examples(100)
@given(cases())
def test_a_step_is_told_by_the_answers_given_and_by_nothing_else(case: Case):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    for step in diagnosis.roadmap:
        for told in step.evidence:
            answer = known.answers.get(told.question, known.states[told.question])
            if isinstance(told.answer, tuple):
                assert set(told.answer) <= set(answer)
            else:
                assert (told.answer or "unanswered") == answer
