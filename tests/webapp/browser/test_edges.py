"""WCAG 2.2 AA where it is hardest: 320 pixels, text twice as large or spaced, the reader's colours, fingers, paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

from tests.webapp.browser.driving import DESK, PHONE
from tests.webapp.browser.states import STATES, State, people
from tests.webapp.browser.test_accessibility import problems

pytestmark = pytest.mark.browser

LOOKING = (Path(__file__).parent / "looking.js").read_text(encoding="utf-8")
NARROW = {"width": 320, "height": 256}  # what a window of 1280 pixels holds, enlarged four times
EVERY_STATE = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)


@pytest.fixture(scope="module")
def tokens(app):
    return people(app)


@pytest.fixture
def come(tab, address, app, tokens):
    """Come to a state of a page, ready to be looked at."""

    def come(state):
        token = tokens.get(state.whose, "")
        tab.goto(f"{address}/q/{token}/{state.place}" if token else f"{address}/{state.place}")
        if state.before:
            state.before(app, token)
        if state.does:
            with tab.expect_navigation():
                tab.evaluate(state.does)
        tab.evaluate(LOOKING)
        return tab

    return come


@pytest.mark.parametrize("tab", [{"viewport": PHONE}], indirect=True, ids=["phone"])
def test_where_one_lands_after_a_refused_amount_the_reason_is_in_sight(come):
    page = come(next(state for state in STATES if state.name == "a step with a mistake"))
    assert page.evaluate("document.activeElement.name") == "quote"
    expect(page.locator(".quote .mistake")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("tab", [{"viewport": PHONE}], indirect=True, ids=["phone"])
def test_the_mark_of_a_line_of_a_list_stands_at_its_first_line(come):
    page = come(State("review", "begun", "verification"))
    long = "[...document.querySelectorAll('.links a')].find((link) => link.getClientRects()[0].height > 60)"
    page.evaluate(f"window.long = {long}")
    base, top, bottom = page.evaluate(
        """() => {
            const mark = document.createElement("span"); // of no size, on the line where the mark of the list is
            mark.style.display = "inline-block";
            long.before(mark);
            const text = document.createRange();
            text.selectNodeContents(long);
            const first = text.getClientRects()[0];
            return [mark.getBoundingClientRect().bottom, first.top, first.bottom];
        }"""
    )
    assert top < base < bottom


@pytest.mark.parametrize("tab", [{"viewport": PHONE}], indirect=True, ids=["phone"])
def test_letters_twice_as_large_leave_an_answer_most_of_the_width(come):
    page = come(State("section", "begun", "rubrique/profil"))
    page.evaluate("looking.larger(200)")
    width = page.locator("label.choice > span").first.evaluate("node => node.getBoundingClientRect().width")
    assert width > PHONE["width"] * 0.55


@EVERY_STATE
@pytest.mark.parametrize("tab", [{"viewport": PHONE}], indirect=True, ids=["phone"])
def test_nothing_is_lost_at_any_size_of_window_or_text(come, state):
    page = come(state)
    page.evaluate("looking.unfold()")
    found = {}
    for size in (PHONE, NARROW, DESK):
        page.set_viewport_size(size)
        found[f"{size['width']} px"] = page.evaluate(
            "[...looking.sideways(), ...looking.small(), ...looking.askew(), ...looking.cut()]"
        )
    page.set_viewport_size(PHONE)
    for name, there, back in (
        ("spaced", "looking.spacing(true)", "looking.spacing(false)"),
        ("twice", "looking.larger(200)", "looking.larger(0)"),
    ):
        page.evaluate(there)
        found[name] = page.evaluate("[...looking.sideways(), ...looking.cut()]")
        page.evaluate(back)
    assert {name: lines for name, lines in found.items() if lines} == {}


@EVERY_STATE
@pytest.mark.parametrize("tab", [{"viewport": PHONE}], indirect=True, ids=["phone"])
def test_what_is_drawn_is_seen_in_the_readers_own_colours(come, state):
    page = come(state)
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        assert page.evaluate("looking.vanished()") == []
    page.emulate_media(forced_colors="none", color_scheme="light")
    assert problems(page) == []


@EVERY_STATE
def test_paper_has_nothing_to_click_and_dark_ink(come, state):
    page = come(state)
    page.emulate_media(media="print")
    shown = "[...document.querySelectorAll('{}')].filter((one) => one.checkVisibility()).map((one) => one.outerHTML)"
    clicked = "button, .button, nav, .save-state, input[type=file], summary"
    if "resultats" in state.place:
        clicked += ", input"
    assert page.evaluate(shown.format(clicked)) == []
    assert page.evaluate("looking.pale()") == []


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("results", 6),
        ("a step", 1),
        ("funding", 3),
        ("results of levels", 4),
        ("review", 5),
        ("data", 2),
        ("verified: unreadable", 1),
    ],
)
def test_a_printed_page_is_a_handful_of_sheets(come, name, most):
    page = come(next(state for state in STATES if state.name == name))
    page.emulate_media(media="print")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert len(sheets) <= most
    texts = [sheet.extract_text() for sheet in sheets]
    assert all(len(text) > 80 for text in texts), "a sheet with next to nothing on it"
    assert not re.search(r"Télécharger|Supprimer|Modifier|Garder ce choix", "".join(texts))


def test_no_heading_is_left_at_the_foot_of_a_sheet_and_no_card_is_cut(come):
    page = come(next(state for state in STATES if state.name == "results"))
    titles = page.evaluate("[...document.querySelectorAll('main h2, main h3, main h4')].map((one) => one.textContent)")
    for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages:
        last = sheet.extract_text().strip().splitlines()[-1].strip()
        assert last not in {" ".join(title.split()) for title in titles}
    page.emulate_media(media="print")
    whole = "getComputedStyle(document.querySelector('{}')).breakInside"
    for card in (".step", ".priority", ".aid", ".review-line", ".verdict"):
        if page.locator(card).count():
            assert page.evaluate(whole.format(card)) == "avoid"


@pytest.mark.parametrize(
    "tab", [{"viewport": {"width": 390, "height": 700}}, {"viewport": NARROW}], indirect=True, ids=["390", "320"]
)
def test_what_is_said_over_the_page_hides_nothing_that_has_the_focus(tab, address, tokens):
    tab.goto(f"{address}/q/{tokens['begun']}/rubrique/profil")
    boxes = tab.locator("#answers input[type=radio]:not(:checked)")
    tab.context.set_offline(True)
    boxes.nth(3).check()
    said = tab.locator("#save-state")
    tab.wait_for_function("() => document.getElementById('save-state').dataset.state === 'failed'")
    over = """() => {
        const focused = document.activeElement.closest('label') ?? document.activeElement;
        if (focused.contains(document.body)) return '';
        const said = document.getElementById('save-state');
        const [one, other] = [focused, said].map((node) => node.getBoundingClientRect());
        return one.bottom > other.top + 1 && one.top < other.bottom - 1 ? focused.outerHTML : '';
    }"""
    assert said.is_visible()
    hidden = [tab.evaluate(over)]
    for _ in range(40):
        tab.keyboard.press("Tab")
        hidden.append(tab.evaluate(over))
    tab.keyboard.press("End")
    last = "document.querySelector('.side').getBoundingClientRect().bottom"
    top = "document.getElementById('save-state').getBoundingClientRect().top"
    tab.wait_for_function(f"() => {last} <= {top}")  # the last of the page can be brought above it
    tab.context.set_offline(False)
    tab.wait_for_function("() => document.getElementById('save-state').dataset.state === 'saved'")
    assert [one for one in hidden if one] == []
