"""All that the program says of itself, through a whole journey and what goes wrong on it: no answer, name or link."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
import subprocess
import sys
import threading
import time
import warnings
from io import StringIO
from typing import Any

import pytest

from tests.webapp.serving import WAIT, Caller, address_of, environment
from tests.webapp.visitor import SMALL, Page
from webapp import logs

COMPANY, PHONE, REMARK = "Boulangerie Wamytan", "75 12 34", "le four est en panne depuis mardi"
SECRETS = ("Wamytan", "751234", PHONE, "four est en panne", "mardi", "987654")
# The server as it is, but for one page that fails and says in its message all that it knows.
PROGRAM = """
import webapp.app
from webapp.commands import main
from webapp.setup.state import NAME

made = webapp.app.create_app

def create_app(settings):
    app = made(settings)
    def fail(token):
        kept = app.extensions[NAME].store.get(token)
        try:
            int(str(kept.response.data))
        except ValueError as error:
            raise RuntimeError(f"/q/{token} {kept}") from error
    app.view_functions["review.show"] = fail
    return app

webapp.app.create_app = create_app
main(["serve", "--port", "0"])
"""


class Business(Caller):
    """Somebody who goes through the questionnaire, and meets all that can go wrong."""

    token = ""

    def sends(self, to="", /, **changes):
        fields = [(name, value) for name, value in Page(self.text).fields if name not in changes]
        return self.asks(to or self.path, [*fields, *changes.items()])

    def opens(self, page):
        return self.asks(f"/q/{self.token}{page}")

    def begins(self):
        self.asks("/").sends(mode="advisor", path="full")
        self.token = self.path.split("/")[2]

    def answers(self):
        self.opens("/identite").sends(company=COMPANY, phone=PHONE)
        self.opens("/rubrique/projet").sends(remarque=REMARK)
        body: dict[str, Any] = {
            "address": "answers/remarque",
            "value": {"values": [REMARK], "said": ""},
            "sheet": "projet",
        }
        body |= {"base": self.revision_now, "served": None, "sent": []}
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.opens("/rubrique/projet").csrf}
        assert self.asks(f"/q/{self.token}/reponse", json.dumps(body).encode(), **headers).status < 500

    @property
    def revision_now(self):
        return int(self.opens("/rubrique/projet").revision)

    def reads(self):
        for page in ("/resultats", "/dossier", "/dossier/preparation", "/supprimer", "/telles-quelles.json"):
            assert self.opens(page).status == 200
        end = time.monotonic() + WAIT
        while "dossier.pdf" not in self.opens("/dossier/preparation").text:
            assert time.monotonic() < end
            time.sleep(0.2)
        self.opens("/dossier.pdf")

    def meets_what_can_go_wrong(self):
        statuses = [
            self.asks(f"/q/{self.token[:-4]}").status,
            self.asks(f"/verifier?code={self.token[:19]}").status,
            self.opens("/reponse").status,
            self.opens("/rubrique/projet").sends(remarque="a" * 300_000).status,
            self.opens("/rubrique/projet").sends(remarque=f"{REMARK} 2", revision="0").status,
            self.opens("/rubrique/projet").sends(csrf_token="x").status,  # noqa: S106 - it opens nothing
            self.asks("/reprendre", b"link=" + self.token.encode()).status,
            self.opens("/verification").status,
        ]
        assert statuses[:3] == [404, 200, 405]
        assert statuses[-1] == 500
        assert max(statuses[:-1]) < 500


@pytest.fixture
def server(tmp_path):
    started: Any = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env=environment(DIAGNOSTIC_QUESTIONNAIRE=str(SMALL), DIAGNOSTIC_DEMONSTRATION="non"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    started.address = address_of(started)
    yield started
    started.kill()
    started.communicate()


def test_no_answer_no_name_and_no_link_is_ever_told(server, tmp_path):
    business = Business(server.address)
    business.begins()
    business.answers()
    business.reads()
    business.meets_what_can_go_wrong()
    number = re.findall(
        r"incident : ([0-9a-f]{4}-[0-9a-f]{4})", business.text.replace("\u202f", " ").replace("\xa0", " ")
    )
    held = locked(tmp_path / "var" / "diagnostic.sqlite")
    assert business.opens("/rubrique/projet").sends(remarque=f"{REMARK} 3").status == 503
    held.rollback()
    held.close()
    spoil_a_job(tmp_path / "var" / "dossiers" / "orders.sqlite")
    break_the_database(tmp_path / "var" / "diagnostic.sqlite")
    assert business.opens("/resultats").status == 503
    time.sleep(2)  # the worker's turn; if it has not come, there is only less to look at
    server.terminate()
    said, _ = server.communicate(timeout=WAIT)
    assert f"incident {number[0]}" in said
    assert "RuntimeError" in said
    assert "OperationalError" in said
    for secret in (*SECRETS, business.token, business.token[:14], business.token.replace("-", "")):
        assert secret not in said


def locked(path):
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    return held


def spoil_a_job(path):
    """Write an order that no worker can make sense of, with a name in it."""
    book = sqlite3.connect(path)
    order = json.dumps({"order": {COMPANY: REMARK}, "canonical": REMARK})
    book.execute(
        "INSERT INTO job (key, state, tries, since, content, paper) VALUES ('k', 'waiting', 0, 0, ?, '')", [order]
    )
    book.execute("INSERT INTO owner VALUES ('k', 'somebody')")
    book.commit()
    book.close()


def break_the_database(path):
    book = sqlite3.connect(path)
    book.execute("ALTER TABLE response RENAME TO elsewhere")
    book.commit()
    book.close()


@pytest.fixture
def said():
    """What is told once the program is set to tell it in its way; afterwards all is as it was."""
    root: Any = logging.getLogger()
    places: tuple[Any, ...] = (sys, sys, threading, warnings)
    names = ("excepthook", "unraisablehook", "excepthook", "showwarning")
    handlers, level, hooks = root.handlers[:], root.level, [getattr(*one) for one in zip(places, names, strict=True)]
    stream = StringIO()
    logs.configure(stream)
    yield stream.getvalue
    root.handlers[:] = handlers
    root.setLevel(level)
    for place, name, hook in zip(places, names, hooks, strict=True):
        setattr(place, name, hook)


def failing():
    try:
        try:
            int(REMARK)
        except ValueError as error:
            raise LookupError(COMPANY) from error
    except LookupError as error:
        return error


def test_a_failure_is_told_by_its_kinds_and_its_places(said):
    logging.getLogger("waitress").error("Exception while serving /q/%s", "abcd", exc_info=failing())
    assert "builtins.ValueError\nwhich led to:\n" in said()
    assert said().rstrip().endswith("builtins.LookupError")
    assert 'test_logs.py", line' in said()
    assert "panne" not in said()
    assert "Wamytan" not in said()


def test_failures_that_come_together_are_told_one_by_one(said):
    logs.log.error("%s", logs.trace(ExceptionGroup(COMPANY, [ValueError(REMARK), KeyError(COMPANY)])))
    assert "ValueError" in said()
    assert "KeyError" in said()
    assert "Wamytan" not in said()


def test_others_are_told_without_what_they_say_it_of(said):
    other = logging.getLogger("weasyprint")
    other.warning("Failed to load %r: %s", COMPANY, REMARK)
    other.warning("%d thread(s) still running", 3)
    other.warning(failing())
    other.warning("of %(name)s", {"name": COMPANY})
    assert "Failed to load …: …" in said()
    assert "3 thread(s) still running" in said()
    assert "of …" in said()
    assert "Wamytan" not in said()


@pytest.mark.parametrize(
    "written",
    [
        "k3fm-abcd-efgh-jkmn-pqrs-tuvw-xyz2",
        "k3fmabcdefghjkmnpqrstuvwxyz2",
        "K3FM ABCD EFGH JKMN PQRS TUVW XYZ2",
        "/q/abc",
    ],
)
def test_a_link_is_told_by_nobody_however_it_is_written(said, written):
    logging.getLogger("webapp.answering").warning("a page: %s", written)
    logging.getLogger("waitress").info("never below a warning %s", written)
    logging.getLogger("waitress").warning(f"Client disconnected while serving {written}")  # noqa: G004 - as waitress does
    assert written not in said()
    assert "a page: …" in said()


def test_what_ends_a_thread_or_warns_is_told_in_the_same_way(said):
    thread = threading.Thread(target=lambda: int(REMARK))
    thread.start()
    thread.join()
    warnings.showwarning(UserWarning(COMPANY), UserWarning, "a/file.py", 12)
    sys.excepthook(ValueError, ValueError(REMARK), None)
    assert "a thread ended" in said()
    assert "UserWarning at a/file.py:12" in said()
    assert "the program ended\nbuiltins.ValueError" in said()
    assert "Wamytan" not in said()
    assert "panne" not in said()
