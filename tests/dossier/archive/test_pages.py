"""How the pages look, as far as figures tell: no letter too small, no page half empty, no heading left behind."""

from __future__ import annotations

import io
import re
from typing import NamedTuple

import pypdf
import pytest

import diagnostic
from diagnostic import Response, report
from diagnostic.dossier import render_pdf
from tests.dossier.archive.conftest import DOCUMENTS
from tests.report.conftest import DAY

SMALLEST = 8.5  # points
SCALE = {"8.5", "9.5", "11", "13", "15", "18", "26", "34"}
FOOT, MIDDLE, HEADING = (
    60.0,
    418.0,
    13.0,
)  # points from the bottom of the sheet; the smallest size of a heading of a chapter


class Word(NamedTuple):
    """A piece of text on a page: its size and its height on the sheet, in points."""

    size: float
    y: float
    text: str


def words(page):
    found = []

    def visit(text, cm, tm, _, size):
        if text.strip():
            found.append(Word(abs(size * tm[3] * cm[3]), tm[5] * cm[3] + cm[5], text))

    page.extract_text(visitor_text=visit)
    return found


@pytest.fixture(scope="module")
def pages(dossier):
    """Return the words of each page of a dossier."""

    def read(name, template):
        return [words(page) for page in pypdf.PdfReader(io.BytesIO(dossier(name, template))).pages]

    return read


everywhere = pytest.mark.parametrize(
    ("name", "template"), [(name, template) for name in DOCUMENTS for template in report.names()]
)


@everywhere
def test_no_letter_is_too_small(pages, name, template):
    assert min(word.size for page in pages(name, template) for word in page) > SMALLEST - 0.1


@everywhere
def test_no_page_is_half_empty_between_the_first_and_the_last(pages, name, template):
    lowest = [min(word.y for word in page if word.y > FOOT) for page in pages(name, template)[1:-1]]
    assert [y for y in lowest if y > MIDDLE] == []


@everywhere
def test_no_heading_is_the_last_line_of_its_page(pages, name, template):
    last = [min((word.y, word) for word in page if word.y > FOOT)[1] for page in pages(name, template)]
    assert [word for word in last if word.size >= HEADING] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_summary_is_one_page(pages, name):
    assert len(pages(name, "synthese")) == 1


@pytest.fixture
def axes(questionnaire):
    """Return the report of the questionnaire of the test, half answered."""
    answers = {one.id: "some" for one in questionnaire.questions[::2]}
    return render_pdf(diagnostic.diagnose(questionnaire, Response.to(questionnaire, answers)), date=DAY)


def test_one_axis_alone_makes_a_report(axes):
    """
    dimensions: [{id: alone, label: Le seul axe}]
    levels: [{id: low, from: 0, label: Bas}, {id: high, from: 50, label: Haut}]
    questions: [{id: q, kind: level, dimension: alone, choices: [no, some, yes]}]
    """
    (cover, *_) = pypdf.PdfReader(io.BytesIO(axes)).pages
    assert "50 sur 100" in cover.extract_text()
    assert min(word.size for word in words(cover)) > SMALLEST - 0.1


@pytest.mark.verapdf
def test_nine_axes_make_a_report(axes, verapdf):
    """
    dimensions: [ua, ub, uc, ud, ue, uf, ug, uh, ui]
    questions:
      - {id: qa, kind: level, dimension: ua, choices: [no, some, yes]}
      - {id: qb, kind: level, dimension: ub, choices: [no, some, yes]}
      - {id: qc, kind: level, dimension: uc, choices: [no, some, yes]}
      - {id: qd, kind: level, dimension: ud, choices: [no, some, yes]}
      - {id: qe, kind: level, dimension: ue, choices: [no, some, yes]}
      - {id: qf, kind: level, dimension: uf, choices: [no, some, yes]}
      - {id: qg, kind: level, dimension: ug, choices: [no, some, yes]}
      - {id: qh, kind: level, dimension: uh, choices: [no, some, yes]}
      - {id: qi, kind: level, dimension: ui, choices: [no, some, yes]}
    """
    pages = [words(page) for page in pypdf.PdfReader(io.BytesIO(axes)).pages]
    assert min(word.size for page in pages for word in page) > SMALLEST - 0.1
    assert [verapdf(axes, flavour).broken for flavour in ("3a", "ua1")] == [[], []]


def test_every_size_of_type_is_one_of_the_scale():
    sheets = sorted(report.templates_folder().rglob("*.css"))
    sizes = {size for sheet in sheets for size in re.findall(r"font[^;{]*?([\d.]+)pt", sheet.read_text("utf-8"))}
    assert sizes == SCALE
