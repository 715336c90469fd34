"""The verdict on each wish: the reason the business came."""

from __future__ import annotations

import pytest

# The founding example in miniature: a shop wants to sell online and keeps its customers on paper cards.
QUESTIONNAIRE = """
    questions:
      - {id: records, kind: single, choices: [paper, software]}
      - {id: stock, kind: yes-no}
      - {id: tracking, kind: single, choices: [paper, tool], when: {stock: yes}}
      - {id: online, kind: yes-no}
      - {id: wishes, kind: multiple, role: wish, choices: [e-commerce, dashboard, other]}
    recommendations:
      - {id: e-commerce, impact: 5, in-place-when: {online: yes},
         requires: [{id: stocks, because: le site promet ce qui est en rayon},
                    {id: crm, because: sans fichier on perd le fil}]}
      - {id: stocks, in-place-when: {tracking: tool}, applies-when: {stock: yes}, requires: [computer]}
      - {id: crm, impact: 3, in-place-when: {records: software}}
      - {id: computer}
      - {id: dashboard, applies-when: {stock: yes}}
"""
SHOP = {"records": "paper", "stock": "no", "online": "no", "wishes": ["e-commerce"]}


@pytest.fixture
def wish(diagnosed):
    """Return what is said of the one wish."""

    def one(answers, **said):
        (found,) = diagnosed(answers, **said).wishes
        return found

    return one


def test_a_shop_that_keeps_its_customers_on_paper_cannot_sell_online_yet(wish):
    found = wish(SHOP)
    assert (found.recommendation, found.verdict, found.path) == ("e-commerce", "not-yet", ("crm",))


def test_what_must_come_first_is_told_with_the_authors_reason_and_the_answer(wish):
    assert wish(SHOP).reasons == (("crm", "sans fichier on perd le fil", (("records", "paper"),)),)


def test_the_path_holds_the_prerequisites_of_prerequisites_in_the_order_of_the_roadmap(wish):
    found = wish(SHOP | {"stock": "yes", "tracking": "paper"})
    assert found.path == ("crm", "computer", "stocks")
    assert [reason.recommendation for reason in found.reasons] == ["stocks", "crm"]


def test_a_wish_is_ready_once_nothing_stands_before_it(wish):
    found = wish(SHOP | {"records": "software"})
    assert (found.verdict, found.path, found.reasons) == ("ready", (), ())


def test_a_wish_they_have_already_is_in_place(wish):
    found = wish(SHOP | {"online": "yes"})
    assert (found.verdict, found.path) == ("in-place", ())
    assert found.reasons == (("e-commerce", "", (("online", "yes"),)),)


def test_a_wish_that_makes_no_sense_for_them_is_told_with_the_reason(wish):
    found = wish(SHOP | {"wishes": ["dashboard"]})
    assert found.verdict == "not-for-you"
    assert found.reasons == (("dashboard", "", (("stock", "no"),)),)


def test_a_wish_that_a_missing_answer_may_grant_is_undecided(wish):
    found = wish({key: value for key, value in SHOP.items() if key != "records"})
    assert (found.verdict, found.path) == ("undecided", ("crm",))
    assert found.reasons == (("e-commerce", "", (("records", None),)),)


def test_a_wish_that_may_be_in_place_is_undecided(wish):
    found = wish({key: value for key, value in SHOP.items() if key != "online"})
    assert found.verdict == "undecided"
    assert found.reasons == (("e-commerce", "", (("online", None),)),)


def test_a_wish_that_may_make_no_sense_is_undecided(wish):
    found = wish({"wishes": ["dashboard"]})
    assert (found.verdict, found.reasons) == ("undecided", (("dashboard", "", (("stock", None),)),))


def test_a_prerequisite_that_may_make_no_sense_leaves_a_wish_undecided(wish):
    found = wish({"records": "software", "online": "no", "wishes": ["e-commerce"]})
    assert found.verdict == "undecided"
    assert found.reasons == (("e-commerce", "", (("stock", None), ("tracking", None))),)


def test_one_prerequisite_that_is_missing_for_certain_is_enough_for_not_yet(wish):
    found = wish({"records": "paper", "online": "no", "wishes": ["e-commerce"]})
    assert found.verdict == "not-yet"
    assert [reason.recommendation for reason in found.reasons] == ["stocks", "crm"]


def test_a_prerequisite_nobody_knows_to_be_in_place_stands_before_a_wish(wish):
    """
    questions:
      - {id: records, kind: single, choices: [paper, software], dont-know: allowed}
      - {id: wishes, kind: multiple, role: wish, choices: [shop]}
    recommendations:
      - {id: crm, in-place-when: {records: software}}
      - {id: shop, requires: [crm]}
    """
    found = wish({"records": "dont-know", "wishes": ["shop"]})
    assert (found.verdict, found.path) == ("not-yet", ("crm",))
    assert found.reasons == (("crm", "crm first", (("records", "dont-know"),)),)


def test_a_wish_that_may_not_apply_but_is_wished_is_judged_as_if_it_did(wish):
    """
    questions:
      - {id: stock, kind: yes-no}
      - {id: tracking, kind: single, choices: [paper, tool], when: {stock: yes}}
      - {id: wishes, kind: multiple, role: wish, choices: [stocks]}
    recommendations: [{id: stocks, applies-when: {tracking: paper}}]
    """
    assert wish({"stock": "no", "wishes": ["stocks"]}).verdict == "ready"


def test_wishes_are_told_in_the_authors_order(diagnosed):
    said = SHOP | {"wishes": ["dashboard", "e-commerce"]}
    assert [found.recommendation for found in diagnosed(said).wishes] == ["e-commerce", "dashboard"]


def test_a_wish_that_is_no_recommendation_is_no_wish(diagnosed):
    assert diagnosed(SHOP | {"wishes": ["other"]}).wishes == ()


def test_a_wish_that_was_not_said_yet_is_none(diagnosed):
    assert diagnosed({}).wishes == ()


def test_several_questions_may_ask_for_wishes(diagnosed):
    """
    questions:
      - {id: first, kind: single, role: wish, choices: [crm, none-of-them]}
      - {id: second, kind: multiple, role: wish, choices: [shop, crm], when: {first: none-of-them}}
    recommendations: [{id: crm}, {id: shop}]
    """
    assert [one.recommendation for one in diagnosed({"first": "crm"}).wishes] == ["crm"]
    said = {"first": "none-of-them", "second": ["shop", "crm"]}
    assert [one.recommendation for one in diagnosed(said).wishes] == ["crm", "shop"]


def test_a_wish_that_another_question_may_still_say_is_open(diagnosed):
    """
    questions:
      - {id: first, kind: single, role: wish, choices: [shop, other]}
      - {id: second, kind: single, role: wish, choices: [shop, other]}
    recommendations: [{id: shop}]
    """
    assert diagnosed({"first": "other"}).statuses == {"shop": "undecided"}
    assert diagnosed({"first": "shop"}).statuses == {"shop": "recommended"}
    assert diagnosed({"second": "shop"}).statuses == {"shop": "recommended"}
