from __future__ import annotations

import gc
import io
import sys

import pikepdf
import pypdf
import pytest

import diagnostic
from diagnostic import ReportError, Response
from diagnostic.dossier import prepare, render_pdf
from diagnostic.report.paper import templates
from diagnostic.report.paper.pages import laid_out
from tests.dossier.archive.conftest import LONG_NAME as LONG
from tests.report.conftest import DAY

CASES = ("boutique-kaori", "menuiserie-du-col", "pacific-clim-services")
CHAPTERS = [
    "Vos trois priorités",
    "Où vous en êtes",
    "Ce que vous aviez en tête",
    "Votre feuille de route",
    "Le plan de financement",
    "Qui peut vous aider",
    "Annexe pour l’instruction",
]
LARGEST = 400_000


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf, pages=None):
    read = pypdf.PdfReader(io.BytesIO(pdf)).pages[:pages]
    return " ".join("\n".join(page.extract_text() for page in read).replace("\u202f", " ").split())


def pages_of(pdf):
    with opened(pdf) as document:
        return len(document.pages)


@pytest.fixture(scope="session")
def kaori(case):
    return render_pdf(case("boutique-kaori"), date=DAY)


@pytest.mark.parametrize("name", CASES)
def test_the_dossier_of_a_case_is_six_to_twelve_light_pages(case, name):
    pdf = render_pdf(case(name), date=DAY)
    assert 6 <= pages_of(pdf) <= 12
    assert len(pdf) <= LARGEST


def test_the_first_page_is_for_the_owner(kaori):
    page = text_of(kaori, 1)
    assert "Boutique Kaori (fictive)" in page
    assert "9 999 996.001" in page
    assert "12 mars 2026" in page
    assert "Pas encore la boutique en ligne : d’abord réunir" in page
    assert "Vos trois priorités" in page
    assert "sur 100" in page


def test_the_whole_dossier_reads_back(kaori):
    text = text_of(kaori)
    for words in (*CHAPTERS, "Montant indicatif, sous réserve de l’instruction", "Signatures"):
        assert words in text


def test_the_document_says_what_it_is(kaori):
    with opened(kaori) as document:
        assert "Boutique Kaori" in str(document.docinfo["/Title"])
        assert "Camille" in str(document.docinfo["/Author"])
        assert str(document.Root.Lang) == "fr"


def test_the_chapters_are_bookmarks(kaori):
    with opened(kaori) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == CHAPTERS


def test_very_long_names_stay_on_the_first_page(case):
    identity = {"company": LONG, "advisor": LONG, "body": LONG, "place": LONG}
    pdf = render_pdf(case("boutique-kaori", identity=identity), date=DAY)
    assert "Suivre ses stocks" in text_of(pdf, 1)
    assert "sur 100" in text_of(pdf, 1)


def everything_unknown(real):
    response = Response.to(real)
    for question in real.questions:
        unknown = question.knows_not != "refused"
        response = response.saying(real, question.id, "dont-know" if unknown else question.all_choices[0].id)
    return response


@pytest.mark.parametrize(
    ("response", "words"),
    [
        (Response.to, "Le questionnaire n’a encore aucune réponse"),
        (everything_unknown, "je ne sais pas"),
        (lambda real: Response.to(real, {"fichier-clients": "papier"}, path="short"), "parcours court"),
    ],
    ids=["empty", "unknown", "short"],
)
def test_a_response_with_little_to_say_is_still_a_dossier(real, response, words):
    pdf = render_pdf(diagnostic.diagnose(real, response(real)), date=DAY)
    assert words in text_of(pdf)
    assert 4 <= pages_of(pdf) <= 12


def test_a_mature_business_gets_a_dossier_without_priorities(case, real):
    best = {question.id: question.all_choices[-1].id for question in real.questions if question.kind == "level"}
    changes = {
        "situation": "probleme",
        "activite": "services-ent",
        "objectifs": ["conformite"],
        "irritants": ["ressaisie"],
    }
    pdf = render_pdf(case("pacific-clim-services", answers=best | changes), date=DAY)
    assert "Rien à rattraper" in text_of(pdf, 1)
    assert "Ce que vous avez déjà" in text_of(pdf)


@pytest.mark.parametrize("wanted", ["manque.css", "https://exemple.nc/style.css", "../../../secret.css"])
def test_a_template_that_asks_for_what_is_not_there_is_refused(tmp_path, monkeypatch, real, wanted):
    (tmp_path / "essai").mkdir()
    (tmp_path / "essai" / "template.html.jinja").write_text(
        f'<link rel="stylesheet" href="{wanted}">', encoding="utf-8"
    )
    monkeypatch.setattr(templates, "FOLDERS", (tmp_path,))
    with pytest.raises(ReportError, match="manque"):
        render_pdf(diagnostic.diagnose(real, Response.to(real)), date=DAY, template="essai")


def test_everything_can_be_loaded_before_the_first_dossier():
    prepare()
    assert {"weasyprint", "pikepdf"} <= sys.modules.keys()


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_works_afterwards_as_it_did_before(collects):
    try:
        if not collects:
            gc.disable()
        laid_out("<html lang=fr><title>.</title><p>mot", templates.DEFAULT)
        assert gc.isenabled() is collects
        with pytest.raises(ReportError, match="aucun"):
            laid_out('<html lang=fr><link rel=stylesheet href="aucun.css"><p>mot', templates.DEFAULT)
        assert gc.isenabled() is collects
    finally:
        gc.enable()
