"""The keyboard alone, and what axe-core finds: nothing, on every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.webapp.browser.driving import DESK, PHONE, ROOT, begin

pytestmark = pytest.mark.browser

AXE = ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def test_the_keyboard_alone_answers_a_section(tab, address, app):
    token = begin(tab, address, mode="self")
    store = app.extensions["diagnostic"].store
    tab.goto(f"{address}/q/{token}/rubrique/profil")
    _tab_to(tab, "activite")
    tab.keyboard.press("Space")
    tab.keyboard.press("ArrowDown")
    chosen = tab.evaluate("document.activeElement.value")
    _tab_to(tab, "clientele")
    tab.keyboard.press("Space")
    _tab_to(tab, "", text="Enregistrer et continuer")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: "profil" not in url or "#" in url)
    answers = store.get(token).response.answers
    assert answers["activite"] == chosen
    assert len(answers["clientele"]) == 1


def _tab_to(page, name, text=""):
    """Press Tab until the field of this name, or the button that says this, has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate("[document.activeElement.name || '', document.activeElement.textContent.trim()]")
        if (name and focused[0] == name) or (text and focused[1] == text):
            return
    pytest.fail(f"the keyboard never came to {name or text}")


def problems(page):
    """Return what axe-core finds on a page, WCAG 2.1 A and AA."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: {type: 'tag', values: rules}})", RULES)["violations"]
    return [f"{page.url}: {one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("tab", [{"viewport": PHONE}, {"viewport": DESK}], indirect=True, ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_page(tab, address, app):
    kept = app.extensions["diagnostic"].store.get(app.extensions["diagnostic"].store.fact("demonstration"))
    sections = [f"q/{kept.token}/rubrique/{section.id}" for section in kept.questionnaire.sections]
    rest = [f"q/{kept.token}/{place}" for place in ("identite", "verification", "resultats", "supprimer")]
    found = []
    for place in ["", "donnees", "nulle-part", *sections, *rest]:
        tab.goto(f"{address}/{place}")
        tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found += problems(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"], place
    assert found == []


def test_axe_finds_nothing_on_the_pages_that_say_a_mistake(tab, address):
    tab.goto(address)
    tab.click("text=Commencer >> nth=-1")
    found = problems(tab)
    token = begin(tab, address)
    tab.fill("input[name=email]", "chez moi")
    tab.fill("input[name=ridet]", "9999999")
    tab.click("text=Enregistrer et continuer")
    expect(tab.locator("#summary")).to_be_focused()
    found += problems(tab)
    for place in ("rubrique/besoin", "verification", "resultats"):
        tab.goto(f"{address}/q/{token}/{place}")
        found += problems(tab)
    assert found == []
