"""Every mistake has a page in French that is gentle and gives a way out."""

from __future__ import annotations

import re
import sqlite3

import pytest
from sqlalchemy import text

from diagnostic import ConflictError, ReportError, ResponseNotFoundError
from webapp.http.errors import PAGES, STATUSES


@pytest.mark.parametrize("path", ["/nulle-part", "/q/abcd-efgh", "/q/abcd-efgh/resultats", "/q/abcd-efgh/dossier.pdf"])
def test_a_page_that_does_not_exist(newcomer, path):
    newcomer.opens(path)
    assert newcomer.status == 404
    assert "Cette page n'existe pas" in newcomer.text
    assert 'href="/"' in newcomer.html


def test_an_answer_too_long_for_the_server(visitor):
    visitor.answers("remarque", "a" * 3_000_000)
    assert visitor.status == 413
    assert "C'est trop long pour nous" in visitor.text
    assert "ce que vous avez écrit y est encore" in visitor.text


def test_a_text_too_long_for_its_question_is_only_told(visitor):
    visitor.answers("remarque", "é" * 300_000)
    assert visitor.status == 422
    assert "Ce texte est trop long" in visitor.text
    assert ("remarque", "é" * 300_000) in visitor.page.fields


def test_a_bug_says_that_the_answers_are_safe_and_tells_nothing_else(visitor, app):
    app.view_functions["results.show"] = lambda token: 1 / 0
    visitor.opens("resultats")
    assert visitor.status == 500
    assert "Vos réponses enregistrées sont en sécurité" in visitor.text
    assert "ZeroDivisionError" not in visitor.html
    assert f'href="/q/{visitor.token}"' in visitor.html


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ResponseNotFoundError("x"), 404),
        (ConflictError("x"), 409),
        (ReportError("x", "y"), 500),
    ],
)
def test_the_errors_of_the_product_have_their_status(visitor, app, error, status):
    def fail(token):
        raise error

    app.view_functions["results.show"] = fail
    visitor.opens("resultats")
    assert visitor.status == status


def test_every_status_of_the_table_has_a_page():
    assert set(STATUSES.values()) <= set(PAGES)


def test_a_method_that_is_not_allowed(visitor):
    visitor.looks_at(visitor.client.get(f"/q/{visitor.token}/reponse"))
    assert visitor.status == 405
    assert "Aller à l'accueil" in visitor.text


def forgets(visitor):
    """Lose the cookies, as when the browser was closed or they were cleared."""
    visitor.client.delete_cookie("session")
    return visitor


def test_a_page_without_its_cookies_is_shown_again_as_it_was_filled_in(visitor):
    visitor.answers("budget", "b1").opens("rubrique/besoin")
    forgets(visitor).sends(budget="b2", objectifs=["temps", "vendre"])
    assert visitor.status == 400
    assert "Cette page n'est pas encore enregistrée." in visitor.text
    assert visitor.response.answers == {"budget": "b1"}
    visitor.sends()
    assert visitor.status == 200
    assert visitor.response.answers == {"budget": "b2", "objectifs": ("vendre", "temps")}


def test_what_was_typed_to_questions_that_it_opens_is_shown_again_too(visitor):
    visitor.opens("rubrique/profil")
    fields = [("asked", "stock-oui"), ("served:answers/stock-oui", ""), ("base:answers/stock-oui", "1")]
    visitor.page.fields += [*fields, ("stock-oui", "yes")]
    forgets(visitor).sends(activite="commerce")
    assert ("activite", "commerce") in visitor.page.fields
    assert ("stock-oui", "yes") in visitor.page.fields


def test_a_page_without_its_cookies_knows_what_another_screen_changed_since(visitor):
    visitor.opens("rubrique/besoin")
    visitor.changes_elsewhere("budget", "b1")
    forgets(visitor).sends(budget="b2")
    assert "Sur l'autre écran : Moins de 300 000 F CFP" in visitor.text
    assert ("budget", "b2") in visitor.page.fields
    assert visitor.response.answers == {"budget": "b1"}


