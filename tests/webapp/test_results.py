"""The results on screen."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def shop(visitor):
    return visitor.answers_case("boutique").opens("resultats")


def test_the_headline_is_the_verdict_on_what_the_business_came_for(shop):
    assert "Pas encore la boutique en ligne : d'abord réunir les clients" in shop.text


def test_shows_the_priorities_and_the_whole_roadmap_with_why(shop):
    assert "Parce que vos clients sont notés sur des fiches papier" in shop.text
    assert "Sauvegarder ailleurs que dans le local" in shop.text
    assert "Parce que vos fichiers ne sont pas sauvegardés" in shop.text


def test_charts_say_in_words_what_they_draw(shop):
    assert re.findall(r'<svg class="chart chart-(\w+)', shop.html) == ["levels", "radar", "bars", "funding"]
    assert shop.html.count("<desc") == 4
    assert "Clients et ventes : 37 sur 100" in shop.text


def test_what_is_left_to_pay_is_said_beside_the_aid(shop):
    assert "Reste à votre charge :" in shop.text


def test_the_aid_is_never_promised(shop):
    assert "Aide indicative :" in shop.text
    assert "sous réserve de l'instruction" in shop.text


def test_another_way_of_doing_it_is_kept_and_counted(shop):
    assert "de 100 000 à 550 000 F CFP" in shop.text
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="light")
    assert shop.at == "resultats"
    assert "sont recalculés" in shop.text
    assert shop.response.solutions == {"crm": "light"}
    assert "de 50 000 à 350 000 F CFP" in shop.text


def test_a_quote_takes_the_place_of_a_range(shop):
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="standard", quote="120 000 F")
    assert shop.response.quotes == {"crm": 120_000}
    assert "120 000 F CFP (devis)" in shop.text


def test_a_quote_can_be_taken_back(shop):
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="standard", quote="120 000 F")
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="standard", quote="")
    assert shop.response.quotes == {}


def test_a_quote_that_is_no_amount_is_told_and_kept_in_its_field(shop):
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="light", quote="pas cher")
    assert shop.status == 422
    assert 'href="#quote-crm"' in shop.html
    assert 'value="pas cher"' in shop.html
    assert shop.response.quotes == {}


def test_a_step_is_planned_though_something_else_changed_since(shop):
    shop.changes_elsewhere("budget", "b1")
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="light")
    assert shop.status == 200
    assert shop.response.solutions == {"crm": "light"}
    assert shop.response.answers["budget"] == "b1"


def test_says_before_the_end_what_is_decided_and_what_can_change(visitor):
    visitor.answers("fichier-clients", "papier").opens("resultats")
    assert "Ce qui est déjà sûr, et ce qui peut encore changer" in visitor.text
    assert "Vos fichiers sont-ils sauvegardés" in visitor.text


def test_an_empty_questionnaire_has_results_that_say_so(visitor):
    visitor.opens("resultats")
    assert visitor.status == 200
    assert "il est trop tôt pour vous conseiller" in visitor.text


def test_that_a_choice_is_kept_is_said_at_the_step_where_one_lands(shop):
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="light")
    step = shop.html[shop.html.index('id="step-crm"') :]
    assert step.index("C’est noté") < step.index("<details")
    assert shop.html.count("C’est noté") == 1


def test_two_screens_that_plan_the_same_step_otherwise_are_told(shop, app, comes_back):
    def fields(way, quote):
        return {"solution": way, "quote": quote, "planned": "standard", "revision": str(revision)}

    revision = shop.kept.revision
    other = comes_back(app, shop.token).opens("resultats")
    shop.sends(f"/q/{shop.token}/resultats/crm", **fields("light", "100 000"))
    other.sends(f"/q/{shop.token}/resultats/crm", **fields("standard", "120 000"))
    assert other.status == 409
    assert "Une réponse a aussi été changée sur un autre écran" in other.text
    assert "Réunir les clients dans un outil unique (CRM) : Sur l'autre écran : 100 000 F CFP" in other.text
    assert 'value="120 000"' in other.html
    assert (shop.response.solutions, shop.response.quotes) == ({"crm": "light"}, {"crm": 100_000})


def test_the_way_that_another_screen_chose_is_told(shop):
    page = shop.page
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="light", planned="standard", quote="")
    shop.page = page
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="standard", planned="", quote="")
    assert shop.status == 409
    assert "Sur l'autre écran : " in shop.text
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="standard", planned="light", quote="")
    assert shop.response.solutions == {"crm": "standard"}


def test_two_screens_that_plan_different_things_do_not_know_of_each_other(shop, app, comes_back):
    about = {"planned": "standard", "served:solutions/crm": "", "served:quotes/crm": ""}
    other = comes_back(app, shop.token).opens("resultats")
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="light", quote="", **about)
    other.sends(f"/q/{shop.token}/resultats/crm", solution="standard", quote="120 000", **about)
    assert other.status == 200
    assert (shop.response.solutions, shop.response.quotes) == ({"crm": "light"}, {"crm": 120_000})
