"""What the plan costs by family of expense, and the aid one may ask for, with every warning."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic import Response, diagnose
from diagnostic.funding import NOTHING, Amount, added, granted
from diagnostic.model import Aid

# The aid of the province Sud as it is known: half of the expenses, up to 250 000 F, once.
QUESTIONNAIRE = """
    identity: [{id: place, kind: commune}]
    questions:
      - {id: plan, kind: multiple, choices: [tool, computer, course, festival], may-be-empty: true}
      - {id: staff, kind: single, choices: [p1-10, p11-49]}
      - {id: earlier, kind: single, choices: [yes, pending, no], dont-know: allowed}
      - {id: spent, kind: single, choices: [nothing, signed]}
    recommendations:
      - {id: tool, when: {plan: {any: [tool]}}, expense: solution, cost: medium, monthly: some,
         solutions: {light: {title: L, cost: small}, advanced: {title: A, cost: large}}}
      - {id: computer, when: {plan: {any: [computer]}}, expense: materiel, cost: medium}
      - {id: course, when: {plan: {any: [course]}}, expense: formation, cost: small}
      - {id: festival, when: {plan: {any: [festival]}}, expense: loisirs, cost: medium}
    catalogue:
      communes:
        - {id: noumea, name: Nouméa, province: sud}
        - {id: kone, name: Koné, province: nord}
      aids:
        families:
          - {id: solution, label: Solutions}
          - {id: materiel, label: Matériel, never-alone: true}
          - {id: formation, label: Formation}
          - {id: loisirs, label: Loisirs}
        aids:
          - id: numerisation
            name: Aide à la numérisation
            territory: NC
            funder: province Sud
            rate: 0.5
            ceiling: 250000
            families: [solution, materiel, formation]
            never-alone-text: Pas du matériel seul.
            rules:
              - {id: staff, when: {staff: p11-49}, effect: excludes, text: Dix personnes., unknown: Combien ?}
              - {id: province, when: {place: {province: [nord, iles]}}, effect: excludes, text: Du Sud., unknown: Où ?}
              - {id: earlier, when: {earlier: yes}, effect: excludes, text: Une fois., unknown: Déjà ?}
              - {id: pending, when: {earlier: pending}, effect: warns, text: En cours.}
              - {id: spent, when: {spent: signed}, effect: warns, text: Déjà signé., unknown: Signé ?}
