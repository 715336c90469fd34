"""What pages weigh on the wire, as the browser counts it: headers and all, on a first visit and afterwards."""

from __future__ import annotations

import re

import pytest

import diagnostic
from tests.webapp.browser.states import people

pytestmark = pytest.mark.browser


@pytest.fixture
def wire(tab):
    """Everything that comes over the wire: its address and its bytes, as they come; what is kept is not in it."""
    told, came = {}, []
    session = tab.context.new_cdp_session(tab)
    session.on("Network.requestWillBeSent", lambda sent: told.update({sent["requestId"]: sent["request"]["url"]}))
    session.on("Network.requestServedFromCache", lambda kept: told.pop(kept["requestId"], None))
    session.on(
        "Network.loadingFinished",
        lambda done: (
            came.append((told[done["requestId"]], int(done["encodedDataLength"])))
            if told.get(done["requestId"], "data:").startswith("http") and done["encodedDataLength"]
            else None
        ),
    )
    session.send("Network.enable")
    return came


def test_a_first_visit_is_under_a_hundred_kilobytes(tab, address, wire):
    tab.goto(address, wait_until="networkidle")
    assert sum(size for _, size in wire) < 100_000
    assert len(wire) <= 5


@pytest.mark.parametrize(
    "place",
    [
        "identite",
        "rubrique/profil",
        "rubrique/besoin",
        "verification",
        "resultats",
        "resultats/etape/crm",
        "resultats/financement",
        "supprimer",
    ],
)
def test_a_later_page_is_under_eight_kilobytes_and_asks_for_nothing_else(tab, address, app, wire, place):
    token = people(app)["kaori"]
    tab.goto(address, wait_until="networkidle")
    tab.goto(f"{address}/q/{token}/identite", wait_until="networkidle")
    wire.clear()
    tab.goto(f"{address}/q/{token}/{place}", wait_until="networkidle")
    assert [url for url, _ in wire] == [f"{address}/q/{token}/{place}"]
    assert sum(size for _, size in wire) < 8_000


def test_so_are_the_results_of_every_example_and_each_page_they_lead_to(tab, address, app, wire):
    tab.goto(address, wait_until="networkidle")
    weighed = {}
    for one in app.extensions["diagnostic"].examples:
        first = f"/exemples/{one.questionnaire.id}/{one.key}"
        for place in (first, *pages_under(app, first)):
            wire.clear()
            tab.goto(address + place, wait_until="load")
            tab.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
            weighed[place] = sum(size for _, size in wire)
    assert len(weighed) > 40
    assert {place: size for place, size in weighed.items() if not 0 < size < 8_000} == {}


def test_so_are_the_results_of_who_skipped_one_question_in_eight(tab, address, app, wire, kaori):
    here = app.extensions["diagnostic"]
    said = {key: answer for at, (key, answer) in enumerate(kaori.answers.items()) if at % 8}
    some = diagnostic.Response.to(here.questionnaire, said, identity=kaori.identity)
    token = here.store.add(here.questionnaire, some, "advisor").token
    tab.goto(address, wait_until="networkidle")
    for place in ("resultats", "resultats/ce-qui-peut-changer"):
        wire.clear()
        tab.goto(f"{address}/q/{token}/{place}", wait_until="networkidle")
        assert 0 < sum(size for _, size in wire) < 8_000


def pages_under(app, place):
    """Return what a page leads to that lies under it, papers left out."""
    html = app.test_client().get(place).get_data(as_text=True)
    return sorted(one for one in set(re.findall(f'href="({re.escape(place)}/[^"#?]+)"', html)) if "/dossier" not in one)
