"""A logo keeps its shape and its place beside whatever an organisation is called and wherever it is found."""

from __future__ import annotations

import io
from base64 import b64encode

import pypdfium2
import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from diagnostic import report
from diagnostic.dossier import render_pdf
from diagnostic.model import Organisation
from tests.dossier.archive.conftest import CASES
from tests.dossier.archive.test_margins import CAPITALS, outside
from tests.report.conftest import DAY

# 45 mm and 14 mm in points: what a logo fits in.
WIDEST, HIGHEST = 127.6, 39.7
LONG = f"{CAPITALS} ET DES ÎLES, ANTENNE DU NORD"


def png(width, height):
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#7a1f4b").save(file, "PNG")
    return f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"


@pytest.fixture(scope="module")
def headed(documents):
    """Return the report of a case in the name of an organisation with this logo, and with long words beside it."""

    def made(logo, template):
        body = Organisation(name=LONG, address=LONG, contact=LONG, logo=logo)
        return render_pdf(documents[CASES[0]], date=DAY, template=template, body=body)

    return made


def logo_of(pdf):
    """Return how wide and how high the one picture of a first page is, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        (picture,) = document[0].get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
        left, bottom, right, top = picture.get_bounds()
        return right - left, top - bottom


@pytest.mark.parametrize("template", report.names())
def test_a_logo_is_not_squeezed_by_a_long_name(headed, template):
    assert logo_of(headed(png(400, 200), template)) == pytest.approx((2 * HIGHEST, HIGHEST), abs=0.2)


@pytest.mark.parametrize("template", report.names())
def test_nor_does_a_wide_one_push_the_name_off_the_sheet(headed, template):
    pdf = headed(png(1600, 24), template)
    assert outside(pdf) == []
    assert logo_of(pdf) == pytest.approx((WIDEST, WIDEST * 24 / 1600), abs=0.2)
