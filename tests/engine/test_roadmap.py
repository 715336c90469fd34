"""Statuses, verdicts, order and horizons, on a shop small enough to be worked out by hand."""

from __future__ import annotations

from tests.engine.small import diagnosis_of, questionnaire

SHOP = """
    questions:
      - id: wishes
        kind: multiple
        role: wish
        may-be-empty: true
        choices: [{id: e-commerce, label: Boutique}, {id: crm, label: CRM}]
      - id: records
        kind: level
        choices: [{id: paper, label: Papier}, {id: file, label: Fichier}]
      - id: sells
        kind: level
        choices: [{id: no, label: Non}, {id: online, label: En ligne}]
      - id: goods
        kind: single
        choices: [{id: products, label: Produits}, {id: services, label: Services}]
      - {id: losses, kind: yes-no}
    recommendations:
      - id: crm
        in-place-when: {records: {gte: 1}}
        when: {all: [{records: {lte: 0}}, {losses: yes}]}
        impact: 5
      - id: backup
        in-place-when: {losses: no}
        when: {losses: yes}
        urgent-when: {losses: yes}
        core: false
      - id: e-commerce
        in-place-when: {sells: {gte: 1}}
        applies-when: {goods: products}
        when: {all: [{sells: {lte: 0}}, {losses: no}, {records: {gte: 1}}]}
        requires: [{id: crm, because: "sans fichier, pas de suivi"}]
        effort: 5
        cost: c3
        impact: 4
    priority: {impact: 2, effort: -1, wished: 4, urgent: 6, only-prerequisite: -3, unlocks: {each: 1, wished: 2, most: 6}}
    horizons:
      now: {title: N, most: 1, effort: 1, cost: c0}
      foundation: {title: F}
      priorities: {title: P, most: 3, unknown-budget: 100000}
      later: {title: L}
"""
CAME = {"wishes": ["e-commerce"], "records": "paper", "sells": "no", "goods": "products", "losses": "no"}


def shop(answers, **others):
    return diagnosis_of(questionnaire(SHOP), CAME | answers, **others)


def test_a_shop_on_paper_cards_is_told_not_yet_and_what_comes_first():
    (wish,) = shop({}).wishes
    assert (wish.verdict, wish.path) == ("not-yet", ("crm",))
    (reason,) = wish.reasons
    assert (reason.recommendation, reason.because) == ("crm", "sans fichier, pas de suivi")
    assert [(one.question, one.answer) for one in reason.evidence] == [("records", "paper")]


def test_a_prerequisite_is_pulled_in_and_stands_before():
    diagnosis = shop({})
    assert [(step.recommendation, step.status) for step in diagnosis.roadmap] == [
        ("crm", "required"),
        ("e-commerce", "recommended"),
    ]
    assert diagnosis.roadmap[1].after == ("crm",)
    assert diagnosis.roadmap[0].because[0].recommendation == "e-commerce"


def test_in_place_beats_everything_else():
    diagnosis = shop({"records": "file", "wishes": ["crm", "e-commerce"]})
    assert diagnosis.statuses["crm"] == "in-place"
    assert [wish.verdict for wish in diagnosis.wishes] == ["in-place", "ready"]
    assert [step.recommendation for step in diagnosis.roadmap] == ["e-commerce"]


def test_what_does_not_apply_is_not_for_you_even_wished():
    diagnosis = shop({"goods": "services"})
    assert diagnosis.statuses["e-commerce"] == "not-applicable"
    (wish,) = diagnosis.wishes
    assert wish.verdict == "not-for-you"
    assert [(one.question, one.answer) for one in wish.reasons[0].evidence] == [("goods", "services")]
    assert diagnosis.roadmap == ()


def test_every_point_of_a_priority_can_be_told():
    first, second = shop({}).roadmap
    assert first.terms == {"impact": 10, "effort": -1, "only-prerequisite": -3, "unlocks": 3}
    assert second.terms == {"impact": 8, "effort": -5, "wished": 4}
    assert (first.priority, second.priority) == (9, 7)


def test_a_verdict_is_undecided_while_an_answer_can_change_it():
    small = questionnaire(SHOP)
    said = {key: value for key, value in CAME.items() if key != "records"}
    diagnosis = diagnosis_of(small, said)
    (wish,) = diagnosis.wishes
    assert (wish.verdict, wish.path) == ("undecided", ("crm",))
    assert [(one.question, one.answer) for one in wish.reasons[0].evidence] == [("records", None)]
    assert diagnosis.statuses["crm"] == "undecided"
    assert diagnosis.roadmap[0].to_check
    (missing,) = diagnosis.missing
    assert "wishes.e-commerce" in missing.can_change


