"""The questionnaire that is really asked obeys the same laws, on random responses and samples of their completions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from tests.laws import (
    test_certainty,
    test_conditions,
    test_evidence,
    test_flow,
    test_funding,
    test_missing,
    test_purity,
    test_roadmap,
    test_scores,
)
from tests.laws.cases import SAMPLED, Case, chances, examples, real_case, real_cases, real_questionnaire, seeded
from tests.laws.diagnosed import evidence, known_to, said_of, scores_of, truth
from tests.laws.generated.responses import answer_to, completed
from tests.laws.reference.flow import on_the_full_path, opened_by, saying, walk
from tests.laws.reference.truth import STILL_OPEN, truth_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from tests.laws.generated.chance import Chance
    from tests.laws.reference.truth import Data

MODULES = (
    test_certainty,
    test_conditions,
    test_evidence,
    test_flow,
    test_funding,
    test_missing,
    test_purity,
    test_roadmap,
    test_scores,
)
# They try every set of questions, or compare every two completions; the laws below stand for them.
TOO_MANY = {
    "test_evidence_is_the_smallest_set_of_answers_that_makes_it_so",
    "test_whatever_an_open_question_can_change_is_listed",
}


def laws_of(module: ModuleType) -> Iterator[Any]:
    return (law for name, law in vars(module).items() if name.startswith("test_") and name not in TOO_MANY)


def law_name(law: Callable[..., None]) -> str:
    return law.__name__.removeprefix("test_")


@pytest.mark.parametrize("law", [law for module in MODULES for law in laws_of(module)], ids=law_name)
@examples(6)
@given(case=real_cases(), chance=chances())
def test_the_real_questionnaire_obeys(law: Any, case: Case, chance: Chance):
    inner = law.hypothesis.inner_test
    inner(case, chance) if "chance" in inner.__annotations__ else inner(case)


@examples(10)
@given(case=real_cases())
def test_its_evidence_is_enough_and_nothing_in_it_can_be_spared(case: Case):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    for written in _conditions(case.data):
        told = truth(diagnosis, written)
        kept = evidence(diagnosis, written)
        if told == "open" or "score" in repr(written):
            continue
        assert truth_of(written, test_evidence.knowing_only(kept, known)) == told
        for spared in kept:
            rest = set(kept) - {spared}
            assert truth_of(written, test_evidence.knowing_only(rest, known)) != told


def _conditions(data: Data) -> Iterator[Data]:
    for one in data["recommendations"]:
        yield from (one[key] for key in ("applies-when", "in-place-when", "when", "urgent-when") if key in one)


@examples(20)
@given(case=real_cases(), chance=chances())
def test_whatever_one_open_question_changes_is_listed(case: Case, chance: Chance):
    known = walk(case.data, case.said)
    still_open = [key for key, state in known.states.items() if state in STILL_OPEN]
    listed = {one.question: set(one.can_change) for one in case.diagnosis.missing}
    stored = on_the_full_path(case.data, case.said)["answers"]
    for key in chance.shuffled([one for one in still_open if one not in stored])[:SAMPLED]:
        before = completed(seeded(chance.below(1000)), case.data, case.said)
        if walk(case.data, before).states[key] == "not asked":
            continue
        after = _otherwise(case, chance, before, key, opened_by(key, known) - stored.keys())
        was, now = said_of(case.diagnosed(before)), said_of(case.diagnosed(after))
        assert {name for name, value in was.items() if value != now[name]} <= listed.get(key, set()), key


def _otherwise(case: Case, chance: Chance, said: Data, key: str, opened: set[str]) -> Data:
    """Another completion, which differs only in one question and in what it opens."""
    question = walk(case.data, said).questions[key]
    kept = {one: answer for one, answer in said["answers"].items() if one not in opened}
    changed = saying({**said, "answers": kept}, question, answer_to(chance, case.data, question))
    return completed(chance, case.data, changed)


def test_nothing_but_dont_know_gives_no_score_and_yet_steps_to_check():
    questions = walk(real_questionnaire()[1], {"path": "full", "identity": {}, "answers": {}}).questions
    levels = {key: "dont-know" for key, question in questions.items() if question["kind"] == "level"}
    case = real_case({"path": "full", "identity": {}, "answers": levels})
    diagnoses = [case.diagnosed(completed(seeded(seed), case.data, case.said)) for seed in range(10)]
    for diagnosis in diagnoses:
        assert diagnosis.complete
        assert diagnosis.roadmap
        assert all(one.value is None and one.coverage == 0 for one in scores_of(diagnosis).values())
    assert any(step.to_check for diagnosis in diagnoses for step in diagnosis.roadmap)
