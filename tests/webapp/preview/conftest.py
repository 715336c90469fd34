"""A folder that an author is writing, and somebody who looks at its preview."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.webapp.visitor import SMALL, Page
from webapp.preview.app import create_preview


class Author:
    """Somebody who edits files and has the preview open beside."""

    def __init__(self, folder, compiled):
        self.folder = folder
        app = create_preview(folder, "127.0.0.1")
        app.jinja_env.bytecode_cache = compiled
        self.client = app.test_client()
        self.html = ""

    @property
    def text(self):
        return Page(self.html).text.replace("\u202f", " ").replace("\xa0", " ").replace("’", "'")

    def looks(self, page=""):
        return self.shown(self.client.get(f"/?rubrique={page}"))

    def sends(self, where, **data):
        return self.shown(self.client.post(where, json=data))

    def answers(self, question, *values, said="", page=""):
        data = {"question": question, "values": list(values), "said": said}
        return self.shown(self.client.post(f"/reponse?rubrique={page}", json=data))

    def shown(self, reply):
        self.status, self.html = reply.status_code, reply.get_data(as_text=True)
        return self

    def edits(self, name, before, after):
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        return self

    def part(self, anchor):
        """Return the text of the element of this id, as far as the next one of its kind."""
        found = re.search(rf'id="{anchor}".*?(?=id="(?:item|rec|d)-|</main>)', self.html, re.DOTALL)
        return Page(f"<p {found[0]}").text.replace("\xa0", " ").replace("\u202f", " ") if found else ""


@pytest.fixture
def folder(tmp_path):
    copied = shutil.copytree(SMALL, tmp_path / "atelier")
    with (copied / "cases/boutique.yaml").open("a", encoding="utf-8") as case:
        case.write("expect: {verdicts: {e-commerce: not-yet}}\n")
    return copied


@pytest.fixture
def author(folder, compiled):
    return Author(folder, compiled)
