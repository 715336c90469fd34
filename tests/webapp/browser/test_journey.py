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
