"""What pages load: under names that change with the content, kept for a year, as small as each browser can read it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest

from webapp.http import assets

TEMPLATES = Path(assets.__file__).parents[1] / "templates"
YEAR = "public, max-age=31536000, immutable"
WOFF2 = "fonts/diagnostic-sans.woff2"


@pytest.fixture
def client(app):
    return app.test_client()


def named(name):
    return f"/static/{assets.assets()[name].hashed}"


def test_a_page_names_its_files_by_what_they_hold(client):
    names = re.findall(r'"/static/([^"]+)"', client.get("/").text)
    assert len(names) == 4
    assert all(re.fullmatch(r"[\w/-]+\.[0-9a-f]{12}\.(css|js|svg|woff2)", name) for name in names)


@pytest.mark.parametrize("name", ["site.css", "site.js", "icon.svg", WOFF2, "preparation.js"])
def test_a_file_is_kept_a_year_by_who_has_read_it(client, name):
    reply = client.get(named(name))
    assert reply.status_code == 200
    assert reply.headers["Cache-Control"] == YEAR
    assert "Set-Cookie" not in reply.headers


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("", None),
        ("identity", None),
    ],
)
def test_a_file_comes_as_small_as_the_browser_can_read_it(client, said, encoding):
    reply = client.get(named("site.css"), headers={"Accept-Encoding": said})
    assert reply.headers.get("Content-Encoding") == encoding
    assert reply.headers["Vary"] == "Accept-Encoding"
    read = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert read(reply.data) == assets.assets()["site.css"].content


def test_a_font_is_compressed_once_and_not_again(client):
    reply = client.get(named(WOFF2), headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in reply.headers
    assert reply.mimetype == "font/woff2"


def test_a_page_open_since_another_version_gets_the_file_of_today_and_does_not_keep_it(client):
    for name in ("site.css", "site.0123456789ab.css"):
        reply = client.get(f"/static/{name}")
        assert reply.data == assets.assets()["site.css"].content
        assert reply.headers["Cache-Control"] == "no-cache"


def test_who_asks_again_is_told_that_nothing_has_changed(client):
    first = client.get(named("site.css"), headers={"Accept-Encoding": "br"})
    again = client.get(named("site.css"), headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    plain = client.get(named("site.css"), headers={"If-None-Match": first.headers["ETag"]})
    assert plain.status_code == 200  # another form of the file is another thing


@pytest.mark.parametrize("name", ["nulle-part.css", "../app.py", "fonts/README.md", "vendor/README.md", "fonts"])
def test_nothing_else_is_served(client, name):
    reply = client.get(f"/static/{name}")
    assert reply.status_code == 404
    assert reply.headers["Cache-Control"] == "no-store"


def test_a_stylesheet_finds_its_fonts_under_their_names(client):
    found = re.findall(r'url\("(fonts/[^"]+)"\)', assets.assets()["site.css"].content.decode())
    assert len(found) == 4
    for name in found:
        assert client.get(f"/static/{name}").headers["Cache-Control"] == YEAR


@pytest.mark.parametrize("name", ["site.css", "preview.css"])
def test_no_stylesheet_loads_anything_from_elsewhere(name):
    content = assets.assets()[name].content.decode()
    assert re.findall(r'url\((?!"data:|"fonts/)[^)]*', content.replace("url(data:", 'url("data:')) == []
    assert "@import" not in content


def test_pages_are_compressed_as_they_are_made(visitor):
    place = f"/q/{visitor.token}/identite"
    plain = visitor.client.get(place)
    small = visitor.client.get(place, headers={"Accept-Encoding": "br"})
    assert small.headers["Content-Encoding"] == "br"
    assert small.headers["Cache-Control"] == "no-store"
    assert len(small.data) < len(plain.data) / 3


def test_pico_was_trimmed_for_every_element_that_pages_are_written_with():
    lists = (TEMPLATES.parents[1] / "script" / "trim.py").read_text(encoding="utf-8")
    kept = set(lists.split('TAGS = """')[1].split('"""')[0].split())
    written = {
        tag
        for path in TEMPLATES.rglob("*.jinja")
        for tag in re.findall(r"<([a-z][a-z0-9]*)\b", path.read_text(encoding="utf-8"))
    }
    drawn = {"path", "rect", "circle", "g", "text", "line", "polygon", "use", "symbol"}  # no rule of Pico is about them
    assert written - kept - drawn == set()
