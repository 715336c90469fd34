"""The results on screen: the roadmap and what it comes to, a page for each step, one for the funding plan."""

from __future__ import annotations

import re

import pytest

STEP = "resultats/etape/crm"
FUNDING = "resultats/financement"
CHANGES = "resultats/ce-qui-peut-changer"


@pytest.fixture
def shop(visitor):
    return visitor.answers_case("boutique").opens("resultats")


@pytest.fixture
def crm(shop):
    return shop.opens(STEP)


def test_the_headline_is_the_verdict_on_what_the_business_came_for(shop):
    assert "Pas encore la boutique en ligne : d'abord réunir les clients" in shop.text


def test_shows_the_priorities_and_the_whole_roadmap_with_why(shop):
    assert "Parce que vos clients sont notés sur des fiches papier" in shop.text
    assert "Sauvegarder ailleurs que dans le local" in shop.text
    assert "Parce que vos fichiers ne sont pas sauvegardés" in shop.text


def test_charts_say_in_words_what_they_draw(shop):
    assert re.findall(r'<svg class="chart chart-(\w+)', shop.html) == ["levels", "radar", "bars"]
    assert shop.html.count("<desc") == 3
    assert "Clients et ventes : 37 sur 100" in shop.text
    assert re.findall(r'<svg class="chart chart-(\w+)', shop.opens(FUNDING).html) == ["funding"]
    assert shop.html.count("<desc") == 1


def test_what_is_left_to_pay_is_said_beside_the_aid(shop):
    assert "Reste à votre charge :" in shop.text
    assert "Reste à votre charge :" in shop.opens(FUNDING).text


def test_the_aid_is_never_promised(shop):
    for page in ("resultats", STEP, FUNDING):
        assert "Aide indicative :" in shop.opens(page).text
        assert "sous réserve de l'instruction" in shop.text


def test_another_way_of_doing_it_is_kept_and_counted(crm):
    assert "de 100 000 à 550 000 F CFP" in crm.text
    crm.sends(f"/q/{crm.token}/{STEP}", solution="light")
    assert crm.at == STEP
    assert "sont recalculés" in crm.text
    assert crm.response.solutions == {"crm": "light"}
    assert "de 50 000 à 350 000 F CFP" in crm.text


def test_a_quote_takes_the_place_of_a_range(crm):
    crm.sends(f"/q/{crm.token}/{STEP}", solution="standard", quote="120 000 F")
    assert crm.response.quotes == {"crm": 120_000}
    assert "120 000 F CFP (devis)" in crm.text
    assert "Devis" in crm.opens(FUNDING).text


def test_a_quote_can_be_taken_back(crm):
    crm.sends(f"/q/{crm.token}/{STEP}", solution="standard", quote="120 000 F")
    crm.sends(f"/q/{crm.token}/{STEP}", solution="standard", quote="")
    assert crm.response.quotes == {}


def test_a_quote_that_is_no_amount_is_told_and_kept_in_its_field(crm):
    crm.sends(f"/q/{crm.token}/{STEP}", solution="light", quote="pas cher")
    assert crm.status == 422
    assert crm.at == STEP
    assert 'href="#quote-crm"' in crm.html
    assert 'value="pas cher"' in crm.html
    assert crm.response.quotes == {}


def test_a_step_is_planned_though_something_else_changed_since(crm):
    crm.changes_elsewhere("budget", "b1")
    crm.sends(f"/q/{crm.token}/{STEP}", solution="light")
    assert crm.status == 200
    assert crm.response.solutions == {"crm": "light"}
    assert crm.response.answers["budget"] == "b1"


def test_says_before_the_end_what_is_decided_and_what_can_change(visitor):
    visitor.answers("fichier-clients", "papier").opens("resultats")
    assert "Ce qui est déjà sûr, et ce qui peut encore changer" in visitor.text
    visitor.opens(CHANGES)
    assert "Vos fichiers sont-ils sauvegardés" in visitor.text
    assert f'href="/q/{visitor.token}/rubrique/' in visitor.html


def test_an_empty_questionnaire_has_results_that_say_so(visitor):
    visitor.opens("resultats")
    assert visitor.status == 200
    assert "il est trop tôt pour vous conseiller" in visitor.text


def test_that_a_choice_is_kept_is_said_once_where_one_lands_beside_what_it_comes_to(crm):
    crm.sends(f"/q/{crm.token}/{STEP}", solution="light")
    assert crm.html.index("</form>") < crm.html.index('id="noted"') < crm.html.index('id="funding-title"')
    assert crm.html.count("C’est noté") == 1
    assert "C'est noté" not in crm.opens("resultats").text