"""
SMALL_SHOP = {"staff": "p1-10", "earlier": "no", "spent": "nothing"}


@pytest.fixture
def funded(diagnosed):
    """Return the funding plan of these quotes, or of these steps without a quote."""

    def fund(plan, answers=SMALL_SHOP, place="noumea", **said):
        identity = {} if place is None else {"place": place}
        quotes = plan if isinstance(plan, dict) else {}
        return diagnosed(answers | {"plan": list(plan)}, identity=identity, quotes=quotes, **said).funding

    return fund


def told(funding):
    """Return the amount of the one aid, and the ids of its warnings with their effects."""
    (aid,) = funding.aids
    return aid.amount, [(warning.id, warning.effect) for warning in aid.warnings]


@pytest.mark.parametrize(
    ("quotes", "amount"),
    [
        ({"tool": 300_000}, 150_000),
        ({"tool": 250_000, "computer": 250_000}, 250_000),
        ({"tool": 700_000, "course": 200_000}, 250_000),
        ({"tool": 99_999}, 49_999),
        ({"tool": 500_000}, 250_000),
        ({"tool": 1}, 0),
    ],
    ids=str,
)
def test_the_aid_is_half_of_the_expenses_up_to_its_ceiling_floored_to_the_franc(funded, quotes, amount):
    assert told(funded(quotes)) == ((amount, amount), [])


def test_hardware_alone_is_not_aided(funded):
    found = funded({"computer": 400_000})
    assert told(found) == (NOTHING, [("materiel-seul", "excludes")])
    assert (found.aids[0].eligible, found.aids[0].warnings[0].text) == ((400_000, 400_000), "Pas du matériel seul.")


def test_hardware_with_what_costs_nothing_or_is_not_aided_is_alone(funded):
    assert told(funded({"computer": 400_000, "tool": 0}))[1] == [("materiel-seul", "excludes")]
    assert told(funded({"computer": 400_000, "festival": 9_000}))[1] == [("materiel-seul", "excludes")]


@pytest.mark.parametrize(
    ("said", "place", "warning"),
    [({"staff": "p11-49"}, "noumea", "staff"), ({}, "kone", "province"), ({"earlier": "yes"}, "noumea", "earlier")],
)
def test_what_excludes_leaves_no_aid_and_is_told(funded, said, place, warning):
    found = funded({"tool": 300_000}, SMALL_SHOP | said, place)
    assert told(found) == (NOTHING, [(warning, "excludes")])
    assert (found.aids[0].excluded, found.aids[0].eligible) == (True, (300_000, 300_000))


@pytest.mark.parametrize(("said", "warning"), [({"spent": "signed"}, "spent"), ({"earlier": "pending"}, "pending")])
def test_what_warns_leaves_the_aid_and_is_told(funded, said, warning):
    found = funded({"tool": 300_000}, SMALL_SHOP | said)
    assert told(found) == ((150_000, 150_000), [(warning, "warns")])
    assert not found.aids[0].excluded


@pytest.mark.parametrize(
    ("unsaid", "place", "warning", "text"),
    [
        ("staff", "noumea", "staff", "Combien ?"),
        ("", None, "province", "Où ?"),
        ("earlier", "noumea", "earlier", "Déjà ?"),
        ("spent", "noumea", "spent", "Signé ?"),
    ],
)
def test_what_is_unknown_is_a_warning_and_never_a_zero(funded, unsaid, place, warning, text):
    answers = {key: value for key, value in SMALL_SHOP.items() if key != unsaid}
    found = funded({"tool": 300_000}, answers, place)
    assert told(found) == ((150_000, 150_000), [(warning, "unknown")])
    assert found.aids[0].warnings[0].text == text


def test_what_they_do_not_know_is_unknown_too(funded):
    found = funded({"tool": 300_000}, SMALL_SHOP | {"earlier": "dont-know"})
    assert told(found) == ((150_000, 150_000), [("earlier", "unknown")])


def test_every_warning_is_told(funded):
    found = funded({"computer": 400_000}, {"staff": "p11-49", "spent": "signed"}, None)
    assert told(found) == (
        NOTHING,
        [
            ("materiel-seul", "excludes"),
            ("staff", "excludes"),
            ("province", "unknown"),
            ("earlier", "unknown"),
            ("spent", "warns"),
        ],
    )


def test_without_a_quote_the_standard_solution_is_counted_by_its_bands(funded):
    found = funded(["tool"])
    assert found.expenses == (("tool", "solution", "standard", (150_000, 400_000), (5_000, 15_000), False),)
    assert (found.total, found.monthly) == ((150_000, 400_000), (5_000, 15_000))
    assert told(found) == ((75_000, 200_000), [])


def test_the_solution_chosen_is_counted_in_its_place(funded):
    found = funded(["tool"], solutions={"tool": "light"})
    assert (found.expenses[0].solution, found.total) == ("light", (10_000, 50_000))


def test_an_open_ended_band_counts_to_the_ceiling(funded):
    found = funded(["tool"], solutions={"tool": "advanced"})
    assert (found.total, told(found)[0]) == ((1_000_000, None), (250_000, 250_000))
    found = funded(["tool", "computer"], solutions={"tool": "advanced"})
    assert found.families == {"solution": (1_000_000, None), "materiel": (150_000, 400_000)}
    assert found.total == (1_150_000, None)


def test_a_quote_stands_in_place_of_the_set_up_but_not_of_the_subscription(funded):
    (expense,) = funded({"tool": 300_000}).expenses
    assert (expense.setup, expense.monthly, expense.quoted) == ((300_000, 300_000), (5_000, 15_000), True)


def test_expenses_are_added_up_by_family_in_the_authors_order(funded):
    found = funded({"course": 20_000, "tool": 300_000})
    assert list(found.families.items()) == [("solution", (300_000, 300_000)), ("formation", (20_000, 20_000))]


def test_two_expenses_of_one_family_are_added_up(diagnosed):
    """
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: crm, when: {till: yes}, cost: small}
      - {id: shop, when: {till: yes}, cost: medium}
    catalogue: {aids: {families: [{id: solution, label: S}]}}
    """
    assert diagnosed({"till": "yes"}).funding.families == {"solution": (160_000, 450_000)}


def test_an_expense_that_the_aid_does_not_pay_for_is_in_the_total_only(funded):
    found = funded({"tool": 100_000, "festival": 50_000})
    assert (found.total, found.aids[0].eligible) == ((150_000, 150_000), (100_000, 100_000))


def test_without_a_step_there_is_no_expense_and_hardware_is_not_alone(funded):
    found = funded([])
    assert (found.expenses, found.families, found.total, told(found)) == ((), {}, NOTHING, (NOTHING, []))


def test_what_is_for_later_is_not_in_the_plan(diagnosed):
    """
    horizons:
      now: {title: N, most: 1}
      foundation: {title: F, most: 1}
      priorities: {title: P, most: 1}
      later: {title: L}
    priority: {impact: 1}
    questions: [{id: till, kind: yes-no}]
    recommendations:
      - {id: base, when: {till: yes}, foundation: true, impact: 5}
      - {id: first, when: {till: yes}, impact: 4}
      - {id: second, when: {till: yes}, impact: 3}
      - {id: third, when: {till: yes}, impact: 2}
    """
    assert [one.recommendation for one in diagnosed({"till": "yes"}).funding.expenses] == ["base", "first", "second"]


def test_the_franc_is_never_rounded_up():
    aid = Aid(id="a", name="A", territory="NC", funder="F", rate=Fraction(1, 3), ceiling=1000, families=())
    assert granted(aid, Amount(100, 1001)) == (33, 333)


def test_ranges_are_added_and_one_open_end_leaves_the_sum_open():
    assert added([]) == (0, 0)
    assert added([Amount(1, 2), Amount(10, 20)]) == (11, 22)
    assert added([Amount(1, 2), Amount(10, None)]) == (11, None)


def test_the_plan_without_an_answer_has_no_aid_of_which_nothing_is_unknown(diagnosed):
    assert diagnosed().funding.aids[0].amount == NOTHING
    assert [one.effect for one in diagnosed().funding.aids[0].warnings] == ["unknown"] * 4


def test_several_responses_do_not_share_their_quotes(questionnaire):
    first, second = (
        diagnose(questionnaire, Response.to(questionnaire, {"plan": ["tool"]}, quotes=quotes)).funding.total
        for quotes in ({"tool": 7}, {})
    )
    assert (first, second) == ((7, 7), (150_000, 400_000))
