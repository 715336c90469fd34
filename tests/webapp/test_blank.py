"""The questionnaire to print."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from tests.webapp.test_dossier import jobs, made_up
from tests.webapp.visitor import Visitor

WAITING = "/questionnaire-vierge/preparation"


def text_of(reply):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(reply.data)).pages)


@pytest.fixture
def made(make_app, settings, pdf_folder):
    """Return what a visitor of an application with a dispatcher downloads in the end."""
    visitor = Visitor(make_app(replace(settings, dossiers=pdf_folder)))

    def download(asked):
        visitor.opens(f"/questionnaire-vierge{asked}").waits(asked, WAITING)
        return visitor.opens(f"/questionnaire-vierge.pdf{asked}").reply

    return download


def test_the_first_page_leads_to_it(newcomer):
    page = newcomer.opens("/").html
    assert 'href="/questionnaire-vierge.pdf"' in page
    assert 'href="/questionnaire-vierge.pdf?path=short"' in page


def test_is_asked_for_and_waited_for_by_whoever_opens_its_address(newcomer):
    assert newcomer.opens("/questionnaire-vierge.pdf?path=short").at == WAITING
    assert dict(newcomer.reply.request.args) == {"path": "short"}
    assert newcomer.stands == "waiting"
    assert "Votre questionnaire se prépare" in newcomer.text


def test_is_the_whole_questionnaire_or_its_short_path(made):
    whole, short = made(""), made("?path=short")
    assert whole.mimetype == short.mimetype == "application/pdf"
    assert whole.headers["Content-Disposition"] == 'attachment; filename="atelier_1.0.0_vierge.pdf"'
    assert "Comment faites-vous vos factures" in text_of(whole)
    assert "Comment faites-vous vos factures" not in text_of(short)


def test_is_made_once(newcomer):
    newcomer.opens("/questionnaire-vierge")
    made_up(newcomer)
    assert newcomer.opens("/questionnaire-vierge").stands == "ready"
    assert 'href="/questionnaire-vierge.pdf"' in newcomer.html
    assert jobs(newcomer).queue.take() is None


def test_looking_at_the_page_asks_for_nothing(newcomer):
    assert newcomer.opens(WAITING).stands == "nothing"
    assert "Aucun questionnaire n'est en préparation" in newcomer.text


def test_is_left_when_one_asks(newcomer):
    newcomer.opens("/questionnaire-vierge").sends("/questionnaire-vierge/annuler")
    assert newcomer.at == "/"
    assert "La préparation du questionnaire est annulée" in newcomer.text
    assert newcomer.opens(WAITING).stands == "nothing"


def test_is_not_left_while_somebody_else_wants_the_same(app, newcomer):
    other = Visitor(app).opens("/questionnaire-vierge")
    newcomer.opens("/questionnaire-vierge").sends("/questionnaire-vierge/annuler")
    assert other.opens(WAITING).stands == "waiting"


def test_one_that_cannot_be_made_can_be_asked_for_again(newcomer):
    newcomer.opens("/questionnaire-vierge")
    jobs(newcomer).queue.fail(jobs(newcomer).queue.take().key)
    assert newcomer.opens(WAITING).stands == "failed"
    assert "Réessayez" in newcomer.text
    assert newcomer.sends("/questionnaire-vierge/recommencer").stands == "waiting"


def test_too_many_at_once_are_told_to_try_again(app, newcomer):
    for company in ("Première", "Deuxième", "Troisième"):
        other = Visitor(app).starts()
        other.answers("company", company)
        other.opens("dossier")
    assert newcomer.opens("/questionnaire-vierge").status == 503
    assert 'href="/questionnaire-vierge"' in newcomer.html


def test_of_a_questionnaire_that_is_not_offered_there_is_none(newcomer):
    assert newcomer.opens("/questionnaire-vierge?questionnaire=autre").status == 404