def test_the_identity_sheet_without_its_cookies_too(visitor):
    visitor.opens("identite")
    forgets(visitor).sends(company="Chez Kaori", ridet="12")
    fields = dict(visitor.page.fields)
    assert (fields["company"], fields["ridet"]) == ("Chez Kaori", "12")
    assert not visitor.response.identity


def test_a_quote_without_its_cookies_too(visitor):
    visitor.answers_case("boutique").opens("resultats/etape/crm")
    forgets(visitor).sends(f"/q/{visitor.token}/resultats/etape/crm", solution="light", quote="120 000")
    assert visitor.status == 400
    assert 'value="120 000"' in visitor.html
    assert "pas encore enregistré" in visitor.text


def test_any_other_form_without_its_cookies_can_be_sent_again_from_the_page(newcomer):
    newcomer.opens("/")
    forgets(newcomer).sends(mode="advisor", path="full")
    assert newcomer.status == 400
    assert newcomer.sends().at.endswith("depart")


def test_what_was_typed_to_a_response_that_was_deleted_can_be_copied(visitor):
    visitor.opens("rubrique/projet")
    visitor.store.delete(visitor.token)
    visitor.sends(remarque="Bonjour et merci", effectif="3")
    assert visitor.status == 404
    assert "<li>Bonjour et merci</li>" in visitor.html


def test_what_was_typed_as_something_broke_can_be_sent_again(visitor, app):
    view = app.view_functions["section.submit"]
    app.view_functions["section.submit"] = lambda token, key: 1 / 0
    visitor.answers("remarque", "Bonjour et merci")
    assert visitor.status == 500
    assert "<li>Bonjour et merci</li>" in visitor.html
    app.view_functions["section.submit"] = view
    assert visitor.sends().response.answers["remarque"] == "Bonjour et merci"


def test_a_bug_has_a_number_by_which_the_log_tells_more_but_never_the_link(visitor, app, caplog):
    def fail(token):
        raise LookupError(token)

    app.view_functions["results.show"] = fail
    visitor.opens("resultats")
    (number,) = re.findall(r"Numéro d'incident : ([0-9a-f]{4}-[0-9a-f]{4})", visitor.text)
    assert f"incident {number}: GET results.show" in caplog.text
    assert "builtins.LookupError" in caplog.text
    assert visitor.token not in caplog.text


def test_a_script_is_told_the_number_too(visitor, app):
    app.view_functions["autosave.keep"] = lambda token: 1 / 0
    visitor.opens("identite").saves("company", "Chez Kaori")
    assert visitor.status == 500
    assert re.fullmatch(r"[0-9a-f]{4}-[0-9a-f]{4}", visitor.reply.get_json()["incident"])


def test_a_failure_of_the_page_of_failures_is_told_without_the_link_too(visitor, app, caplog):
    def fail(*_):
        raise LookupError(visitor.token)

    app.view_functions["results.show"] = fail
    app.error_handler_spec[None][None][Exception] = fail
    visitor.opens("resultats")
    assert visitor.status == 500
    assert "a failure without a page" in caplog.text
    assert visitor.token not in caplog.text


def test_a_database_that_is_held_says_to_come_back(visitor, tmp_path):
    with visitor.store._engine.connect() as connection:
        connection.execute(text("PRAGMA busy_timeout = 10"))
    held = sqlite3.connect(tmp_path / "web.sqlite", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    visitor.opens("identite").sends(company="Chez Kaori")
    held.rollback()
    held.close()
    assert visitor.status == 503
    assert "L'enregistrement ne répond pas pour l'instant" in visitor.text
    assert visitor.reply.headers["Retry-After"] == "60"
    visitor.opens("identite").sends(company="Chez Kaori")
    assert visitor.response.identity["company"] == "Chez Kaori"