def test_each_step_of_the_roadmap_leads_to_its_page_and_back(shop):
    steps = re.findall(r'id="step-([^"]+)"', shop.html)
    assert [shop.html.count(f'/resultats/etape/{step}"') for step in steps] == [1] * len(steps)
    for number, step in enumerate(steps, 1):
        shop.opens(f"resultats/etape/{step}")
        assert f"Étape {number} sur {len(steps)}" in shop.text
        assert f'/resultats#step-{step}"' in shop.html


def test_the_page_of_a_step_says_how_at_what_price_and_what_it_brings(crm):
    for said in ("Pour commencer", "Ce que vous y gagnez", "La façon de faire", "Vous avez un devis ?"):
        assert said in crm.text


def test_the_steps_before_and_after_are_one_link_away(shop):
    first, second, *_, last = re.findall(r'id="step-([^"]+)"', shop.html)
    shop.opens(f"resultats/etape/{first}")
    assert f'/etape/{second}"' in shop.html
    assert "Étape précédente" not in shop.text
    assert "Étape suivante" not in shop.opens(f"resultats/etape/{last}").text


def test_what_was_typed_of_a_step_is_not_shown_at_another(crm):
    crm.sends(f"/q/{crm.token}/{STEP}", solution="light", quote="pas cher")
    other = re.findall(r"/etape/(?!crm)([a-z-]+)", crm.html)[0]
    crm.opens(f"resultats/etape/{other}?{crm.reply.request.query_string.decode()}")
    assert crm.status == 200
    assert "pas cher" not in crm.html


def test_a_step_that_the_answers_do_not_ask_for_leads_to_the_results(visitor):
    visitor.answers_case("boutique").answers("fichier-clients", "logiciel").opens(STEP)
    assert visitor.at == "resultats"
    assert "Cette étape n'est pas dans la feuille de route" in visitor.text


def test_a_step_that_there_is_not_is_no_page(shop):
    assert shop.opens("resultats/etape/conseil-d-avant").status == 404


def test_a_page_that_was_open_before_steps_had_theirs_is_still_heard(crm):
    crm.sends(f"/q/{crm.token}/resultats/crm", solution="light")
    assert crm.at == STEP
    assert crm.response.solutions == {"crm": "light"}


def test_two_screens_that_plan_the_same_step_otherwise_are_told(crm, app, comes_back):
    def fields(way, quote):
        return {"solution": way, "quote": quote, "planned": "standard", "revision": str(revision)}

    revision = crm.kept.revision
    other = comes_back(app, crm.token).opens(STEP)
    crm.sends(f"/q/{crm.token}/{STEP}", **fields("light", "100 000"))
    other.sends(f"/q/{crm.token}/{STEP}", **fields("standard", "120 000"))
    assert other.status == 409
    assert "Une réponse a aussi été changée sur un autre écran" in other.text
    assert "Réunir les clients dans un outil unique (CRM) : Sur l'autre écran : 100 000 F CFP" in other.text
    assert 'value="120 000"' in other.html
    assert (crm.response.solutions, crm.response.quotes) == ({"crm": "light"}, {"crm": 100_000})


def test_the_way_that_another_screen_chose_is_told(crm):
    page = crm.page
    crm.sends(f"/q/{crm.token}/{STEP}", solution="light", planned="standard", quote="")
    crm.page = page
    crm.sends(f"/q/{crm.token}/{STEP}", solution="standard", planned="", quote="")
    assert crm.status == 409
    assert "Sur l'autre écran : " in crm.text
    crm.sends(f"/q/{crm.token}/{STEP}", solution="standard", planned="light", quote="")
    assert crm.response.solutions == {"crm": "standard"}


def test_two_screens_that_plan_different_things_do_not_know_of_each_other(crm, app, comes_back):
    about = {"planned": "standard", "served:solutions/crm": "", "served:quotes/crm": ""}
    other = comes_back(app, crm.token).opens(STEP)
    crm.sends(f"/q/{crm.token}/{STEP}", solution="light", quote="", **about)
    other.sends(f"/q/{crm.token}/{STEP}", solution="standard", quote="120 000", **about)
    assert other.status == 200
    assert (crm.response.solutions, crm.response.quotes) == ({"crm": "light"}, {"crm": 120_000})


def test_a_choice_for_a_step_that_another_screen_made_needless_is_kept_and_both_are_said(crm):
    crm.changes_elsewhere("fichier-clients", "logiciel")
    crm.sends(f"/q/{crm.token}/{STEP}", solution="light")
    assert crm.at == "resultats"
    assert crm.response.solutions == {"crm": "light"}
    assert "C'est noté" in crm.text
    assert "Cette étape n'est pas dans la feuille de route" in crm.text