def test_not_knowing_keeps_a_prerequisite_to_check():
    diagnosis = shop({"records": "dont-know"})
    crm = diagnosis.roadmap[0]
    assert (crm.recommendation, crm.status, crm.to_check) == ("crm", "required", True)
    assert crm.evidence == ()


def test_an_urgent_step_is_for_now_and_a_dear_one_waits():
    diagnosis = shop({"losses": "yes"})
    found = {step.recommendation: step.horizon for step in diagnosis.roadmap}
    assert found == {"backup": "now", "crm": "priorities", "e-commerce": "later"}


def test_a_settled_response_is_decided_throughout():
    decided = shop({}).decided
    assert decided.all_steps
    assert decided.first_steps == ("crm", "e-commerce")
    assert decided.wishes == ("e-commerce",)
    assert shop({}).missing == ()


def test_nothing_said_decides_nothing():
    diagnosis = diagnosis_of(questionnaire(SHOP), {})
    assert diagnosis.decided.first_steps == ()
    assert diagnosis.decided.statuses == ()
    assert not diagnosis.complete
    assert {one.question for one in diagnosis.missing} == {"wishes", "records", "sells", "goods", "losses"}


BROUGHT = """
    questions:
      - {id: q, kind: yes-no}
      - id: money
        kind: single
        role: budget
        dont-know: allowed
        choices: [{id: little, label: L, most: 100000}, {id: plenty, label: P}]
      - id: hours
        kind: single
        role: time
        choices: [{id: few, label: F}, {id: many, label: M}]
      - id: aims
        kind: multiple
        role: goals
        choices: [{id: sell, label: V}, {id: save, label: G}, {id: tidy, label: R}]
    recommendations:
      - {id: booking, in-place-when: {q: no}, when: {q: yes}, effort: 2, brings: [{id: crm}], goals: [sell, save, tidy], impact: 2}
      - {id: crm, in-place-when: {q: no}, when: {q: yes}, effort: 2, impact: 5}
      - {id: computer, in-place-when: {q: no}, when: {q: yes}, cost: c3, foundation: true}
      - {id: heavy, in-place-when: {q: no}, when: {q: yes}, effort: 4, prefers: [crm], impact: 4}
      - {id: extra, in-place-when: {q: no}, when: {q: yes}, effort: 2, core: false}
    priority: {impact: 2, effort: -1, goals: {each: 3, most: 2}, waiting: -2}
    horizons:
      now: {title: N, effort: 1, cost: c0}
      foundation: {title: F}
      priorities: {title: P, most: 3, time: {few: 3}}
      later: {title: L}
"""


def horizons(answers):
    return {step.recommendation: step.horizon for step in diagnosis_of(questionnaire(BROUGHT), answers).roadmap}


def test_horizons_follow_what_is_brought_the_time_the_foundation_and_the_core():
    found = horizons({"q": "yes", "money": "plenty", "hours": "few", "aims": ["sell"]})
    assert found == {
        "crm": "later",
        "booking": "priorities",
        "heavy": "later",
        "extra": "later",
        "computer": "foundation",
    }


def test_with_time_the_heavy_step_is_a_priority_whatever_the_budget_it_costs_nothing():
    assert horizons({"q": "yes", "money": "little", "hours": "many", "aims": ["sell"]})["heavy"] == "priorities"


def test_goals_in_common_count_up_to_a_number():
    small = questionnaire(BROUGHT)
    answers = {"q": "yes", "money": "dont-know", "hours": "many", "aims": ["sell", "save", "tidy"]}
    booking = next(step for step in diagnosis_of(small, answers).roadmap if step.recommendation == "booking")
    assert booking.terms == {"impact": 4, "effort": -2, "goals": 6}


def test_a_step_that_should_rather_wait_pays_for_not_waiting():
    small = questionnaire(
        BROUGHT.replace("effort: 4, prefers: [crm], impact: 4", "effort: 1, prefers: [crm], impact: 5")
    )
    answers = {"q": "yes", "money": "plenty", "hours": "many", "aims": ["sell"]}
    steps = diagnosis_of(small, answers).roadmap
    assert [step.recommendation for step in steps][:2] == ["crm", "heavy"]
    assert "waiting" not in steps[1].terms
