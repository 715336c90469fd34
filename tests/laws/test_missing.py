"""What a missing answer can change: whatever differs between two completions that differ only in it is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given

from tests.laws.cases import Case, cases, cases_to_complete, every_outcome, examples
from tests.laws.diagnosed import said_of
from tests.laws.reference.flow import final_answers, opened_by, walk
from tests.laws.reference.truth import STILL_OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable


@examples(1000)
@given(cases_to_complete())
def test_whatever_an_open_question_can_change_is_listed(case: Case):
    known = walk(case.data, case.said)
    listed = {one.question: set(one.can_change) for one in case.diagnosis.missing}
    outcomes = [(final_answers(case.data, said), said_of(diagnosis)) for said, diagnosis in every_outcome(case)]
    for key in [key for key, state in known.states.items() if state in STILL_OPEN]:
        itself = opened_by(key, known)
        groups: dict[str, list[dict[str, Any]]] = {}
        for answers, found in outcomes:
            rest = repr(sorted((one, answer) for one, answer in answers.items() if one not in itself))
            groups.setdefault(rest, []).append(found)
        changed = {name for group in groups.values() for name in _differing(group)}
        assert changed <= listed.get(key, set()), key


def _differing(group: Iterable[dict[str, Any]]) -> set[str]:
    first, *others = group
    return {name for other in others for name, value in other.items() if value != first[name]}


@examples(100)
@given(cases())
def test_every_open_question_is_listed_once_in_the_order_it_is_asked(case: Case):
    known = walk(case.data, case.said)
    still_open = [key for key, state in known.states.items() if state in STILL_OPEN]
    listed = [one.question for one in case.diagnosis.missing]
    assert listed == [key for key in still_open if key in listed]
    assert {key for key in still_open if not known.questions[key]["identity"]} <= set(listed)
