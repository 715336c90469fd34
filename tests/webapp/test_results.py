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


def test_planning_a_step_on_an_old_page_is_a_conflict(shop):
    shop.changes_elsewhere("budget", "b1")
    shop.sends(f"/q/{shop.token}/resultats/crm", solution="light")
    assert shop.status == 409
    assert shop.response.solutions == {}


def test_says_before_the_end_what_is_decided_and_what_can_change(visitor):
    visitor.answers("fichier-clients", "papier").opens("resultats")
    assert "Ce qui est déjà sûr, et ce qui peut encore changer" in visitor.text
    assert "Vos fichiers sont-ils sauvegardés" in visitor.text


def test_an_empty_questionnaire_has_results_that_say_so(visitor):
    visitor.opens("resultats")
    assert visitor.status == 200
    assert "il est trop tôt pour vous conseiller" in visitor.text
