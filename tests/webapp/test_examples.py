"""The examples: anybody looks at them, nobody changes them, and a copy is the visitor's own."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

import diagnostic
from diagnostic import ResponseNotFoundError
from tests.webapp.browser.driving import REAL
from tests.webapp.models import DMA
from tests.webapp.visitor import SMALL, Visitor
from webapp.storage import Store

SHOP = "/exemples/atelier/boutique"


@pytest.fixture
def showing(make_app, settings):
    """Make somebody who visits an installation that shows examples."""

    def visit(**changes):
        return Visitor(make_app(replace(settings, demonstration=True, **changes)))

    return visit


@pytest.fixture
def guest(showing):
    return showing()


def test_the_first_page_leads_to_them(guest):
    assert 'href="/exemples"' in guest.opens("/").html
    assert f'href="{SHOP}"' in guest.opens("/exemples").html


def test_an_installation_that_shows_none_speaks_of_none(newcomer):
    assert "exemple terminé" not in newcomer.opens("/").text
    assert newcomer.opens("/exemples").status == 404
    assert newcomer.opens(SHOP).status == 404


def test_every_case_of_every_questionnaire_is_one_the_products_own_first(showing):
    guest = showing(questionnaire=REAL, others=(DMA,)).opens("/exemples")
    names = ("boutique-kaori", "menuiserie-du-col", "pacific-clim-services")
    places = [guest.html.index(f"/exemples/maturite-numerique/{name}") for name in names]
    assert places == sorted(places)
    assert max(places) < guest.html.index("/exemples/eu-dma-sme/boutique-papier")
    assert "Boutique Kaori" in guest.text


def test_shows_results_answers_and_its_other_businesses(showing):
    guest = showing(questionnaire=REAL).opens("/exemples/maturite-numerique/menuiserie-du-col")
    assert guest.status == 200
    assert "/exemples/maturite-numerique/boutique-kaori" in guest.html
    assert "Vos priorités" in guest.text or "Vos trois priorités" in guest.text
    assert "Modifier" not in guest.opens("/exemples/maturite-numerique/menuiserie-du-col/reponses").text
    assert "Menuiserie du Col" in guest.text


@pytest.mark.parametrize("page", ["/etape/crm", "/financement"])
def test_a_page_one_link_away_has_no_form_at_all_and_leads_back(guest, page):
    assert f'href="{SHOP}{page}"' in guest.opens(SHOP).html
    guest.opens(SHOP + page)
    assert guest.status == 200
    assert "<form" not in guest.html
    assert "/q/" not in guest.html
    assert f'href="{SHOP}#' in guest.html


def test_the_ways_of_doing_a_step_are_read_with_their_prices(guest):
    guest.opens(f"{SHOP}/etape/crm")
    assert "La façon de faire" in guest.text
    assert guest.text.count("La solution courante :") == 1


def test_a_step_or_a_page_that_an_example_has_not_leads_to_its_results(showing):
    guest = showing(questionnaire=REAL)
    kaori = "/exemples/maturite-numerique/boutique-kaori"
    known = guest.app.extensions["diagnostic"].questionnaire.recommendations
    listed = guest.opens(kaori).html
    absent = next(one.id for one in known if f"/etape/{one.id}" not in listed)
    assert guest.opens(f"{kaori}/etape/{absent}").reply.request.path == kaori
    assert guest.opens(f"{kaori}/ce-qui-peut-changer").reply.request.path == kaori
    assert guest.opens(f"{kaori}/etape/conseil-d-avant").status == 404


@pytest.mark.parametrize("page", ["", "/reponses"])
def test_nothing_that_changes_anything_is_offered(guest, page):
    guest.opens(SHOP + page)
    forms = guest.html.split("<form")[1:]
    assert [form.split('action="')[1].split('"')[0] for form in forms] == [f"{SHOP}/copie"]
    assert "/q/" not in guest.html
    assert "Supprimer" not in guest.text


@pytest.mark.parametrize(
    "page", ["", "/reponses", "/etape/crm", "/financement", "/supprimer", "/identite", "/fichier-clients"]
)
def test_what_is_sent_to_it_all_the_same_is_refused_kindly(guest, page):
    guest.opens(SHOP).sends(SHOP + page, company="Autre")
    assert guest.status in {404, 405}
    assert "Aller à l'accueil" in guest.text
    assert guest.store.is_empty()
    assert "Autre" not in guest.opens(SHOP).text


def test_a_copy_is_the_visitors_own(guest):
    guest.opens(SHOP).sends(f"{SHOP}/copie")
    guest.token = guest.reply.request.path.split("/")[2]
    case = diagnostic.read_answers(guest.kept.questionnaire, SMALL / "cases" / "boutique.yaml").response
    assert guest.at == "resultats"
    assert "Cette copie est à vous" in guest.text
    assert guest.response == case
    guest.answers("company", "La mienne")
    assert guest.response.identity["company"] == "La mienne"
    assert "La mienne" not in guest.opens(SHOP).text
    guest.opens(f"/q/{guest.token}/supprimer").sends()
    assert guest.store.is_empty()
    assert guest.opens(SHOP).status == 200


def test_two_copies_are_two(guest):
    first = guest.opens(SHOP).sends(f"{SHOP}/copie").reply.request.path
    assert guest.opens(SHOP).sends(f"{SHOP}/copie").reply.request.path != first


def test_a_copy_is_not_made_in_somebodys_name(guest):
    assert guest.opens(SHOP).sends(f"{SHOP}/copie", csrf_token=None).status == 400
    assert guest.store.is_empty()


def test_its_dossier_is_made_and_is_the_same_for_all(showing, press):
    guest = showing(dossiers=press).opens(f"{SHOP}/dossier").waits(page=f"{SHOP}/dossier/preparation")
    guest.opens(f"{SHOP}/dossier.pdf")
    assert guest.reply.data.startswith(b"%PDF")
    assert "exemple_boutique.pdf" in guest.reply.headers["Content-Disposition"]
    assert Visitor(guest.app).opens("/").opens(f"{SHOP}/dossier.pdf").reply.data == guest.reply.data


def test_waiting_for_it_may_be_left_and_asked_again(guest):
    guest.opens(f"{SHOP}/dossier?paper=synthese")
    assert guest.stands == "waiting"
    assert f"{SHOP}/dossier.pdf?paper=synthese" not in guest.html
    guest.sends(f"{SHOP}/dossier/annuler?paper=synthese")
    assert guest.reply.request.path == SHOP
    assert guest.opens(f"{SHOP}/dossier/preparation?paper=synthese").stands == "nothing"
    assert guest.opens(SHOP).sends(f"{SHOP}/dossier/recommencer?paper=synthese").stands == "waiting"


def test_a_case_with_mistakes_is_left_out_and_the_operator_is_told(showing, tmp_path, caplog):
    folder = tmp_path / "atelier"
    shutil.copytree(SMALL, folder)
    (folder / "cases" / "autre.yaml").write_text("answers: {personne: oui}\n", encoding="utf-8")
    guest = showing(questionnaire=folder).opens("/exemples")
    assert SHOP in guest.html
    assert "/exemples/atelier/autre" not in guest.html
    assert "an example is not shown" in caplog.text


def test_without_cases_the_first_page_speaks_of_none(showing, tmp_path):
    folder = tmp_path / "atelier"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("cases"))
    assert "exemple terminé" not in showing(questionnaire=folder).opens("/").text


@pytest.fixture
def kept_before(settings):
    """Keep an example the way earlier versions did, under a link that everybody was shown; return its token."""
    store = Store(settings.database_url)
    questionnaire = diagnostic.load(SMALL)
    said = diagnostic.read_answers(questionnaire, SMALL / "cases" / "boutique.yaml").response
    kept = store.add(questionnaire, said, "advisor")
    store.note("demonstration", kept.token)
    yield kept
    store.close()


def test_the_example_that_earlier_versions_kept_is_let_go_of(kept_before, guest):
    with pytest.raises(ResponseNotFoundError):
        guest.store.get(kept_before.token)
    assert guest.opens("/exemples").status == 200
    assert kept_before.token not in guest.opens("/").html


def test_an_old_example_that_somebody_made_theirs_stays_theirs(kept_before, settings, showing):
    store = Store(settings.database_url)
    store.save(kept_before, kept_before.response.saying(kept_before.questionnaire, "company", "Chez moi"))
    store.close()
    guest = showing()
    assert guest.store.get(kept_before.token).response.identity["company"] == "Chez moi"
    assert kept_before.token not in guest.opens("/").html


def test_an_old_example_that_somebody_deleted_leads_nowhere_any_more(kept_before, settings, showing):
    store = Store(settings.database_url)
    store.delete(kept_before.token)
    store.close()
    assert "/q/" not in showing().opens("/").html
