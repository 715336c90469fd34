"""What somebody types is saved, whatever happens to the tab, the connection, the cookies or on another screen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.webapp.browser.driving import DESK, PHONE, begin

pytestmark = pytest.mark.browser

SEND = "#answers button.primary"
REMARK = "input[name=company]"
SCRIPTLESS = {"java_script_enabled": False}


# Until the page says something of a slow connection: then what it says, and whether its button can be pressed.
SEND_FIVE_TIMES = """() => new Promise((resolve) => {
  const state = document.getElementById("save-state");
  const button = document.querySelector("#answers button.primary");
  const look = () => {
    if (state.textContent.includes("lente")) resolve([state.textContent, button.getAttribute("aria-disabled")]);
  };
  new MutationObserver(look).observe(state, { childList: true });
  for (let n = 0; n < 5; n += 1) button.click();
})"""


@pytest.fixture
def kept(app):
    return app.extensions["diagnostic"].store.get


@pytest.fixture
def elsewhere(chromium):
    """Open the page of another tab on another device."""
    context = chromium.new_context(locale="fr-FR")
    context.set_default_timeout(60_000)
    yield lambda url: _opened(context.new_page(), url)
    context.close()


def sheet(tab, address):
    """Begin, and open the identity sheet."""
    token = begin(tab, address)
    tab.goto(f"{address}/q/{token}/identite")
    return token


def _opened(page, url):
    page.goto(url)
    return page


def counted(tab):
    """Return the posts of a tab, as they go."""
    posts = []
    tab.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    return posts


def saved(tab):
    expect(tab.locator("#save-state")).to_contain_text("Enregistré")


def test_two_screens_on_different_questions_do_not_know_of_each_other(tab, address, kept, elsewhere):
    token = sheet(tab, address)
    other = elsewhere(tab.url)
    other.fill("input[name=contact]", "Kaori")
    other.press("input[name=contact]", "Tab")
    saved(other)
    tab.fill(REMARK, "Chez Kaori")
    tab.click(SEND)
    tab.wait_for_url("**/verification")
    assert {"company": "Chez Kaori", "contact": "Kaori"}.items() <= kept(token).response.identity.items()


@pytest.mark.parametrize("tab", [{}, SCRIPTLESS], indirect=True)
def test_an_answer_that_both_screens_changed_is_shown_and_one_is_chosen(tab, address, kept, elsewhere):
    token = sheet(tab, address)
    other = elsewhere(tab.url)
    other.fill(REMARK, "Chez Toto")
    other.press(REMARK, "Tab")
    saved(other)
    tab.fill(REMARK, "Chez Kaori")
    tab.click(SEND)
    expect(tab.locator("main")).to_contain_text("Sur l’autre écran : Chez Toto")
    expect(tab.locator(REMARK)).to_have_value("Chez Kaori")
    assert kept(token).response.identity["company"] == "Chez Toto"
    tab.check("input[name='keep:identity/company'][value=mine]")
    tab.click(SEND)
    tab.wait_for_url("**/verification")
    assert kept(token).response.identity["company"] == "Chez Kaori"


def test_two_answers_are_compared_under_the_field_as_soon_as_they_differ(tab, address, kept, elsewhere):
    token = sheet(tab, address)
    other = elsewhere(tab.url)
    other.fill(REMARK, "Chez Toto")
    other.press(REMARK, "Tab")
    saved(other)
    tab.fill(REMARK, "Chez Kaori")
    tab.press(REMARK, "Tab")
    expect(tab.locator("#q-company-mistake")).to_contain_text("Sur l’autre écran : Chez Toto")
    tab.fill("input[name=contact]", "Kaori")
    tab.press("input[name=contact]", "Tab")
    saved(tab)
    tab.click("input[name='keep:identity/company'][value=theirs]")  # the choice goes with the difference
    expect(tab.locator(REMARK)).to_have_value("Chez Toto")
    expect(tab.locator("#q-company-mistake")).to_have_count(0)
    assert {"company": "Chez Toto", "contact": "Kaori"}.items() <= kept(token).response.identity.items()


def test_after_a_refused_answer_one_click_sends_the_page(tab, address, elsewhere):
    sheet(tab, address)
    other = elsewhere(tab.url)
    other.fill(REMARK, "Chez Toto")
    other.press(REMARK, "Tab")
    saved(other)
    tab.fill(REMARK, "Chez Kaori")
    tab.press(REMARK, "Tab")
    expect(tab.locator("#save-state")).to_contain_text("sur un autre écran")
    posts = counted(tab)
    tab.click(SEND)
    expect(tab.locator("#summary")).to_contain_text("Sur l’autre écran : Chez Toto")
    assert [url for url in posts if url.endswith("/identite")]


def test_one_click_on_the_list_of_pages_is_enough_while_something_is_saved(tab, address):
    token = sheet(tab, address)
    tab.goto(f"{address}/q/{token}/rubrique/profil")
    held: list[Any] = []
    tab.route("**/reponse", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    tab.check("input[name=effectif] >> nth=0")
    tab.click("#pages button >> nth=2")
    held[0].continue_()
    tab.wait_for_url("**/rubrique/besoin")


@pytest.mark.parametrize("tab", [SCRIPTLESS], indirect=True)
def test_without_its_cookies_a_page_is_shown_again_with_all_that_was_typed(tab, address, kept):
    token = sheet(tab, address)
    tab.fill(REMARK, "Chez Kaori")
    tab.fill("input[name=contact]", "Kaori")
    tab.context.clear_cookies()
    tab.click(SEND)
    expect(tab.locator("main")).to_contain_text("Cette page n’est pas encore enregistrée.")
    expect(tab.locator(REMARK)).to_have_value("Chez Kaori")
    tab.click(SEND)
    tab.wait_for_url("**/verification")
    assert {"company": "Chez Kaori", "contact": "Kaori"}.items() <= kept(token).response.identity.items()


def test_without_its_cookies_the_script_goes_on_saving(tab, address, kept):
    token = sheet(tab, address)
    tab.context.clear_cookies()
    tab.fill(REMARK, "Chez Kaori")
    tab.click(SEND)
    tab.wait_for_url("**/verification")
    assert kept(token).response.identity["company"] == "Chez Kaori"


def test_what_is_typed_and_not_left_is_saved_after_a_pause(tab, address, kept):
    token = sheet(tab, address)
    with tab.expect_response("**/reponse"):
        tab.locator(REMARK).press_sequentially("Chez Kaori")
    assert kept(token).response.identity["company"] == "Chez Kaori"


def test_what_is_half_typed_is_no_mistake_yet(tab, address):
    sheet(tab, address)
    with tab.expect_response("**/reponse"):
        tab.locator("input[name=ridet]").press_sequentially("12")
    expect(tab.locator(".mistake")).to_have_count(0)
    tab.press("input[name=ridet]", "Tab")
    expect(tab.locator(".mistake")).to_contain_text("Un RID a 7 chiffres")


def test_what_is_typed_as_the_tab_closes_is_saved(tab, address, kept):
    token = sheet(tab, address)
    page = tab.context.new_page()
    page.goto(tab.url)
    page.locator(REMARK).press_sequentially("Chez Kaori")
    page.close(run_before_unload=True)
    for _ in range(100):
        if "company" in kept(token).response.identity:
            break
        tab.wait_for_timeout(50)
    assert kept(token).response.identity["company"] == "Chez Kaori"


def test_what_was_sent_without_a_connection_goes_on_by_itself_when_it_is_back(tab, address, kept):
    token = sheet(tab, address)
    tab.context.set_offline(True)
    tab.fill(REMARK, "Chez Kaori")
    tab.click(SEND)
    expect(tab.locator("#save-state")).to_contain_text("la suite s’ouvrira dès que la connexion reviendra")
    tab.context.set_offline(False)
    tab.wait_for_url("**/verification")
    assert kept(token).response.identity["company"] == "Chez Kaori"


def test_a_page_left_alone_waits_for_the_connection_too(tab, address):
    sheet(tab, address)
    tab.context.set_offline(True)
    tab.click(SEND)
    expect(tab.locator("#save-state")).to_contain_text("la connexion reviendra")
    tab.context.set_offline(False)
    tab.wait_for_url("**/verification")


def test_a_page_is_sent_once_however_often_one_clicks(tab, address):
    sheet(tab, address)
    posts = counted(tab)
    held: list[Any] = []
    tab.route("**/identite", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    told, disabled = tab.evaluate(SEND_FIVE_TIMES)
    assert "la page part encore" in told
    assert disabled == "true"
    held[0].continue_()
    tab.wait_for_url("**/verification")
    assert len([url for url in posts if url.endswith("/identite")]) == 1


@pytest.mark.parametrize("tab", [{}, SCRIPTLESS], indirect=True)
def test_going_back_after_a_mistake_shows_the_page_and_not_an_error_of_the_browser(tab, address):
    sheet(tab, address)
    tab.fill("input[name=ridet]", "12")
    tab.click(SEND)
    expect(tab.locator("#summary")).to_contain_text("Un RID a 7 chiffres")
    tab.fill("input[name=ridet]", "")
    tab.click(SEND)
    tab.wait_for_url("**/verification")
    assert tab.go_back()
    expect(tab.locator("h1")).to_contain_text("Fiche d’identité")
    expect(tab.locator("main")).not_to_contain_text("ERR_CACHE_MISS")


def test_a_doubtful_number_is_said_once_and_is_read_out(tab, address, kept):
    token = sheet(tab, address)
    field = tab.locator("input[name=ridet]")
    field.fill("9999999")
    field.press("Tab")
    expect(tab.locator("#save-state")).to_contain_text("Ce numéro est inhabituel")
    expect(tab.locator(f"#{field.get_attribute('aria-describedby')}")).to_contain_text("Ce numéro est inhabituel")
    tab.click(SEND)
    tab.wait_for_url("**/verification")
    assert kept(token).response.identity["ridet"] == "9999999"


def test_a_doubtful_number_sent_at_once_is_said_before_the_page_goes(tab, address):
    sheet(tab, address)
    tab.fill("input[name=ridet]", "9999999")
    tab.click(SEND)
    expect(tab.locator("#save-state")).to_contain_text("Ce numéro est inhabituel")
    expect(tab).to_have_url(re.compile("/identite"))
    tab.click(SEND)
    tab.wait_for_url("**/verification")


def test_what_happens_is_said_in_a_region_that_was_there_from_the_start(tab, address):
    sheet(tab, address)
    expect(tab.locator("#save-state[role=status]")).to_have_text("")
    assert tab.locator("#save-state").evaluate("node => getComputedStyle(node).display") != "none"


@pytest.mark.parametrize("tab", [{"viewport": DESK}, {"viewport": PHONE}], indirect=True)
def test_what_is_left_to_pay_is_said_once_and_that_a_quote_is_kept_where_one_looks(tab, address, app, kept, kaori):
    token = sheet(tab, address)
    app.extensions["diagnostic"].store.save(kept(token), kaori)
    tab.goto(f"{address}/q/{token}/resultats")
    expect(tab.get_by_text("Reste à votre charge").filter(visible=True)).to_have_count(1)
    tab.locator("article.step a").first.click()
    tab.locator("input[name=quote]").fill("120 000")
    tab.locator(".plan-form button").click()
    expect(tab.locator("main").get_by_role("status")).to_contain_text("C’est noté")
    expect(tab.locator("main").get_by_role("status")).to_be_in_viewport()
    expect(tab.get_by_role("heading", name="Le plan de financement")).to_be_in_viewport()
    tab.goto(f"{address}/q/{token}/resultats/financement")
    expect(tab.locator(".aid >> nth=0").get_by_text("Reste à votre charge").filter(visible=True)).to_have_count(1)


def test_the_way_back_from_a_step_is_to_its_place_in_the_roadmap(tab, address, app, kept, kaori):
    token = sheet(tab, address)
    app.extensions["diagnostic"].store.save(kept(token), kaori)
    tab.goto(f"{address}/q/{token}/resultats")
    tab.locator("article.step a").last.click()
    tab.get_by_text("Revenir aux résultats").first.click()
    expect(tab.locator("article.step").last).to_be_in_viewport()


def test_a_button_stays_where_it_is_while_it_is_pressed(tab, address):
    tab.set_viewport_size({"width": 390, "height": 700})
    sheet(tab, address)
    tab.locator("input[name=company]").fill("Chez Kaori")
    button = tab.locator("text=Enregistrer et continuer")
    button.evaluate("node => scrollTo(0, node.getBoundingClientRect().bottom + scrollY - innerHeight + 4)")
    box = button.bounding_box()
    tab.mouse.move(box["x"] + 40, box["y"] + 20)
    tab.mouse.down()
    tab.wait_for_timeout(400)
    assert button.bounding_box() == box
    with tab.expect_navigation():
        tab.mouse.up()
