"""The private link: coming back, on another day and another screen."""

from __future__ import annotations

import pytest

from diagnostic import ResponseNotFoundError


def test_is_shown_whole_to_be_kept(visitor):
    visitor.opens("identite")
    assert f'value="http://localhost/q/{visitor.token}"' in visitor.html
    assert "gardez-le" in visitor.text


def test_survives_a_restart(visitor, make_app, settings, comes_back):
    visitor.answers("activite", "services")
    back = comes_back(make_app(settings), visitor.token)
    assert back.at == "rubrique/besoin"
    assert back.opens("rubrique/profil").page.fields.count(("activite", "services")) == 1


def test_opens_the_first_page_of_someone_who_has_said_nothing(visitor, app, comes_back):
    assert comes_back(app, visitor.token).at == "depart"


def test_opens_the_results_of_someone_who_has_finished(visitor, app, comes_back):
    visitor.answers_case("boutique")
    assert comes_back(app, visitor.token).at == "resultats"


def test_is_found_again_from_the_first_page(visitor, newcomer):
    token = visitor.token
    newcomer.opens("/")
    fields = {"link": f" http://localhost/q/{token.upper()}/ "}
    assert newcomer.sends("/reprendre", **fields).at.endswith("depart")


def test_a_link_copied_wrongly_is_told_and_kept_in_the_field(newcomer):
    newcomer.opens("/").sends("/reprendre", link="abcd-efgh")
    assert newcomer.status == 422
    assert 'value="abcd-efgh"' in newcomer.html
    assert 'href="#link"' in newcomer.html


def test_deletes_the_answers_only_when_asked_twice(visitor):
    visitor.opens("supprimer")
    assert visitor.kept
    visitor.sends()
    assert visitor.at == "/"
    assert "Vos réponses sont supprimées" in visitor.text
    with pytest.raises(ResponseNotFoundError):
        _ = visitor.kept


def test_goes_over_from_the_short_path_to_the_full_one_without_losing_anything(newcomer):
    visitor = newcomer.starts(path="short")
    visitor.answers("activite", "services")
    visitor.opens("verification").sends(f"/q/{visitor.token}/parcours-complet")
    assert visitor.response.path == "full"
    assert visitor.response.answers["activite"] == "services"
    assert visitor.at == "rubrique/besoin"


def test_going_over_to_the_full_path_twice_changes_nothing_more(newcomer):
    visitor = newcomer.starts(path="short").opens("verification").sends(f"/q/{newcomer.token}/parcours-complet")
    revision = visitor.kept.revision
    visitor.sends(f"/q/{visitor.token}/parcours-complet")
    assert visitor.kept.revision == revision
