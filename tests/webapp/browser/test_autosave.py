"""Answers saved as they are given, and pages that follow them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.webapp.browser.driving import begin

pytestmark = pytest.mark.browser


def test_an_answer_is_saved_as_it_is_given(tab, address, app):
    token = begin(tab, address)
    tab.goto(f"{address}/q/{token}/rubrique/profil")
    tab.check("input[name=effectif] >> nth=1")
    expect(tab.locator("#save-state")).to_have_text("Enregistré")
    chosen = tab.locator("input[name=effectif] >> nth=1").get_attribute("value")
    assert app.extensions["diagnostic"].store.get(token).response.answers == {"effectif": chosen}
    tab.reload()
    expect(tab.locator("input[name=effectif] >> nth=1")).to_be_checked()


def test_questions_open_and_close_under_ones_eyes(tab, address):
    token = begin(tab, address)
    tab.goto(f"{address}/q/{token}/rubrique/besoin")
    expect(tab.locator("[data-question=solution-souhaitee]")).to_have_count(0)
    tab.check("input[name=situation][value=solution]")
    expect(tab.locator("[data-question=solution-souhaitee]")).to_be_visible()
    expect(tab.locator("#save-state")).to_contain_text("Une question s’ajoute")
    tab.check("input[name=situation][value=exploration]")
    expect(tab.locator("[data-question=solution-souhaitee]")).to_have_count(0)


def test_without_a_connection_nothing_given_is_lost(tab, address, app):
    token = begin(tab, address)
    tab.goto(f"{address}/q/{token}/rubrique/profil")
    tab.context.set_offline(True)
    tab.check("input[name=effectif] >> nth=0")
    expect(tab.locator("#save-state")).to_contain_text("la connexion manque")
    tab.click("text=Enregistrer et continuer")
    expect(tab.locator("#save-state")).to_contain_text("La connexion manque. Restez sur cette page")
    expect(tab.locator("input[name=effectif] >> nth=0")).to_be_checked()
    tab.context.set_offline(False)
    tab.wait_for_url("**/rubrique/besoin")
    assert "effectif" in app.extensions["diagnostic"].store.get(token).response.answers


def test_going_back_in_the_browser_shows_what_was_saved_and_is_no_conflict(tab, address):
    token = begin(tab, address)
    tab.goto(f"{address}/q/{token}/rubrique/profil")
    tab.check("input[name=lieu] >> nth=0")
    tab.click("text=Enregistrer et continuer")
    tab.wait_for_url("**/rubrique/**")
    tab.go_back()
    expect(tab.locator("input[name=lieu] >> nth=0")).to_be_checked()
    tab.check("input[name=lieu] >> nth=1")
    tab.click("text=Enregistrer et continuer")
    expect(tab.locator("main")).not_to_contain_text("modifiées sur un autre écran")


def test_i_do_not_know_and_an_answer_put_each_other_out(tab, address):
    token = begin(tab, address)
    tab.goto(f"{address}/q/{token}/rubrique/besoin")
    several = tab.locator("[data-question=irritants] input[type=checkbox]")
    several.nth(0).check()
    tab.locator("[data-question=irritants] [data-alone]").check()
    expect(several.nth(0)).not_to_be_checked()
