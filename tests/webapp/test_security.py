"""Private links stay private, and nobody sends a form in somebody else's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.webapp.visitor import Visitor

PLACES = ["/", "/donnees", "identite", "rubrique/profil", "verification", "resultats", "supprimer", "/nulle-part"]


@pytest.mark.parametrize("place", PLACES)
def test_every_page_says_what_the_browser_may_do(visitor, place):
    headers = visitor.opens(place).reply.headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Cache-Control"] == "no-store"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("place", PLACES)
def test_no_page_needs_what_the_policy_forbids(visitor, place):
    html = visitor.answers_case("boutique").opens(place).html
    assert " style=" not in html
    assert "<style" not in html
    assert "<script>" not in html
    assert " onclick=" not in html


def test_the_cookie_is_for_the_server_alone(newcomer):
    cookie = newcomer.opens("/").reply.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_cookie_goes_only_over_https_where_the_service_has_it(make_app, settings):
    app = make_app(replace(settings, public_url="https://exemple.nc"))
    assert "Secure" in app.test_client().get("/").headers["Set-Cookie"]


def test_the_private_link_is_the_public_address(make_app, settings):
    visitor = Visitor(make_app(replace(settings, public_url="https://exemple.nc"))).starts()
    assert f'value="https://exemple.nc/q/{visitor.token}"' in visitor.html


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("identite", "Cette page n'est pas encore enregistrée."),
        ("rubrique/besoin", "Cette page n'est pas encore enregistrée."),
        ("supprimer", "Cette page n'a pas pu être lue"),
    ],
)
def test_a_form_without_its_token_is_refused_and_changes_nothing(visitor, place, said):
    visitor.opens(place).sends(csrf_token=None, budget="b1", company="Autre")
    assert visitor.status == 400
    assert said in visitor.text
    assert visitor.response.answers == visitor.response.identity == {}


def test_a_response_cannot_be_begun_in_somebodys_name(newcomer):
    newcomer.opens("/").sends(csrf_token=None, mode="self", path="full")
    assert newcomer.status == 400
    assert newcomer.store.is_empty()
