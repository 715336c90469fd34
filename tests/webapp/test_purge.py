"""Forgetting what is too old: dry unless told, never by a visit, never by a clock or a share that cannot be right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

import diagnostic
from diagnostic import Response
from tests.webapp.test_main import command
from tests.webapp.visitor import SMALL
from webapp.jobs import DossierRequest, Jobs, Limits
from webapp.storage import Store, fingerprint

NAME = "Boulangerie Wamytan"


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'kept.sqlite'}"


@pytest.fixture
def keep(url):
    """Keep so many responses that nobody has changed for so many days; return their tokens."""
    questionnaire = diagnostic.load(SMALL)

    def kept(count, days):
        store = Store(url, clock=lambda: datetime.now(UTC) - timedelta(days=days))
        response = Response.to(questionnaire, identity={"company": NAME})
        tokens = [store.add(questionnaire, response, "self").token for _ in range(count)]
        store.close()
        return tokens

    return kept


@pytest.fixture
def purge(tmp_path, url):
    return lambda *options: command(tmp_path, "purge", *options, DIAGNOSTIC_DATABASE_URL=url)


@pytest.fixture
def count(url):
    def counted():
        store = Store(url)
        found = store.age().responses
        store.close()
        return found

    return counted


def test_says_what_it_would_do_and_does_nothing_unless_told(keep, purge, count):
    keep(1, 1200)
    keep(19, 3)
    said, status = purge()
    assert "Gardées : 20. Sans changement depuis le" in said
    assert ": 1.\nRien n'a été effacé : ajoutez --apply" in said
    assert (status, count()) == (0, 20)


def test_forgets_what_is_too_old_and_the_dossiers_made_of_it(keep, purge, count, tmp_path):
    (token,) = keep(1, 1200)
    keep(19, 3)
    questionnaire = diagnostic.load(SMALL)
    order = DossierRequest.of(Response.to(questionnaire, identity={"company": NAME}), "2026-03-12", None)
    jobs = Jobs(tmp_path / "var" / "dossiers", Limits(workers=0))
    jobs.ask(order, questionnaire, fingerprint(token))
    (tmp_path / "var" / "dossiers" / f"{order.key}.pdf").write_text(NAME)
    said, status = purge("--apply")
    assert "Effacées : 1, avec les dossiers qui en étaient faits." in said
    assert (status, count()) == (0, 19)
    assert not jobs.files.has(order.key)
    assert jobs.queue.position(order.key) is None
    jobs.close()
    assert NAME not in "".join(path.read_text("latin-1") for path in (tmp_path / "var").rglob("*") if path.is_file())


def test_has_nothing_to_do_where_nothing_is_old(keep, purge):
    keep(3, 3)
    assert "Rien n'est à effacer." in purge()[0]
    assert purge("--apply")[1] == 0


def test_refuses_to_forget_a_share_that_is_too_large(keep, purge, count):
    keep(3, 1200)
    keep(7, 3)
    said, status = purge("--apply")
    assert "3 réponses sur 10 (30,0 %) partiraient, plus que les 10 % permis" in said
    assert "--most-share 31" in said
    assert (status, count()) == (1, 10)
    assert "Effacées : 3" in purge("--apply", "--most-share", "31")[0]
    assert count() == 7


def test_a_clock_that_is_months_ahead_and_one_visitor_erase_nothing(keep, purge, count):
    keep(20, 1200)  # as seen by a clock that is ahead, but for the one who comes now
    keep(1, 0)
    assert "partiraient" in purge("--apply")[0]
    assert count() == 21


def test_refuses_a_clock_by_which_nobody_came_for_long(keep, purge, count):
    keep(30, 500)
    keep(1, 1200)
    said, status = purge("--apply")
    assert "Rien n'a été effacé : l'horloge dit" in said
    assert "--trust-clock" in said
    assert (status, count()) == (1, 31)
    assert "Effacées : 1" in purge("--apply", "--trust-clock")[0]


def test_refuses_a_clock_that_is_before_the_newest_response(keep, purge, count):
    keep(1, -30)
    keep(30, 1200)
    said, status = purge("--apply", "--most-share", "100")
    assert "plus tard" in said
    assert (status, count()) == (1, 31)


def test_refuses_where_the_newest_response_has_no_day(keep, purge, url):
    keep(2, 3)
    store = Store(url)
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE response SET updated = '2026-99-99'"))
    store.close()
    assert "ne peut pas être lue" in purge()[0]


def test_a_visit_forgets_nothing(visitor):
    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    with visitor.store._engine.begin() as connection:
        connection.execute(text("UPDATE response SET updated = '2001-01-01 00:00:00.000000'"))
    first = visitor.token
    visitor.starts()
    assert visitor.store.get(first).updated == long_ago
