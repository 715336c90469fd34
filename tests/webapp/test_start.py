"""The first page, and the response it makes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.webapp.models import DMA, SAMM
from tests.webapp.visitor import Visitor


def test_says_what_it_is_how_long_it_takes_and_what_happens_to_the_data(newcomer):
    newcomer.opens("/")
    assert "Parcours complet, 8 minutes de questions au plus" in newcomer.text
    assert "Parcours court, 4 minutes de questions au plus" in newcomer.text
    assert "lien privé que vous seul avez" in newcomer.text


def test_begins_at_the_identity_sheet_by_redirection(newcomer):
    newcomer.opens("/").sends(mode="self", path="short", follow=False)
    assert newcomer.status == 302
    token = newcomer.reply.location.split("/")[2]
    kept = newcomer.store.get(token)
    assert (kept.mode, kept.response.path) == ("self", "short")


def test_asks_again_for_what_was_not_ticked_and_keeps_what_was(newcomer):
    newcomer.opens("/").sends(mode="self")
    assert newcomer.status == 422
    assert 'href="#path"' in newcomer.html
    assert 'href="#mode"' not in newcomer.html
    assert ("mode", "self") in newcomer.page.fields


def test_refuses_a_path_that_does_not_exist(newcomer):
    newcomer.opens("/").sends(mode="self", path="endless")
    assert newcomer.status == 422


def test_says_how_long_answers_are_kept_and_who_runs_the_service(make_app, settings):
    app = make_app(replace(settings, keep_months=12, operator="La Chambre", contact="donnees@exemple.nc"))
    page = app.test_client().get("/donnees").get_data(as_text=True)
    assert "12 mois après le dernier changement" in page
    assert "La Chambre" in page
    assert "donnees@exemple.nc" in page


@pytest.fixture
def offering(make_app, settings):
    """Somebody who visits an installation with three questionnaires."""
    return Visitor(make_app(replace(settings, others=(DMA, SAMM))))


def test_offers_the_other_questionnaires_after_its_own(offering):
    offering.opens("/")
    assert "Savoir par où commencer" in offering.text
    assert 'href="/questionnaires"' in offering.html
    assert "OWASP" not in offering.text
    offering.opens("/questionnaires")
    assert offering.html.index("/commencer/eu-dma-sme") < offering.html.index("/commencer/owasp-samm")
    assert "14 minutes de questions au plus" in offering.text


def test_alone_it_speaks_of_no_other(newcomer):
    assert "questionnaires" not in newcomer.opens("/").text


def test_the_choice_and_commencer_come_before_anything_else_to_read(offering):
    page = offering.opens("/").html
    assert page.index(">Commencer<") < page.index("Vous répondez.") < page.index('href="/questionnaires"')


def test_another_questionnaire_has_a_first_page_of_its_own(offering):
    offering.opens("/commencer/eu-dma-sme")
    assert "Maturité numérique selon l'outil européen (DMA)" in offering.text
    assert "plan de financement" not in offering.text
    assert "parcours court" not in offering.text.lower()
    assert 'href="/"' in offering.html


def test_another_questionnaire_is_begun_from_its_page(offering):
    offering.opens("/commencer/eu-dma-sme").sends(mode="self")
    token = offering.reply.request.path.split("/")[2]
    assert offering.store.get(token).questionnaire.id == "eu-dma-sme"


def test_what_was_not_ticked_is_asked_again_on_the_same_page(offering):
    offering.opens("/commencer/eu-dma-sme").sends()
    assert offering.status == 422
    assert "(DMA)" in offering.text


def test_a_questionnaire_that_is_not_offered_is_not_there(offering):
    assert offering.opens("/commencer/autre").status == 404
