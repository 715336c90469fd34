"""What is kept and cannot be read any more is told, part by part; the rest is there, and all of it can be deleted."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, text

from diagnostic import ConflictError, Response, ResponseNotFoundError
from webapp.storage import Issued, Store, UnreadableError, fingerprint
from webapp.storage.reading import _written

GOOD = {"fichier-clients": "papier", "effectif": "2"}
DEEP = "[" * 2000 + "]" * 2000


@pytest.fixture
def response(questionnaire):
    return Response.to(questionnaire, GOOD, identity={"company": "Chez Kaori"}, quotes={"crm": 250_000})


@contextmanager
def database(url):
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def spoil(url):
    """Write something in the row of a response, as another version or another hand would."""

    def write(store, kept, **columns):
        with database(url) as connection:
            for column, value in columns.items():
                connection.execute(
                    text(f"UPDATE response SET {column} = :value WHERE fingerprint = :known"),  # noqa: S608 - ours
                    {"value": value, "known": fingerprint(kept.token)},
                )

    return write


def answers(**other):
    return json.dumps(GOOD | other)


@pytest.mark.parametrize(
    "spoiled",
    [
        ("answers", answers(sauvegarde="parfois"), "sauvegarde"),
        ("answers", answers(**{"une-question-d-avant": "oui"}), "une-question-d-avant"),
        ("answers", answers(effectif="douze"), "effectif"),
        ("answers", f'{{"fichier-clients": "papier", "effectif": {DEEP[:300]}2{DEEP[-300:]}}}', ""),
        ("answers", f'{{"fichier-clients": {DEEP}}}', ""),
        ("answers", f'{{"effectif": {"9" * 5000}}}', ""),
        ("answers", "[1, 2]", ""),
        ("answers", "null", ""),
        ("identity", '{"company": ["a", {"b": 1}]}', "company"),
        ("quotes", '{"crm": -5}', "crm"),
        ("quotes", '{"plus-la": 5}', "plus-la"),
        ("quotes", '"beaucoup"', ""),
        ("solutions", '{"crm": "de luxe"}', "crm"),
        ("path", "tortueux", ""),
    ],
    ids=lambda spoiled: f"{spoiled[0]} {len(str(spoiled[1]))} {str(spoiled[1])[-25:]}",
)
def test_what_cannot_be_read_is_told_and_the_rest_is_there(store, spoil, questionnaire, response, spoiled):
    column, stored, key = spoiled
    kept = store.add(questionnaire, response, "self")
    spoil(store, kept, **{column: stored})
    with pytest.raises(UnreadableError) as told:
        store.get(kept.token)
    first, *more = told.value.unread
    assert (first.column, more) == (column, [])
    assert first.key in {key, "effectif"}
    assert told.value.rest is not None
    if column != "answers":
        assert told.value.rest.response.answers == response.answers


def test_the_reason_is_the_one_that_the_respondent_would_be_told(store, spoil, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    spoil(store, kept, answers=answers(effectif="douze"))
    with pytest.raises(UnreadableError) as told:
        store.get(kept.token)
    assert [(one.key, one.stored, one.why) for one in told.value.unread] == [
        ("effectif", '"douze"', "un nombre est attendu.")
    ]


@pytest.mark.parametrize(
    "spoiled",
    [
        ("revision", 2**70),
        ("revision", "beaucoup"),
        ("revision", -1),
        ("created", "hier"),
        ("updated", "2026-13-45 00:00:00.000000"),
        ("answers", b'{"fichier-clients": "\xff"}'),
        ("identity", b"\xfe\xff"),
        ("quotes", None),
        ("digest", "0" * 64),
    ],
    ids=lambda spoiled: f"{spoiled[0]} {len(str(spoiled[1]))} {str(spoiled[1])[-25:]}",
)
def test_columns_of_sqlite_may_hold_anything(tmp_path, questionnaire, response, spoiled):
    column, stored = spoiled
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    store = Store(url)
    kept = store.add(questionnaire, response, "self")
    with database(url) as connection:
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.execute(text("PRAGMA writable_schema = ON"))
        connection.execute(text("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'response'"))
    with database(url) as connection:
        value = float(stored) if stored == 2**70 else stored  # which is what SQLite makes of it
        connection.execute(text(f"UPDATE response SET {column} = :value"), {"value": value})  # noqa: S608 - ours
    with pytest.raises(UnreadableError) as told:
        store.get(kept.token)
    assert [one.column for one in told.value.unread] == ["questionnaire" if column == "digest" else column]
    assert set(store.raw(kept.token)) >= {"answers", "identity", "revision"}
    store.delete(kept.token)
    with pytest.raises(ResponseNotFoundError):
        store.raw(kept.token)
    store.close()


def test_a_questionnaire_that_cannot_be_read_leaves_no_response_but_what_is_stored(url, questionnaire, response):
    store = Store(url)
    token = store.add(questionnaire, response, "self").token
    with database(url) as connection:
        connection.execute(text("UPDATE questionnaire SET canonical = '{\"id\": 3}'"))
    store.close()
    store = Store(url)
    with pytest.raises(UnreadableError) as told:
        store.get(token)
    assert told.value.rest is None
    with pytest.raises(UnreadableError):
        store.mend(token)
    store.delete(token)
    with database(url) as connection:
        connection.execute(text("DELETE FROM response"))
        connection.execute(text("DELETE FROM questionnaire"))
    store.close()


def test_the_rest_may_be_kept_in_place_of_the_whole(store, spoil, questionnaire, response):
    kept = store.add(questionnaire, response, "advisor")
    spoil(store, kept, answers=answers(sauvegarde="parfois"), quotes="[]", revision=7)
    mended = store.mend(kept.token)
    assert mended == store.get(kept.token)
    assert mended.response.answers == response.answers
    assert (mended.mode, mended.revision, dict(mended.response.quotes)) == ("advisor", 8, {})


def test_mending_what_can_be_read_changes_nothing(store, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    assert store.mend(kept.token) == store.get(kept.token)
    assert store.get(kept.token).revision == 1


@pytest.mark.parametrize("revision", [2**70, -(2**70), 2**31, -1])
def test_a_revision_that_nobody_ever_had_is_a_conflict(store, questionnaire, response, revision):
    kept = store.add(questionnaire, response, "self")
    with pytest.raises(ConflictError):
        store.save(kept._replace(revision=revision), Response.to(questionnaire))
    assert store.get(kept.token).response == response


def test_the_last_revision_is_followed_by_the_first(store, spoil, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    spoil(store, kept, revision=2**31 - 1)
    store.save(store.get(kept.token), Response.to(questionnaire))
    assert store.get(kept.token).revision == 1


def test_a_dossier_of_no_day_is_as_if_it_had_not_been_made(tmp_path, questionnaire, response):
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    store = Store(url)
    token = store.add(questionnaire, response, "self").token
    store.issue(token, "abcd", "dossier", Issued("d" * 64, datetime(2026, 3, 12, tzinfo=UTC).date()))
    with database(url) as connection:
        connection.execute(text("UPDATE dossier SET day = 'jeudi'"))
    assert store.issued("abcd") == ()
    store.close()


def test_what_is_too_deep_to_be_written_down_is_left_out():
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert _written(deep) == "…"


def test_half_a_sign_is_never_handed_on(store, spoil, questionnaire, response):
    kept = store.add(questionnaire, response, "self")
    spoil(store, kept, answers=answers(remarque="bonjour \ud83d"))
    assert heard(store, kept.token).encode()


def heard(store, token):
    """Return the remark as it is read, or as it is told that it cannot be."""
    try:
        return store.get(token).response.answers["remarque"]
    except UnreadableError as error:
        return error.unread[0].stored
