"""What holds in Chromium at the edges, in Firefox: every page and state, in the reader's own colours all along."""

from __future__ import annotations

import io
import os
import re
import shutil

import pypdf
import pytest

from tests.webapp.browser.driving import DESK, PHONE
from tests.webapp.browser.firefox import Firefox
from tests.webapp.browser.states import STATES, people
from tests.webapp.browser.test_edges import LOOKING, NARROW

pytestmark = pytest.mark.browser

NAMES = ("firefox-esr", "firefox")
NO_FIREFOX = "no Firefox here: the pages were not tried in it"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory, address):  # it is closed before the server, which waits for who is still there
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        assert not os.environ.get("CI"), "no Firefox here: its tests may not be skipped in CI"
        pytest.skip(NO_FIREFOX)
    browser = Firefox(path, tmp_path_factory.mktemp("firefox"))
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def tokens(app):
    return people(app)


@pytest.fixture
def come(firefox, address, app, tokens):
    def come(state):
        token = tokens.get(state.whose, "")
        firefox.resize(**PHONE)
        firefox.goto(f"{address}/q/{token}/{state.place}" if token else f"{address}/{state.place}")
        if state.before:
            state.before(app, token)
        if state.does:
            firefox.leave(state.does)
        firefox.run(LOOKING)
        return firefox

    return come


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_nothing_is_lost_at_any_size_of_window_or_text_nor_in_the_readers_colours(come, state):
    page = come(state)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    found = {"colours": page.evaluate("looking.vanished()")}
    page.run("looking.unfold()")
    for size in (PHONE, NARROW, DESK):
        page.resize(**size)
        found[f"{size['width']} px"] = page.evaluate(
            "[...looking.sideways(), ...looking.small(), ...looking.askew(), ...looking.cut()]"
        )
    page.resize(**PHONE)
    for name, there, back in (
        ("spaced", "looking.spacing(true)", "looking.spacing(false)"),
        ("twice", "looking.larger(200)", "looking.larger(0)"),
    ):
        page.run(there)
        found[name] = page.evaluate("[...looking.sideways(), ...looking.cut()]")
        page.run(back)
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(("name", "most"), [("results", 10), ("review", 6), ("data", 2)])
def test_a_printed_page_is_a_handful_of_sheets_with_nothing_to_click(come, name, most):
    page = come(next(state for state in STATES if state.name == name))
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf())).pages
    assert len(sheets) <= most
    assert not re.search(
        r"Télécharger|Supprimer|Modifier|Garder ce choix", "".join(sheet.extract_text() for sheet in sheets)
    )


def test_what_is_said_over_the_page_hides_nothing_that_has_the_focus(come):
    page = come(next(state for state in STATES if state.name == "section profil"))
    page.resize(**NARROW)
    page.run("""
        const said = document.getElementById('save-state');
        said.textContent = document.getElementById('answers').dataset.textFailed;
        said.dataset.state = 'failed';
        said.hidden = false""")
    hidden = """[...document.querySelectorAll('#answers input[type=radio], #answers button')].filter((field) => {
        field.focus();
        return field.getBoundingClientRect().bottom > document.getElementById('save-state').getBoundingClientRect().top;
    }).map((field) => field.outerHTML)"""
    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")  # it has seen the line
    assert page.evaluate(hidden) == []
