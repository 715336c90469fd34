"""The whole journey: an hour with an advisor, and alone on a phone without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

from tests.webapp.browser.driving import PHONE, answer_all, begin, fill_identity, give

pytestmark = pytest.mark.browser


def test_an_hour_with_an_advisor_ends_in_a_dossier(tab, address, app, kaori):
    token = begin(tab, address)
    expect(tab.locator("#private-link")).to_have_value(re.compile(token))
    fill_identity(tab, kaori.identity)
    tab.click("text=Enregistrer et continuer")
    answer_all(tab, kaori)
    assert dict(app.extensions["diagnostic"].store.get(token).response.identity) == dict(kaori.identity)
    expect(tab.locator("main")).to_contain_text("Tout est répondu.")
    assert dict(app.extensions["diagnostic"].store.get(token).response.answers) == dict(kaori.answers)
    tab.click("text=Voir les résultats >> nth=0")
    expect(tab.locator(".verdict-text")).to_contain_text("Pas encore la boutique en ligne")
    expect(tab.locator(".priority h3").first).to_contain_text("CRM")
    with tab.expect_download() as download:
        tab.click("text=Télécharger le dossier (PDF) >> nth=0")
    assert re.fullmatch(r"diagnostic-numerique_9999996001_\d{4}-\d\d-\d\d\.pdf", download.value.suggested_filename)
    pages = pypdf.PdfReader(Path(download.value.path())).pages
    text = " ".join("\n".join(page.extract_text() for page in pages).split())
    assert "Pas encore la boutique en ligne" in text
    assert "Réunir les clients dans un outil unique (CRM)" in text
    assert "Boutique Kaori" in text
    assert "sous réserve de l’instruction" in text


@pytest.mark.parametrize("tab", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_the_choice_is_whole_on_the_first_screen(tab, address):
    tab.goto(address)
    button = tab.locator("button.primary", has_text="Commencer").bounding_box()
    assert button["y"] + button["height"] <= PHONE["height"]


def test_an_example_is_looked_at_and_copied(tab, address, app):
    tab.goto(address)
    tab.click("text=Voir un exemple terminé")
    tab.click("text=Menuiserie du Col >> nth=0")
    tab.click("text=Faire une copie à moi")
    expect(tab.locator(".notice-good")).to_contain_text("Cette copie est à vous")
    token = tab.url.split("/")[4]
    assert "Menuiserie" in app.extensions["diagnostic"].store.get(token).response.identity["company"]


@pytest.mark.parametrize("tab", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
def test_a_phone_without_javascript_goes_all_the_way(tab, address, app, kaori):
    token = begin(tab, address, mode="self")
    tab.click("text=Enregistrer et continuer")
    for _ in range(40):
        if tab.url.endswith("/verification"):
            break
        assert tab.locator("html").bounding_box()["width"] <= PHONE["width"]
        for key, value in kaori.answers.items():
            give(tab, key, value)
        tab.click("text=Enregistrer et continuer")
    assert dict(app.extensions["diagnostic"].store.get(token).response.answers) == dict(kaori.answers)
    tab.click("text=Voir les résultats >> nth=0")
    expect(tab.locator(".verdict-text")).to_contain_text("Pas encore la boutique en ligne")
