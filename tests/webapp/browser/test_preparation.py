"""Waiting for the dossier in a browser: with JavaScript and without, with the keyboard, on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

import diagnostic
from tests.webapp.browser.driving import DESK, PHONE, REAL
from tests.webapp.browser.test_accessibility import problems
from webapp.jobs import Jobs, Limits

pytestmark = pytest.mark.browser

NAME = r"diagnostic-numerique_9999996001_\d{4}-\d\d-\d\d\.pdf"


@pytest.fixture
def kept(app, kaori, request):
    """A response that nobody else has, so that its dossier is yet to be made."""
    store = app.extensions["diagnostic"].store
    questionnaire = diagnostic.load(REAL)
    return store.add(questionnaire, kaori.saying(questionnaire, "company", request.node.name[:60]), "advisor")


@pytest.fixture
def idle(app, tmp_path):
    """A dispatcher without workers in the place of the real one: what is asked for waits, until the test makes it."""
    installed = app.extensions["diagnostic"]
    jobs = Jobs(tmp_path / "idle", Limits(workers=0, most=2))
    app.extensions["diagnostic"] = installed._replace(jobs=jobs)
    yield jobs
    app.extensions["diagnostic"] = installed
    jobs.close()


def made_up(jobs, content=b"%PDF-1.7"):
    """Do what a dispatcher does with the next order."""
    job = jobs.queue.take()
    jobs.files.partial(job.key).write_bytes(content)
    jobs.queue.finish(job.key, jobs.files.publish, jobs.files.discard)


def test_the_dossier_comes_by_itself(tab, address, kept):
    tab.goto(f"{address}/q/{kept.token}/resultats")
    with tab.expect_download() as download:
        tab.click("text=Télécharger le dossier (PDF) >> nth=0")
    assert re.fullmatch(NAME, download.value.suggested_filename)
    expect(tab.locator("h1")).to_have_text("Votre dossier est prêt")


@pytest.mark.parametrize("tab", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
def test_the_dossier_comes_by_itself_without_javascript(tab, address, kept):
    tab.goto(f"{address}/q/{kept.token}/resultats")
    with tab.expect_download() as download:
        tab.click("text=Télécharger le dossier (PDF) >> nth=0")
    assert re.fullmatch(NAME, download.value.suggested_filename)


def test_the_page_tells_what_changes_and_keeps_the_focus(tab, address, kept, idle):
    tab.goto(f"{address}/q/{kept.token}/dossier")
    line = tab.locator("#preparation-text")
    expect(line).to_have_attribute("role", "status")
    expect(line).to_have_text("C’est bientôt son tour.")
    tab.evaluate("window.same = document.getElementById('preparation-text')")
    tab.focus("text=Annuler")
    with tab.expect_download():
        made_up(idle)
    expect(line).to_contain_text("Le téléchargement commence")
    assert tab.evaluate("window.same === document.getElementById('preparation-text')")
    expect(tab.locator("#download")).to_be_focused()


def test_is_left_with_the_keyboard(tab, address, kept, idle):
    tab.goto(f"{address}/q/{kept.token}/dossier")
    tab.focus("text=Annuler")
    tab.keyboard.press("Enter")
    expect(tab.locator(".notice-good")).to_have_text("La préparation du dossier est annulée.")
    assert idle.queue.take() is None


def test_a_dossier_downloaded_once_is_not_downloaded_again_by_loading_the_page_again(tab, address, kept, idle):
    tab.goto(f"{address}/q/{kept.token}/dossier")
    with tab.expect_download():
        made_up(idle)
    downloads: list[object] = []
    tab.on("download", lambda download: downloads.append(download))  # noqa: PLW0108 - Playwright marks what it is given
    tab.reload()
    expect(tab.locator("#download")).to_be_visible()
    tab.wait_for_timeout(300)
    assert downloads == []


def test_a_dossier_that_is_there_comes_at_once(tab, address, kept, idle):
    tab.goto(f"{address}/q/{kept.token}/dossier")
    with tab.expect_download():
        made_up(idle)
    tab.goto(f"{address}/q/{kept.token}/resultats")
    with tab.expect_download() as download:
        tab.click("text=Télécharger le dossier (PDF) >> nth=0")
    assert re.fullmatch(NAME, download.value.suggested_filename)


@pytest.mark.parametrize("tab", [{"viewport": PHONE}, {"viewport": DESK}], indirect=True, ids=["phone", "desk"])
def test_axe_finds_nothing_however_far_the_dossier_is(tab, address, app, kept, idle):
    def look(state):
        expect(tab.locator(f"[data-state={state}]")).to_have_count(1)
        assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"], state
        return problems(tab)

    found = []
    tab.goto(f"{address}/q/{kept.token}/dossier")
    found += look("waiting")
    idle.queue.put_back(idle.queue.take().key)
    key = idle.queue.take().key
    found += look("working")
    idle.queue.fail(key)
    found += look("failed")
    tab.click("text=Réessayer")
    expect(tab.locator("[data-state=waiting]")).to_have_count(1)
    made_up(idle)
    found += look("ready")
    idle.files.remove(key)
    tab.goto(f"{address}/q/{kept.token}/dossier/preparation")
    found += look("nothing")
    for company in ("Une", "Deux"):
        other = app.extensions["diagnostic"].store.add(
            kept.questionnaire, kept.response.saying(kept.questionnaire, "company", company), "self"
        )
        tab.goto(f"{address}/q/{other.token}/dossier")
    tab.goto(f"{address}/q/{kept.token}/dossier")
    expect(tab.locator("h1")).to_have_text("Beaucoup de dossiers sont en préparation")
    found += problems(tab)
    assert found == []
