"""What pages weigh on the wire: a first visit and the pages after it, as Chromium counts bytes, headers and all.

    .venv/bin/python benchmarks/weight.py

A server of the founding questionnaire on this machine, and its founding case. Nothing here takes time: a slow line is
reckoned from the bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from waitress import create_server

import diagnostic
from webapp import Settings, create_app
from webapp.jobs import Rules

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent / "questionnaires" / "maturite-numerique"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
RESULTS = ("resultats", "resultats/etape/crm", "resultats/financement")
PLACES = ("identite", "rubrique/profil", "rubrique/besoin", "verification", *RESULTS, "supprimer")
SLOW = 50_000  # bytes a second: a telephone at the edge of its network


def main() -> None:
    """Print each page with its requests and its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(FOLDER, f"sqlite:///{folder}/web.sqlite", secret_key="weighed", dossiers=Path(folder))  # noqa: S106 - it protects nothing
        app = create_app(replace(settings, press=Rules(workers=0)))
        installed = app.extensions["diagnostic"]
        said = diagnostic.read_answers(installed.questionnaire, FOLDER / "cases" / "boutique-kaori.yaml").response
        token = installed.store.add(installed.questionnaire, said, "advisor").token
        server = create_server(app, host="127.0.0.1", port=0, threads=4)
        Thread(target=server.run, daemon=True).start()
        weigh(f"http://127.0.0.1:{server.effective_port}", token)
        server.close()
        installed.store.close()
        installed.counter.close()


def weigh(address: str, token: str) -> None:
    """Visit page after page with one browser, which keeps what it may keep."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(locale="fr-FR", viewport={"width": 360, "height": 740})
        came = listening(page)
        print(f"{'page':24}{'requests':>9}{'bytes':>9}{'seconds at 50 kB/s':>20}")
        for place in ("", *(f"q/{token}/{place}" for place in PLACES)):
            came.clear()
            page.goto(f"{address}/{place}", wait_until="networkidle")
            name = place.removeprefix(f"q/{token}/") or "start, first visit"
            print(f"{name:24}{len(came):9}{sum(came.values()):9,}{sum(came.values()) / SLOW:20.2f}")
            for url, size in came.items():
                print(f"    {url.removeprefix(address).replace(token, '…'):60}{size:9,}")
        browser.close()


def listening(page: Page) -> dict[str, int]:
    """Return the bytes of each address that comes over the wire, as they come."""
    told: dict[str, str] = {}
    came: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", lambda sent: told.update({sent["requestId"]: sent["request"]["url"]}))
    session.on("Network.requestServedFromCache", lambda kept: told.pop(kept["requestId"], None))
    session.on(
        "Network.loadingFinished",
        lambda done: (
            came.update({told[done["requestId"]]: int(done["encodedDataLength"])})
            if told.get(done["requestId"], "").startswith("http") and done["encodedDataLength"]
            else None
        ),
    )
    session.send("Network.enable")
    return came


if __name__ == "__main__":
    main()
