"""The dossier is PDF/A-3a and PDF/UA-1, says veraPDF; and the same bytes, whoever makes it and where."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from typing import Any

import pikepdf
import pytest

from diagnostic import report
from diagnostic.dossier import render_pdf
from diagnostic.dossier.archive import archived
from diagnostic.report.paper.pages import laid_out
from tests.dossier.archive.conftest import DOCUMENTS
from tests.report.conftest import DAY, REAL

LARGEST = 400_000
CORES = sorted(os.sched_getaffinity(0))
MAKE = """
import datetime, hashlib, sys, diagnostic
from diagnostic import dossier
questionnaire = diagnostic.load(sys.argv[1])
response = diagnostic.read_answers(questionnaire, sys.argv[1] + "/cases/boutique-kaori.yaml").response
pdf = dossier.render_pdf(diagnostic.diagnose(questionnaire, response), date=datetime.date(2026, 3, 12))
print(hashlib.sha256(pdf).hexdigest())
"""


def elements(pdf: bytes) -> int:
    """Return how many elements the structure of a document has: so much at least is to be checked."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return sum(isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one for one in document.objects)


@pytest.mark.verapdf
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("template", report.names())
def test_a_dossier_is_pdf_a_3a_and_pdf_ua_1(verapdf, dossier, template, name):
    for flavour in ("3a", "ua1"):
        verdict = verapdf(dossier(name, template), flavour)
        assert verdict.broken == []
        assert verdict.compliant
        assert verdict.checks > 50 * elements(dossier(name, template))


@pytest.fixture(scope="session")
def plain():
    """The least that a template may make: a title, no table, nothing attached."""
    page = '<html lang="fr"><head><title>Titre</title></head><body><h1>Un titre</h1></body></html>'
    return archived(laid_out(page, "dossier-province-sud"), (), DAY)


@pytest.mark.verapdf
def test_so_is_the_least_that_a_template_may_make(verapdf, plain):
    assert [verapdf(plain, flavour).broken for flavour in ("3a", "ua1")] == [[], []]


def test_without_tables_there_are_no_names_of_headers(plain):
    with pikepdf.open(io.BytesIO(plain)) as document:
        assert "/IDTree" not in document.Root.StructTreeRoot
        assert list(document.Root.AF) == []


@pytest.mark.verapdf
def test_the_validator_would_tell(verapdf, case):
    page = report.render_html(report.context(case("boutique-kaori"), date=DAY))
    told = verapdf(laid_out(page, "dossier-province-sud"), "ua1")
    assert not told.compliant
    assert [rule.split()[2] for rule in told.broken] == ["5-1"]


def test_a_whole_dossier_is_light(kaori):
    assert len(kaori) <= LARGEST


def test_the_document_says_what_it_is(kaori):
    with pikepdf.open(io.BytesIO(kaori)) as document:
        root: Any = document.Root
        assert root.MarkInfo.Marked is True
        assert root.Lang == "fr"
        assert root.ViewerPreferences.DisplayDocTitle is True
        assert all(page.Tabs == "/S" for page in document.pages)
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        assert root.OutputIntents[0].DestOutputProfile.N == 3
        assert not document.is_encrypted


def test_the_file_says_both_things_that_it_is(kaori):
    with pikepdf.open(io.BytesIO(kaori)) as document, document.open_metadata() as told:
        assert told.pdfa_status == "3A"
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == str(document.docinfo["/Title"])


def test_every_font_is_embedded_and_says_its_letters(kaori):
    with pikepdf.open(io.BytesIO(kaori)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/ToUnicode" in font for font in fonts)
        described = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert all("/FontFile2" in one and "Source" in str(one.FontName) for one in described)


def test_two_dossiers_have_two_names(kaori, case):
    other = render_pdf(case("boutique-kaori"), date=DAY.replace(day=13))
    names = []
    for pdf in (kaori, other):
        with pikepdf.open(io.BytesIO(pdf)) as document, document.open_metadata() as told:
            names += [told["xmpMM:DocumentID"], told["xmpMM:InstanceID"], bytes(document.trailer.ID[1])]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("seed", "zone", "core"), [("0", "Pacific/Noumea", CORES[0]), ("20261123", "UTC", CORES[-1])])
def test_the_same_diagnosis_gives_the_same_bytes_in_any_process_on_any_core(kaori, seed, zone, core):
    made = subprocess.run(
        [sys.executable, "-c", MAKE, str(REAL)],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.strip() == hashlib.sha256(kaori).hexdigest()


@pytest.mark.verapdf
@pytest.mark.parametrize(("name", "short"), [("real", False), ("real", True), ("small", False)])
def test_a_questionnaire_to_fill_in_by_hand_is_pdf_ua_1(verapdf, request, name, short):
    verdict = verapdf(report.render_blank_pdf(request.getfixturevalue(name), short=short), "ua1")
    assert verdict.broken == []
    assert verdict.compliant
