"""A server on the real questionnaire and a browser that looks at it."""

from __future__ import annotations

import os
import shutil
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import sync_playwright
from waitress import create_server

import diagnostic
from tests.webapp.browser.driving import DESK, REAL
from tests.webapp.models import DMA, SAMM
from webapp import Settings, create_app
from webapp.jobs import Rules

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NO_BROWSER = "no browser here: the pages were not tried in one"


def pytest_terminal_summary(terminalreporter):
    """Say loudly, once, that the browser tests were skipped."""
    skipped = [report for report in terminalreporter.stats.get("skipped", ()) if NO_BROWSER in str(report.longrepr)]
    if skipped:
        line = f"{len(skipped)} tests sautés : aucun navigateur ici (installez le paquet chromium)."
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.fixture(scope="module")
def chromium():
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        assert not os.environ.get("CI"), "no browser here: the browser tests may not be skipped in CI"
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory, press, compiled):
    database = tmp_path_factory.mktemp("browser") / "web.sqlite"
    settings = Settings(
        REAL,
        f"sqlite:///{database}",
        secret_key="a key for the tests",  # noqa: S106 - it protects nothing
        others=(DMA, SAMM),
        dossiers=press,
        press=Rules(workers=0),
    )
    made = create_app(settings)
    made.jinja_env.bytecode_cache = compiled
    yield made
    made.extensions["diagnostic"].store.close()
    made.extensions["diagnostic"].counter.close()


@pytest.fixture(scope="module")
def address(app):
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join()


@pytest.fixture
def tab(chromium, request):
    """Open a page of a browser, of the size and kind that the test asks for; nothing may go wrong in its console."""
    options: dict[str, Any] = {"viewport": DESK, "locale": "fr-FR"} | getattr(request, "param", {})
    context = chromium.new_context(**options)
    context.set_default_timeout(60_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def kaori():
    return diagnostic.read_answers(diagnostic.load(REAL), REAL / "cases" / "boutique-kaori.yaml").response
