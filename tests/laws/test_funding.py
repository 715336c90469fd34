"""The funding plan: what is planned adds up, the aid is floored to the franc and never passes its ceiling."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from hypothesis import given

from tests.laws.cases import Case, cases, examples
from tests.laws.diagnosed import known_to
from tests.laws.reference.scores import exact
from tests.laws.reference.truth import mentions, truth_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.laws.reference.truth import Data

Range = tuple[int, int | None]


def planned(case: Case, key: str, band: str) -> Range:
    """The band of the solution chosen, else of the standard one; or the quote given in its place."""
    if band == "cost" and key in case.said["quotes"]:
        quote = case.said["quotes"][key]
        return quote, quote
    one = next(one for one in case.data["recommendations"] if one["id"] == key)
    chosen = one["solutions"][case.said["solutions"].get(key, "standard")][band]
    costs = case.data["catalogue"]["costs"]
    found: Data = next(band for band in (*costs["setup"], *costs["monthly"]) if band["id"] == chosen)
    return found["least"], found.get("most")


def added(ranges: Iterable[Range]) -> Range:
    found = list(ranges)
    open_ended = any(high is None for _, high in found)
    return sum(low for low, _ in found), None if open_ended else sum(high or 0 for _, high in found)


def near(case: Case) -> dict[str, str]:
    """The steps that are not for later, with the family of expense of each."""
    families = {one["id"]: one["expense"] for one in case.data["recommendations"]}
    return {
        step.recommendation: families[step.recommendation] for step in case.diagnosis.roadmap if step.horizon != "later"
    }


@examples(150)
@given(cases())
def test_the_plan_adds_up_the_chosen_solutions_of_the_steps_that_are_not_for_later(case: Case):
    plan, steps = case.diagnosis.funding, near(case)
    assert [expense.recommendation for expense in plan.expenses] == list(steps)
    assert plan.total == added(planned(case, key, "cost") for key in steps)
    assert plan.monthly == added(planned(case, key, "monthly") for key in steps)
    for family in set(steps.values()):
        here = [key for key, name in steps.items() if name == family]
        assert plan.families[family] == added(planned(case, key, "cost") for key in here)
    assert set(plan.families) == set(steps.values())


@examples(150)
@given(cases())
def test_an_aid_is_its_rate_up_to_its_ceiling_floored_to_the_franc(case: Case):
    steps = near(case)
    for plan, aid in zip(case.diagnosis.funding.aids, case.data["catalogue"]["aids"]["aids"], strict=True):
        low, high = added(planned(case, key, "cost") for key, family in steps.items() if family in aid["families"])
        rate, ceiling = exact(aid["rate"]), aid["ceiling"]
        expected = (min(floor(rate * low), ceiling), ceiling if high is None else min(floor(rate * high), ceiling))
        least, most = plan.amount
        assert plan.eligible == (low, high)
        assert (least, most) == ((0, 0) if plan.excluded else expected)
        assert most is not None
        assert least <= most <= ceiling


@examples(150)
@given(cases())
def test_what_holds_or_is_unknown_is_a_warning_and_the_unknown_never_excludes(case: Case):
    diagnosis = case.diagnosis
    known = known_to(case.data, case.said, diagnosis)
    for plan, aid in zip(diagnosis.funding.aids, case.data["catalogue"]["aids"]["aids"], strict=True):
        effects = {warning.id: warning.effect for warning in plan.warnings}
        for rule in aid.get("rules", ()):
            truth, told = truth_of(rule["when"], known), effects.get(rule["id"])
            if truth in {"true", "false"}:
                assert told == (rule["effect"] if truth == "true" else None)
            else:
                assert told in {None, "unknown"}
                assert "unknown" in {effects.get(other["id"]) for other in _about_the_same(rule, aid)}


def _about_the_same(rule: Data, aid: Data) -> list[Data]:
    """The rules that hang on the same questions: one of them may speak for all where the answer is unknown."""
    return [other for other in aid["rules"] if mentions(other["when"]) == mentions(rule["when"])]


@examples(100)
@given(cases())
def test_a_plan_of_nothing_but_what_is_never_aided_alone_is_excluded(case: Case):
    families = {one["id"] for one in case.data["catalogue"]["aids"]["families"] if one.get("never-alone")}
    funding = case.diagnosis.funding
    for plan, aid in zip(funding.aids, case.data["catalogue"]["aids"]["aids"], strict=True):
        spent = {key for key, amount in funding.families.items() if amount.high != 0 and key in aid["families"]}
        warned = any(warning.id == "materiel-seul" for warning in plan.warnings)
        assert warned == (bool(spent) and spent <= families)
        assert plan.excluded or not warned
