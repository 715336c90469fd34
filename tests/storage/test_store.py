"""Keeping responses, on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from threading import Barrier, Thread

import pytest
from sqlalchemy import create_engine, text

import diagnostic
from diagnostic import ConflictError, Response, ResponseNotFoundError, Said
from webapp.storage import Issued, SchemaError, Store, fingerprint

DAY = date(2026, 3, 12)


@pytest.fixture
def response(questionnaire):
    return Response.to(
        questionnaire,
        {"fichier-clients": "papier", "souhaits": ["e-commerce"], "sauvegarde": "dont-know", "effectif": "2,5"},
        identity={"company": "Chez Kaori", "ridet": "9 999 996.001", "commune": "Nouméa"},
        path="short",
        solutions={"crm": "light"},
        quotes={"e-commerce": "250 000"},
    )


def another_version(questionnaire):
    return questionnaire.model_copy(update={"version": "2.0.0", "title": "Autrement"})


def test_gives_back_what_was_kept(store, questionnaire, response):
    kept = store.add(questionnaire, response, "advisor")
    found = store.get(kept.token)
    assert found.response == response
    assert found.response.answers["sauvegarde"] is Said.DONT_KNOW
    assert found.response.answers["effectif"] == Fraction(5, 2)
    assert (found.mode, found.revision) == ("advisor", 1)


def test_gives_every_response_a_token_of_its_own(store, questionnaire, response):
    tokens = {store.add(questionnaire, response, "self").token for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token.replace("-", "")) == 28 for token in tokens)


def test_finds_a_response_by_a_token_copied_by_hand(store, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    assert store.get(kept.token.upper().replace("-", " ")).response == response


def test_keeps_no_token_in_the_database(store, url, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        rows = connection.execute(text("select * from response")).all()
    engine.dispose()
    assert rows
    assert kept.token not in str(rows)
    assert kept.token.replace("-", "") not in str(rows)


def test_says_when_there_is_no_such_response(store):
    with pytest.raises(ResponseNotFoundError):
        store.get("jamais-vu")


def test_counts_revisions(store, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    saved = store.save(kept, response.saying(questionnaire, "fichier-clients", "logiciel"))
    assert saved.revision == 2
    assert store.get(kept.token).response.answers["fichier-clients"] == "logiciel"


def test_a_save_on_an_old_revision_changes_nothing(store, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    first = response.saying(questionnaire, "fichier-clients", "logiciel")
    store.save(kept, first)
    with pytest.raises(ConflictError):
        store.save(kept, response.saying(questionnaire, "fichier-clients", "tete"))
    assert store.get(kept.token).response == first


def test_of_two_saves_at_once_one_wins_and_the_other_is_told(store, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    together, outcomes = Barrier(2), []

    def save(choice):
        together.wait()
        try:
            store.save(kept, response.saying(questionnaire, "fichier-clients", choice))
            outcomes.append("saved")
        except ConflictError:
            outcomes.append("conflict")

    threads = [Thread(target=save, args=(choice,)) for choice in ("tete", "logiciel")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "saved"]


def test_saving_what_was_deleted_says_that_it_is_gone(store, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    store.delete(kept.token)
    with pytest.raises(ResponseNotFoundError):
        store.save(kept, response)


def test_deleting_twice_says_that_it_is_gone(store, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    store.delete(kept.token)
    with pytest.raises(ResponseNotFoundError):
        store.delete(kept.token)


def test_an_old_response_is_diagnosed_with_the_version_it_was_answered_in(store, url, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    newer = another_version(questionnaire)
    store.add(newer, Response.to(newer), "self")
    reopened = Store(url)
    found = reopened.get(kept.token)
    reopened.close()
    assert found.questionnaire.version == "1.0.0"
    assert found.questionnaire.digest == found.response.digest == questionnaire.digest
    before = diagnostic.to_json(diagnostic.diagnose(questionnaire, response))
    assert diagnostic.to_json(diagnostic.diagnose(found.questionnaire, found.response)) == before


def test_knows_when_a_response_was_made_and_changed(url, questionnaire, response):
    moments = iter([datetime(2026, 3, 12, 9, 30, tzinfo=UTC), datetime(2026, 3, 12, 10, 15, tzinfo=UTC)])
    store = Store(url, clock=lambda: next(moments))
    kept = store.add(questionnaire, response, "self")
    store.save(kept, response.saying(questionnaire, "fichier-clients", "tete"))
    found = store.get(kept.token)
    store.close()
    assert found.created == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    assert found.updated - found.created == timedelta(minutes=45)
    assert found.updated.tzinfo is UTC


def test_forgets_what_nobody_has_changed_for_long(url, questionnaire, response):
    old = datetime(2020, 1, 1, tzinfo=UTC)
    store = Store(url, clock=lambda: old)
    forgotten = store.add(questionnaire, response, "self")
    store.close()
    store = Store(url)
    remembered = store.add(questionnaire, response, "self")
    assert store.forget_untouched_since(old + timedelta(days=1)) == (fingerprint(forgotten.token),)
    assert store.get(remembered.token).response == response
    with pytest.raises(ResponseNotFoundError):
        store.get(forgotten.token)
    store.close()


def test_is_empty_until_someone_answers(tmp_path, questionnaire, response):
    store = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert store.is_empty()
    store.add(questionnaire, response, "self")
    assert not store.is_empty()
    store.close()


def test_remembers_a_fact_about_the_database(store):
    assert store.fact("unheard-of") is None
    store.note("demonstration", "one")
    store.note("demonstration", "two")
    assert store.fact("demonstration") == "two"


def test_refuses_a_database_of_another_format(tmp_path):
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    store = Store(url)
    store.note("schema", "0")
    store.close()
    with pytest.raises(SchemaError, match="format 0"):
        Store(url)


def test_readers_do_not_wait_for_a_writer(tmp_path, questionnaire, response):
    url = f"sqlite:///{tmp_path / 'busy.sqlite'}"
    store = Store(url)
    kept = store.add(questionnaire, response, "self")
    engine = create_engine(url)
    with engine.begin() as writer:
        writer.execute(text("update response set revision = 7"))
        assert store.get(kept.token).revision == 1
    assert store.get(kept.token).revision == 7
    engine.dispose()
    store.close()


def test_a_dossier_is_known_by_its_code_however_it_is_written(store, questionnaire):
    token = store.add(questionnaire, Response.to(questionnaire), "self").token
    store.issue(token, "abcd-efgh-jkmn-pqrs", "dossier", Issued("d" * 64, DAY))
    store.issue(token, "abcd-efgh-jkmn-pqrs", "dossier", Issued("d" * 64, DAY))
    store.issue(token, "abcd-efgh-jkmn-pqrs", "synthese", Issued("d" * 64, DAY))
    assert store.issued("ABCD EFGH JKMN PQRS") == (Issued("d" * 64, DAY),)
    assert store.issued("autre") == ()


def test_a_dossier_is_forgotten_with_its_response(store, questionnaire):
    token = store.add(questionnaire, Response.to(questionnaire), "self").token
    store.issue(token, "wxyz-efgh-jkmn-pqrs", "dossier", Issued("d" * 64, DAY))
    store.delete(token)
    assert store.issued("wxyz-efgh-jkmn-pqrs") == ()


def test_a_questionnaire_is_known_once_it_was_answered(store, questionnaire):
    store.add(questionnaire, Response.to(questionnaire), "self")
    assert store.knows(questionnaire.digest)
    assert not store.knows("0" * 64)


def test_a_file_that_was_handed_out_is_known_until_its_response_is_forgotten(store, questionnaire, response):
    token = store.add(questionnaire, response, "self").token
    store.hand_out(token, "a" * 64, DAY)
    store.hand_out(token, "a" * 64, DAY)
    assert store.handed_out("a" * 64) == DAY
    assert store.handed_out("b" * 64) is None
    store.delete(token)
    assert store.handed_out("a" * 64) is None


def test_says_how_many_are_kept_and_how_old_the_newest_is(tmp_path, questionnaire, response):
    moments = iter(datetime(2026, month, 1, tzinfo=UTC) for month in range(1, 4))
    store = Store(f"sqlite:///{tmp_path / 'age.sqlite'}", clock=lambda: next(moments))
    assert store.age() == (0, None)
    for _ in range(3):
        store.add(questionnaire, response, "self")
    assert store.age() == (3, datetime(2026, 3, 1, tzinfo=UTC))
    assert store.untouched_since(datetime(2026, 2, 15, tzinfo=UTC)) == 2
    assert store.age().responses == 3
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE response SET updated = '2026-99-99'"))
    assert store.age() == (3, None)
    store.close()
