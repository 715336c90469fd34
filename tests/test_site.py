"""The site of `docs/` is built with nothing fetched, has no broken link, and each of its guides is in one language."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ENGLISH = re.compile(r"\b(the|of|and|to|is|are|that|with|which|where|it|be|or|not|what|by|as|from|has|its)\b")
FRENCH = re.compile(r"\b(le|la|les|des|est|sont|un|une|et|dans|pour|qui|que|se|du|au|ce|ou|pas|par|sur|il|elle)\b")
# What a page loads by itself when it is opened; a link is followed only by who wants to.
LOADED = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?(?:https?:)?//|<link\b[^>]*\bhref=[\"']?(?:https?:)?//"
)
SHORTEST = 12


def built(folder):
    """Build, in a folder, the site of the `docs/` that lies there; return what is printed, and the exit status."""
    (folder / "script").mkdir()
    shutil.copy(ROOT / "script/docs", folder / "script")
    shutil.copy(ROOT / "zensical.toml", folder)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [folder / "script/docs"], env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr, done.returncode


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(DOCS, folder / "docs")
    said, status = built(folder)
    assert status == 0, said
    return folder / "var/site"


def test_every_guide_has_its_page(site):
    guides = {path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md")}
    wanted = {guide.parent if guide.name in {"index", "README"} else guide for guide in guides}
    assert {page.parent.relative_to(site) for page in site.rglob("index.html")} == wanted


def test_a_page_loads_nothing_from_elsewhere(site):
    assert [page.name for page in site.rglob("*.html") if LOADED.search(page.read_text(encoding="utf-8"))] == []


def tags(html):
    """Return how many items, cells and blocks of code a page has: what two readers of Markdown may take otherwise."""
    return {tag: len(re.findall(rf"<{tag}[ >]", html)) for tag in ("li", "td", "pre", "code", "h2", "h3", "img")}


@pytest.mark.parametrize("guide", sorted(DOCS.rglob("*.md")), ids=lambda guide: str(guide.relative_to(DOCS)))
def test_a_guide_reads_on_the_site_as_it_does_in_the_repository(site, guide):
    page = guide.with_suffix("") if guide.name not in {"index.md", "README.md"} else guide.parent
    shown = (site / page.relative_to(DOCS) / "index.html").read_text(encoding="utf-8")
    in_repository = MarkdownIt("commonmark").enable("table").render(guide.read_text(encoding="utf-8"))
    assert tags(shown[shown.index("<article") : shown.index("</article>")]) == tags(in_repository)


@pytest.mark.parametrize("link", ["nowhere.md", "cli.md#nowhere"])
def test_a_broken_link_stops_the_build(tmp_path, link):
    shutil.copytree(DOCS, tmp_path / "docs")
    with (tmp_path / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n[Nowhere]({link})\n")
    assert built(tmp_path)[1] != 0


def pages_for(audience):
    """Return the pages that the navigation gives to an audience; of a folder, all."""
    sections = yaml.safe_load((DOCS / ".nav.yml").read_text(encoding="utf-8"))["nav"]
    (named,) = [section[audience] for section in sections if isinstance(section, dict) and audience in section]
    patterns = [named] if isinstance(named, str) else named
    return {page for one in patterns for page in (DOCS.glob(one) if one.endswith(".md") else DOCS.glob(f"{one}/*.md"))}


def in_words(text):
    """Return the paragraphs of a page that are sentences: no code, no table, no title."""
    bare = re.sub(r"```[\s\S]*?```|`[^`]*`|\]\([^)]*\)|^(?: {4}|\||#).*$", " ", text, flags=re.MULTILINE)
    return [one for one in re.split(r"\n\s*\n", bare) if len(one.split()) >= SHORTEST]


def language(paragraph):
    """Return the language of which a paragraph has more small words."""
    return "en" if len(ENGLISH.findall(paragraph)) > len(FRENCH.findall(paragraph)) else "fr"


def test_a_language_is_told_from_another():
    english, french = (in_words((DOCS / name).read_text(encoding="utf-8")) for name in ("architecture.md", "cli.md"))
    assert min(len(english), len(french)) > 5
    assert {language(one) for one in english} == {"en"}
    assert {language(one) for one in french} == {"fr"}


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(DOCS)))
def test_a_guide_is_in_one_language(page):
    """English for engineers, French for everybody else; the home page sends engineers to theirs."""
    wanted = "en" if page in pages_for("Engineers") else "fr"
    others = [one for one in in_words(page.read_text(encoding="utf-8")) if language(one) != wanted]
    others = [one for one in others if page.name != "index.md" or "engineers" not in one]
    assert others == [], "a page in English stands under « Engineers » in docs/.nav.yml"
