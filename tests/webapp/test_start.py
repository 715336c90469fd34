"""The first page, and the response it makes."""

from __future__ import annotations

from dataclasses import replace

from diagnostic import read_answers


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


def test_shows_an_example_in_an_empty_database(make_app, settings, comes_back):
    app = make_app(replace(settings, demonstration=True))
    token = app.extensions["diagnostic"].store.fact("demonstration")
    page = app.test_client().get("/").get_data(as_text=True)
    assert f"/q/{token}/resultats" in page
    assert "Boutique d'essai" in comes_back(app, token).text
    said = read_answers(app.extensions["diagnostic"].questionnaire, settings.questionnaire / "cases" / "boutique.yaml")
    assert app.extensions["diagnostic"].store.get(token).response == said.response


def test_makes_the_example_once(make_app, settings):
    settings = replace(settings, demonstration=True)
    first = make_app(settings).extensions["diagnostic"].store.fact("demonstration")
    assert make_app(settings).extensions["diagnostic"].store.fact("demonstration") == first


def test_says_how_long_answers_are_kept_and_who_runs_the_service(make_app, settings):
    app = make_app(replace(settings, keep_months=12, operator="La Chambre", contact="donnees@exemple.nc"))
    page = app.test_client().get("/donnees").get_data(as_text=True)
    assert "12 mois après le dernier changement" in page
    assert "La Chambre" in page
    assert "donnees@exemple.nc" in page
