"""What pages weigh on the wire, as the browser counts it: headers and all, on a first visit and afterwards."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("place", ["identite", "rubrique/profil", "rubrique/besoin", "verification", "supprimer"])
def test_a_later_page_is_under_eight_kilobytes_and_asks_for_nothing_else(tab, address, app, wire, place):
    token = people(app)["kaori"]
    tab.goto(address, wait_until="networkidle")
    tab.goto(f"{address}/q/{token}/identite", wait_until="networkidle")
    wire.clear()
    tab.goto(f"{address}/q/{token}/{place}", wait_until="networkidle")
    assert [url for url, _ in wire] == [f"{address}/q/{token}/{place}"]
    assert sum(size for _, size in wire) < 8_000


def test_the_results_say_thirteen_steps_whole_in_twenty_one_kilobytes(tab, address, app, wire):
    token = people(app)["kaori"]
    tab.goto(f"{address}/q/{token}/verification", wait_until="networkidle")
    wire.clear()
    tab.goto(f"{address}/q/{token}/resultats", wait_until="networkidle")
    assert len(wire) == 1
    assert sum(size for _, size in wire) < 21_000
