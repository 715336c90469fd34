"""True, false, absent or open: the engine against a naive reader, and in any order of the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from tests.laws.cases import Case, cases, chances, examples
from tests.laws.diagnosed import evidence, known_to, truth
from tests.laws.generated.conditions import condition, reordered
from tests.laws.reference.flow import on_the_full_path, walk
from tests.laws.reference.truth import truth_of

if TYPE_CHECKING:
    from tests.laws.generated.chance import Chance

DEPTH = 3


@examples(300)
@given(cases(), chances())
def test_a_condition_is_what_the_semantics_says_it_is(case: Case, chance: Chance):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    for _ in range(5):
        written = condition(chance, list(known.questions.values()), DEPTH, [*diagnosis.scores, "overall"])
        assert truth(diagnosis, written) == truth_of(written, known), written


@examples(100)
@given(cases(), chances())
def test_the_order_of_the_parts_changes_neither_a_condition_nor_its_evidence(case: Case, chance: Chance):
    diagnosis = case.diagnosis
    questions = list(walk(case.data, case.said).questions.values())
    written = condition(chance, questions, DEPTH, [*diagnosis.scores, "overall"])
    other = reordered(chance, written)
    assert truth(diagnosis, other) == truth(diagnosis, written)
    assert evidence(diagnosis, other) == evidence(diagnosis, written)


@examples(100)
@given(cases(), chances())
def test_an_answer_on_a_branch_not_taken_makes_nothing_hold(case: Case, chance: Chance):
    said = on_the_full_path(case.data, case.said)
    diagnosis, known = case.diagnosed(said), walk(case.data, said)
    for key in [key for key, state in known.states.items() if state == "not asked"]:
        test = condition(chance, [known.questions[key]], 0)
        if {"asked", "answered"} & set(test[key] if isinstance(test[key], dict) else ()):
            continue
        assert truth(diagnosis, test) == truth(diagnosis, {"not": test}) == "absent"
