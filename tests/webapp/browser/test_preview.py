"""The author's workbench in a real browser: files saved, problems in place, answers kept."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from threading import Thread

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from tests.webapp.browser.driving import DESK, PHONE, REAL
from tests.webapp.browser.test_accessibility import problems
from tests.webapp.visitor import SMALL
from webapp.preview.app import create_preview
from webapp.preview.server import Quiet

pytestmark = pytest.mark.browser

KIND = "    kind: level\n    dimension: clients\n    weight: 3\n"
BOTH = pytest.mark.parametrize("tab", [{"viewport": PHONE}, {"viewport": DESK}], indirect=True, ids=["phone", "desk"])


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(REAL, tmp_path / "maturite-numerique")


@pytest.fixture
def small(tmp_path):
    """A small questionnaire with a question of each kind: what axe looks at, it looks at for long."""
    copied = shutil.copytree(SMALL, tmp_path / "atelier")
    with (copied / "cases/boutique.yaml").open("a", encoding="utf-8") as case:
        case.write("expect: {}\n")
    return copied


@contextmanager
def serving(folder):
    """Serve the workbench on a folder; give its address."""
    server = make_server("127.0.0.1", 0, create_preview(folder, "127.0.0.1"), threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()


@pytest.fixture
def preview(folder):
    """The address of the workbench on a copy of the real questionnaire."""
    with serving(folder) as address:
        yield address


@pytest.fixture
def small_preview(small):
    """The address of the workbench on the small questionnaire."""
    with serving(small) as address:
        yield address


def edit(folder, name, before, after):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def begin(tab, preview, page="clients"):
    tab.goto(f"{preview}?rubrique={page}")
    tab.select_option("#case", index=1)
    tab.get_by_role("button", name="Repartir").click()
    expect(tab.locator("#d-wishes ~ p .tag").first).to_have_text("pas encore")


def test_the_page_follows_the_files_and_keeps_the_answers(tab, preview, folder):
    begin(tab, preview)
    tab.check("input[name=fichier-clients][value=disperse]")
    expect(tab.locator("#item-fichier-clients .tag")).to_have_text("répondue")
    edit(folder, "sections/clients.yaml", KIND, KIND.replace("weight", "wieght"))
    expect(tab.locator("#problems")).to_contain_text("sections/clients.yaml:12:5")
    expect(tab.locator("#problems .from-here")).to_have_text("wieght: 3")
    expect(tab.locator("#item-fichier-clients .problem")).to_contain_text("unknown-key")
    expect(tab).to_have_title(re.compile(r"^\(1\)"))
    tab.check("input[name=suivi-commercial][value=memoire]")
    expect(tab.locator("#rec-crm .tree").last).to_contain_text("memoire")
    edit(folder, "sections/clients.yaml", "wieght", "weight")
    expect(tab.locator("#problems")).to_have_count(0)
    expect(tab.locator(".bench-state")).to_have_text("Aucun problème")
    expect(tab.locator("input[name=fichier-clients][value=disperse]")).to_be_checked()
    expect(tab.locator("input[name=suivi-commercial][value=memoire]")).to_be_checked()


def test_a_new_question_appears_and_what_was_opened_stays_open(tab, preview, folder):
    begin(tab, preview)
    tab.click("#rec-crm > summary")
    expect(tab.locator("#rec-crm .tree").first).to_be_visible()
    new = '  - {id: nouvelle, kind: yes-no, informative: true, label: "Une question de plus ?"}\n'
    edit(folder, "sections/clients.yaml", "questions:\n", f"questions:\n{new}")
    expect(tab.locator("#item-nouvelle")).to_contain_text("Une question de plus")
    expect(tab.locator("#rec-crm .tree").first).to_be_visible()
    tab.check("input[name=nouvelle][value=yes]")
    expect(tab.locator("#item-nouvelle .tag")).to_have_text("répondue")


def test_an_answer_that_no_longer_fits_is_listed_then_comes_back(tab, preview, folder):
    begin(tab, preview)
    edit(folder, "sections/clients.yaml", "{id: papier,", "{id: fiches,")
    expect(tab.locator("#misfits")).to_contain_text("fichier-clients : papier")
    edit(folder, "sections/clients.yaml", "{id: fiches,", "{id: papier,")
    expect(tab.locator("#misfits")).to_have_count(0)
    expect(tab.locator("input[name=fichier-clients][value=papier]")).to_be_checked()


def test_what_is_being_typed_is_not_taken_away(tab, preview, folder):
    begin(tab, preview, "identite")
    field = tab.locator("input[name=company]")
    field.fill("")
    field.press_sequentially("Chez Ma")
    edit(folder, "questionnaire.yaml", 'title: "Diagnostic de maturité numérique"', 'title: "Un autre titre"')
    expect(tab.locator(".bench-name")).to_contain_text("Un autre titre")
    expect(field).to_be_focused()
    field.press_sequentially("rie")
    expect(field).to_have_value("Chez Marie")
    field.press("Tab")
    expect(tab.locator("input[name=company]")).to_have_value("Chez Marie")


def test_the_keyboard_answers_and_stays_where_it_is(tab, preview):
    begin(tab, preview)
    tab.locator("input[name=fichier-clients][value=papier]").focus()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("#rec-crm .tree").last).to_contain_text("disperse")
    assert tab.evaluate("document.activeElement.value") == "disperse"
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("#rec-crm .tree").last).to_contain_text("tableur")


def test_a_condition_leads_to_its_question_and_back(tab, preview):
    begin(tab, preview, "projet")
    tab.click("#d-wishes ~ p a >> nth=0")
    expect(tab.locator("#rec-e-commerce > summary")).to_be_focused()
    tab.click("#rec-e-commerce .tree a >> nth=0")
    expect(tab).not_to_have_url(re.compile("projet"))
    tab.go_back()
    expect(tab).to_have_url(re.compile("projet"))
    expect(tab.locator("#page-projet")).to_be_visible()


def test_answers_given_on_one_screen_show_on_another(tab, preview):
    begin(tab, preview)
    other = tab.context.new_page()
    other.goto(f"{preview}?rubrique=clients")
    tab.check("input[name=fichier-clients][value=logiciel]")
    expect(other.locator("input[name=fichier-clients][value=logiciel]")).to_be_checked()


@pytest.mark.parametrize("tab", [{"viewport": PHONE}], indirect=True)
def test_a_phone_shows_one_side_at_a_time(tab, preview):
    begin(tab, preview)  # the headline is read, if not seen
    expect(tab.locator(".side-questions")).to_be_visible()
    expect(tab.locator(".side-diagnosis")).to_be_hidden()
    expect(tab.locator(".stops [aria-current]")).to_be_in_viewport()
    tab.get_by_role("button", name="Diagnostic", exact=True).click()
    expect(tab.locator(".side-diagnosis")).to_be_visible()
    expect(tab.locator(".side-questions")).to_be_hidden()
    expect(tab.get_by_role("button", name="Diagnostic", exact=True)).to_have_attribute("aria-pressed", "true")


@BOTH
def test_axe_finds_nothing_on_the_preview_right_or_wrong(tab, small_preview, small):
    def found():
        tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]
        seen = []
        for side in ("diagnosis", "questions") if tab.viewport_size == PHONE else ("questions",):
            tab.evaluate("side => { document.documentElement.dataset.side = side }", side)
            seen += problems(tab)
        return seen

    tab.goto(small_preview)
    said = found()
    for page in ("profil", "clients", "identite"):
        begin(tab, small_preview, page)
        said += found()
    edit(small, "sections/clients.yaml", "weight:", "wieght:")
    expect(tab.locator("#problems")).to_be_visible()
    said += found()
    edit(small, "sections/clients.yaml", "wieght:", "weight:")
    edit(small, "sections/projet.yaml", "id: effectif", "id: equipe")
    expect(tab.locator("#misfits")).to_be_visible()
    said += found()
    assert said == []


def test_axe_finds_nothing_where_there_is_nothing_to_show_yet(tab, small_preview, small):
    edit(small, "questionnaire.yaml", "version: 1.0.0", "version: un")
    tab.goto(small_preview)
    expect(tab.locator("h1")).to_have_text("Ce questionnaire ne peut pas encore être montré")
    assert problems(tab) == []
    edit(small, "questionnaire.yaml", "version: un", "version: 1.0.0")
    expect(tab.locator(".bench-state")).to_have_text("Aucun problème")
