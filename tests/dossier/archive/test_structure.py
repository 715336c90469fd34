"""What a screen reader says of a dossier: kept whole, and looked at by its rules."""

from __future__ import annotations

import html
import io
import re
from collections import Counter
from itertools import pairwise

import pikepdf
import pytest

from diagnostic import report
from tests.dossier.archive.conftest import BODY, CASES, DOCUMENTS, LONG
from tests.dossier.archive.spoken import spoken, unspoken
from tests.report.conftest import DAY

SAID = re.compile(r"^ *\(?[A-Z]\w*\)?(\[[^\n]*?\](?= |$))?( \d+\.| •)?(?= |$)")
PARENTS = {"LI": {"L"}, "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}, "LBody": {"LI"}, "Lbl": {"LI"}}


def elements(pdf):
    """Return every element of the structure tree with its parent."""
    waiting, found = list(pdf.Root.StructTreeRoot.K), []
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += [kid for kid in one.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return found


@pytest.fixture(scope="session", params=DOCUMENTS)
def pdf(request, dossier):
    with pikepdf.open(io.BytesIO(dossier(request.param))) as document:
        yield document


@pytest.mark.parametrize("name", CASES)
def test_a_dossier_is_said_as_we_know_it(dossier, golden, name):
    golden(f"{name}.txt", spoken(dossier(name)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_said_is_what_is_written_word_for_word(documents, dossier, name):
    """Two words on two lines are not one, nothing is said twice, nothing is left out."""
    body = BODY if name == LONG else None
    written = words_written(report.render_html(report.context(documents[name], date=DAY, body=body)))
    assert words_said(spoken(dossier(name))) == written


def words_written(page):
    """Return the words of a page, without its drawings and what is repeated on every page."""
    body = page.partition("</head>")[2]
    shown = re.sub(r'<svg.*?</svg>|<div class="running-.*?</div>', "", body, flags=re.DOTALL)
    joined = re.sub(r"</?(?:strong|em|span|a)\b[^>]*>", "", shown)
    return Counter(html.unescape(re.sub(r"<[^>]*>", " ", joined)).split())


def words_said(text):
    """Return the words of a structure, without roles, marks of lists, figures and addresses; headers that come again on
    the next page of a table count once.
    """
    lines = text.splitlines()
    once = [line for place, line in enumerate(lines) if "Scope=Column" not in line or line not in lines[:place]]
    said = [SAID.sub("", line) for line in once]
    return Counter(re.sub(r"\[http[^\]]*\]", "", " ".join(said)).split())


def test_titles_go_down_one_rank_at_a_time(pdf):
    ranks = [int(role[1]) for role in re.findall(r"^ *(H[1-6])\b", told(pdf), re.MULTILINE)]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def told(pdf):
    file = io.BytesIO()
    pdf.save(file)
    return spoken(file.getvalue())


def test_every_figure_is_told_in_words(pdf):
    figures = [one for one in elements(pdf) if one.S == "/Figure"]
    assert all(len(str(figure.Alt)) > 20 for figure in figures)


def test_every_header_of_a_table_says_what_it_heads(pdf):
    found = elements(pdf)
    headers = [one for one in found if one.S == "/TH"]
    assert {str(header.A.Scope) for header in headers} <= {"/Row", "/Column"}
    names = [bytes(name) for name in list(pdf.Root.StructTreeRoot.get("/IDTree", {"/Names": []})["/Names"])[::2]]
    assert names == sorted({bytes(header.ID) for header in headers})
    cells = [one for one in found if one.S == "/TD"]
    assert all(bytes(name) in names for cell in cells for name in cell.A.get("/Headers", []))


def test_every_table_has_headers(pdf):
    for table in (one for one in elements(pdf) if one.S == "/Table"):
        rows = [one for one in elements_below(table) if one.S == "/TR"]
        assert all(any(cell.S == "/TH" for cell in row.K) for row in rows) or all(c.S == "/TH" for c in rows[0].K)


def elements_below(element):
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements_below(kid)


def test_lists_and_tables_are_nested_as_they_must(pdf):
    for one in elements(pdf):
        allowed = PARENTS.get(str(one.S)[1:])
        assert allowed is None or str(one.P.S)[1:] in allowed
        if one.S == "/L":
            assert all(kid.S in {"/LI", "/L", "/Caption"} for kid in one.K)


def test_no_text_stands_outside_a_block(pdf):
    """A group (a section, a list, a table) holds blocks, never text."""
    groups = {"/Document", "/Part", "/Sect", "/Art", "/Div", "/L", "/LI", "/Table", "/TR", "/THead", "/TBody"}
    assert [str(one.S) for one in elements(pdf) if one.S in groups and any(isinstance(kid, int) for kid in one.K)] == []


def test_each_mark_leads_to_its_element_and_each_element_to_its_parent(pdf):
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    for one in elements(pdf):
        for kid in one.K:
            if isinstance(kid, int):
                page = next(place for place, page in enumerate(pdf.pages) if page.obj.objgen == one.Pg.objgen)
                assert nums[2 * page + 1][kid].objgen == one.objgen
            elif "/S" in kid:
                assert kid.P.objgen == one.objgen


def test_links_are_tagged_and_say_where_they_lead(pdf):
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    by_key = dict(zip(list(nums)[::2], list(nums)[1::2], strict=True))
    links = [link for page in pdf.pages for link in page.get("/Annots", [])]
    for link in links:
        assert str(link.Contents) == str(link.A.URI)
        assert by_key[int(link.StructParent)].S == "/Link"
    assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(pdf.pages) + len(links)


def test_heads_feet_and_page_numbers_are_not_said(dossier):
    pages = unspoken(dossier("boutique-kaori"))
    assert all(f"{number} / {len(pages)}" in text and "empreinte" in text for number, text in enumerate(pages, 1))
    assert "Diagnostic de maturité numérique · Boutique Kaori" in pages[1]
    assert "1 / " not in spoken(dossier("boutique-kaori"))


def test_every_text_of_a_page_is_marked(dossier):
    """Every text belongs to the structure, or is set apart."""
    for name in CASES:
        with pikepdf.open(io.BytesIO(dossier(name))) as document:
            for page in document.pages:
                marks = [str(one.operator) for one in pikepdf.parse_content_stream(page)]
                depth = 0
                for mark in marks:
                    depth += (mark in {"BDC", "BMC"}) - (mark == "EMC")
                    assert mark not in {"Tj", "TJ"} or depth
