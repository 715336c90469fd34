"""A visitor of the wizard: opens pages, fills in the forms they hold, sends them, and looks at what comes back."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import diagnostic

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

SMALL = Path(__file__).parent / "atelier"


class Page(HTMLParser):
    """What a page holds: its text, and the fields of its main form as they would be sent."""

    def __init__(self, html):
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.select = self.area = ""
        self.inside = self.hidden = False
        self.feed(html)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.hidden = self.hidden or tag in {"script", "style"}
        if tag == "form":
            self.inside = given.get("id") == "answers" or not self.fields
        if not self.inside:
            return
        if tag == "input" and given.get("name"):
            if given.get("type") not in {"radio", "checkbox"} or "checked" in given:
                self.fields.append((given["name"], given.get("value", "")))
        elif tag == "textarea":
            self.area = given["name"]
            self.fields.append((given["name"], ""))
        elif tag == "select":
            self.select = given["name"]
            self.fields.append((given["name"], ""))
        elif tag == "option" and "selected" in given:
            self.fields[-1] = (self.select, given["value"])

    def handle_endtag(self, tag):
        self.area = "" if tag == "textarea" else self.area
        self.inside = self.inside and tag != "form"
        self.hidden = self.hidden and tag not in {"script", "style"}

    def handle_data(self, data):
        if self.area:
            self.fields[-1] = (self.area, data)
        if not self.hidden:
            self.words.append(data)


class Visitor:
    """Somebody in front of a browser without JavaScript."""

    reply: TestResponse
    page: Page

    def __init__(self, app):
        self.app = app
        self.client = app.test_client()
        self.token = ""

    @property
    def store(self):
        return self.app.extensions["diagnostic"].store

    @property
    def kept(self):
        return self.store.get(self.token)

    @property
    def response(self):
        return self.kept.response

    @property
    def html(self):
        return self.reply.get_data(as_text=True)

    @property
    def text(self):
        return self.page.text.replace("\u202f", " ").replace("\xa0", " ").replace("’", "'")

    @property
    def status(self):
        return self.reply.status_code

    @property
    def at(self):
        return self.reply.request.path.removeprefix(f"/q/{self.token}/")

    def looks_at(self, reply):
        self.reply = reply
        self.page = Page(self.html) if reply.mimetype == "text/html" else self.page
        return self

    def opens(self, path, **headers):
        path = path if path.startswith("/") else f"/q/{self.token}/{path}"
        return self.looks_at(self.client.get(path, follow_redirects=True, headers=headers))

    def sends(self, to=None, /, *, follow=True, **changes):
        """Send the form of the page with these fields changed: a value, a list of values, or None to clear it."""
        fields = [(name, value) for name, value in self.page.fields if name not in changes]
        for name, value in changes.items():
            fields += [(name, each) for each in ([] if value is None else [value] if isinstance(value, str) else value)]
        data: dict[str, list[str]] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        return self.looks_at(self.client.post(to or self.reply.request.path, data=data, follow_redirects=follow))

    def starts(self, mode="advisor", path="full"):
        self.opens("/").sends(mode=mode, path=path)
        self.token = self.reply.request.path.split("/")[2]
        return self

    def place_of(self, question):
        questionnaire = self.kept.questionnaire
        if question in {field.id for field in questionnaire.identity}:
            first = {field.id for field in questionnaire.deciding_fields}
            return "depart" if question in first else "identite"
        for section in questionnaire.sections:
            if any(question == one.id for asked in section.questions for one in asked.asked):
                return f"rubrique/{section.id}"
        raise LookupError(question)

    def answers(self, question, value):
        """Go to the page of a question, answer it, and send the page."""
        return self.opens(self.place_of(question)).sends(**{question: value})

    def saves(self, question, *values, said="", base=None, served=None, sent=(), sheet="", token=None):
        """Do what the script of the page does when an answer is given; it knows of nothing else than the latest."""
        csrf = dict(self.page.fields).get("csrf_token", "") if token is None else token
        body = {"address": self.address_of(question), "value": {"values": list(values), "said": said}, "sheet": sheet}
        body |= {"base": self.kept.revision if base is None else base, "served": served, "sent": list(sent)}
        path = f"/q/{self.token}/reponse"
        return self.looks_at(self.client.post(path, json=body, headers={"X-CSRFToken": csrf}))

    def address_of(self, question):
        fields = {field.id for field in self.kept.questionnaire.identity}
        return f"{'identity' if question in fields else 'answers'}/{question}"

    def changes_elsewhere(self, question, value):
        """Answer a question from another screen, by the same link."""
        kept = self.kept
        self.store.save(kept, kept.response.saying(kept.questionnaire, question, value))

    @property
    def stands(self):
        """How far the dossier is, as the page says it."""
        return re.findall(r'data-state="(\w+)"', self.html)[0]

    def waits(self, which="", page="dossier/preparation"):
        """Look at the page of the dossier, or of another paper, until there is nothing to wait for."""
        for _ in range(1200):
            if self.opens(f"{page}{which}").stands not in {"waiting", "working"}:
                return self
            time.sleep(0.05)
        raise TimeoutError(self.text)

    def answers_case(self, name, folder=SMALL):
        """Have the answers of a worked example."""
        kept = self.kept
        said = diagnostic.read_answers(kept.questionnaire, folder / "cases" / f"{name}.yaml").response
        self.store.save(kept, said)
        return self
