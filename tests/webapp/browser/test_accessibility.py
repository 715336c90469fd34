"""The keyboard alone, and what axe-core finds: nothing, on every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import diagnostic
from tests.webapp.browser.driving import DESK, PHONE, ROOT, begin
from tests.webapp.models import DMA, SAMM

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
def test_axe_finds_nothing_on_any_page(tab, address, app, kaori):
    here = app.extensions["diagnostic"]
    kept = here.store.add(here.questionnaire, kaori, "advisor")
    sections = [f"q/{kept.token}/rubrique/{section.id}" for section in kept.questionnaire.sections]
    rest = [f"q/{kept.token}/{place}" for place in ("depart", "identite", "verification", "resultats", "supprimer")]
    rest += [f"q/{kept.token}/resultats/{place}" for place in ("etape/crm", "financement")]
    example = "exemples/maturite-numerique/menuiserie-du-col"
    rest += ["exemples", example, f"{example}/reponses", f"{example}/etape/sauvegarde", "questionnaires"]
    found = []
    for place in ["", "donnees", "verifier", "verifier?code=aaaa-bbbb-cccc-dddd", "nulle-part", *sections, *rest]:
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
    tab.goto(f"{address}/q/{token}/identite")
    tab.fill("input[name=email]", "chez moi")
    tab.fill("input[name=ridet]", "9999999")
    tab.click("text=Enregistrer et continuer")
    expect(tab.locator("#summary")).to_be_focused()
    found += problems(tab)
    for place in ("rubrique/besoin", "verification", "resultats", "resultats/ce-qui-peut-changer"):
        tab.goto(f"{address}/q/{token}/{place}")
        found += problems(tab)
    assert found == []


MODELS = {
    DMA: ("rubrique/strategie", "rubrique/preparation", "rubrique/environnement", "verification", "resultats"),
    SAMM: ("rubrique/strategy-metrics", "resultats"),
}


@pytest.mark.parametrize("tab", [{"viewport": PHONE}, {"viewport": DESK}], indirect=True, ids=["phone", "desk"])
@pytest.mark.parametrize("model", MODELS, ids=lambda folder: folder.name)
def test_axe_finds_nothing_in_matrices_and_results_without_advice(tab, address, app, model):
    here = app.extensions["diagnostic"]
    questionnaire = next(one for one in here.offered if one.id == model.name)
    first = questionnaire.questions[0]
    response = diagnostic.Response.to(questionnaire).saying(questionnaire, first.id, _any(first))
    token = here.store.add(questionnaire, response, "self").token
    found = []
    for place in (f"commencer/{model.name}", *(f"q/{token}/{page}" for page in MODELS[model])):
        tab.goto(f"{address}/{place}")
        tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found += problems(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"], place
    assert found == []


def _any(question):
    choice = question.all_choices[0].id
    return [choice] if question.kind == "multiple" else choice


def test_the_keyboard_alone_answers_rows_and_what_is_left_out_is_marked(tab, address, app):
    store = app.extensions["diagnostic"].store
    dma = next(one for one in app.extensions["diagnostic"].offered if one.id == DMA.name)
    token = store.add(dma, diagnostic.Response.to(dma), "self").token
    tab.goto(f"{address}/q/{token}/rubrique/strategie")
    missing = tab.locator(".row-missing:visible")
    assert missing.count() == 0
    _tab_to(tab, "q1.conception")
    tab.keyboard.press("Space")
    expect(missing).to_have_count(9)
    _tab_to(tab, "q1.projets:said")
    tab.keyboard.press("Space")
    expect(missing).to_have_count(8)
    tab.wait_for_function("() => document.getElementById('save-state').dataset.state === 'saved'")
    label = tab.get_by_role("checkbox", name="Planification et gestion de projets Ni l’un ni l’autre")
    expect(label).to_be_checked()
    assert store.get(token).response.answers["q1.conception"] == ("investi",)
