"""A dossier verified in a browser, at the size of a phone and of a desk: read by axe, printed whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.webapp.browser.driving import DESK, PHONE, REAL
from tests.webapp.browser.test_accessibility import problems
from tests.webapp.visitor import Visitor

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("tab", [{"viewport": PHONE}, {"viewport": DESK}], indirect=True, ids=["phone", "desk"])


@pytest.fixture(scope="module")
def dossier(app):
    """The dossier of a response, as it is downloaded."""
    visitor = Visitor(app).starts().answers_case("boutique-kaori", REAL)
    return visitor.opens("dossier").waits().opens("dossier.pdf").reply.data


def send(tab, address, content):
    tab.goto(f"{address}/verifier")
    tab.set_input_files("#dossier", {"name": "dossier.pdf", "mimeType": "application/pdf", "buffer": content})
    tab.click("text=Vérifier le fichier")
    expect(tab.locator(".eyebrow")).to_have_text("Vérification d’un dossier", timeout=60_000)


@SIZES
@pytest.mark.parametrize("kept", [1, 0.5], ids=["whole", "half"])
def test_what_was_found_reads_at_any_size(tab, address, dossier, kept):
    send(tab, address, dossier[: int(len(dossier) * kept)])
    said = "Ce dossier est exactement celui qui a été fait ici" if kept == 1 else "Ce fichier n’a pas pu être lu"
    expect(tab.locator("h1")).to_contain_text(said)
    assert tab.locator("text=À rapprocher de ce qui vous a été annoncé").count() == (kept == 1)
    assert problems(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]


@SIZES
def test_a_mistake_is_told_at_its_field(tab, address):
    tab.goto(f"{address}/verifier?code=bonjour")
    expect(tab.locator("#summary")).to_be_focused()
    assert problems(tab) == []
    assert tab.locator("#code").get_attribute("aria-invalid") == "true"


@SIZES
def test_what_is_going_on_is_told_while_a_file_is_verified(tab, address, dossier):
    tab.goto(f"{address}/verifier")
    expect(tab.locator("#verify-wait")).to_be_hidden()
    tab.set_input_files("#dossier", {"name": "dossier.pdf", "mimeType": "application/pdf", "buffer": dossier})
    # What the page does on sending is looked at, and nothing is sent.
    tab.evaluate("""() => { window.sent = 0; document.getElementById("verify-form").addEventListener("submit",
      (event) => { if (!event.defaultPrevented) window.sent += 1; event.preventDefault(); }); }""")
    tab.click("text=Vérifier le fichier")
    expect(tab.locator("#verify-wait")).to_be_visible()
    expect(tab.locator("#verify-line[role=status]")).to_contain_text("Restez sur cette page")
    assert problems(tab) == []
    tab.click("text=Vérifier le fichier", force=True)
    assert tab.evaluate("window.sent") == 1
