"""The plain report: any questionnaire, with or without recommendations, answered or not."""

from __future__ import annotations

import io

import pypdf
import pytest

import diagnostic
from diagnostic import Response, report
from diagnostic.dossier import render_pdf
from tests.report.conftest import DAY, HERE, REAL

QUESTIONNAIRES = REAL.parent
FILES = {
    "dma-boutique-papier": ("eu-dma-sme", QUESTIONNAIRES / "eu-dma-sme/cases/boutique-papier.yaml"),
    "dma-a-mi-chemin": ("eu-dma-sme", HERE / "atelier-a-mi-chemin.yaml"),
    "samm-une-pratique": ("owasp-samm", QUESTIONNAIRES / "owasp-samm/cases/une-pratique-inegale.yaml"),
    "samm-tout": ("owasp-samm", QUESTIONNAIRES / "owasp-samm/cases/toutes-les-reponses.yaml"),
    "kaori": ("maturite-numerique", REAL / "cases/boutique-kaori.yaml"),
}


@pytest.fixture(scope="module")
def diagnosed():
    def made(name):
        folder, answers = FILES[name]
        questionnaire = diagnostic.load(QUESTIONNAIRES / folder)
        return diagnostic.diagnose(questionnaire, diagnostic.read_answers(questionnaire, answers).response)

    return made


@pytest.fixture(scope="module")
def nothing_said():
    questionnaire = diagnostic.load(QUESTIONNAIRES / "eu-dma-sme")
    return diagnostic.diagnose(questionnaire, Response.to(questionnaire))


def page_of(diagnosis):
    return report.render_html(report.context(diagnosis, date=DAY), "maturite")


def text_of(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("name", FILES)
def test_the_report_is_the_one_we_know(diagnosed, golden, name):
    golden(f"maturite-{name}.html", page_of(diagnosed(name)))


@pytest.mark.parametrize(
    ("name", "pages", "words"),
    [
        ("dma-boutique-papier", 4, "Niveau « De base » : 7 sur 100."),
        ("samm-tout", 7, "Score d’ensemble : 1,3 sur 3."),
        ("kaori", 11, "Pas encore la boutique en ligne"),
    ],
)
def test_the_report_says_first_where_one_stands(diagnosed, name, pages, words):
    told = text_of(render_pdf(diagnosed(name), date=DAY, template="maturite"))
    assert len(told) <= pages
    assert words in " ".join(told[0].split()).replace("\u202f", " ").replace("\xa0", " ")


def test_without_recommendations_there_is_neither_roadmap_nor_funding(diagnosed):
    page = page_of(diagnosed("dma-boutique-papier"))
    assert [
        word for word in ("feuille de route", "plan de financement", "Vos priorités", "prestataire") if word in page
    ] == []


def test_with_recommendations_there_are_both(diagnosed):
    page = page_of(diagnosed("kaori"))
    assert "Votre feuille de route" in page
    assert "Le plan de financement" in page


def test_a_report_of_nothing_says_so(nothing_said):
    page = page_of(nothing_said)
    assert "Le questionnaire n’a encore aucune réponse" in page
    assert "Les premiers scores apparaissent" in page
    assert "Entreprise sans nom" not in page


def test_a_questionnaire_gets_the_template_that_suits_it(real, nothing_said):
    assert report.template_of(real) == "dossier-province-sud"
    assert report.template_of(nothing_said.questionnaire) == "maturite"
    assert report.template_of(real.model_copy(update={"template": "maturite"})) == "maturite"


def test_the_file_is_named_after_the_questionnaire_where_no_ridet_is_asked_for(nothing_said):
    assert report.file_name(nothing_said, DAY) == "eu-dma-sme_2026-03-12.pdf"
