"""What is deleted is gone from the files, what is kept is its owner's alone, and no error tells a value."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from diagnostic import Response
from webapp.storage import Store
from webapp.storage.engine import connect

NAME = "Boulangerie Wamytan"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.sqlite"


@pytest.fixture
def opened(path):
    made = Store(f"sqlite:///{path}")
    yield made
    made.close()


def bytes_of(path):
    """All that the database has on the disk while it is in use."""
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def written(store, questionnaire, times=5):
    """Keep a response under a name, with a few changes of it."""
    response = Response.to(questionnaire, {"remarque": f"{NAME} 0"}, identity={"company": NAME})
    kept = store.add(questionnaire, response, "self")
    for number in range(1, times):
        kept = store.save(kept, kept.response.saying(questionnaire, "remarque", f"{NAME} {number} " + "long " * 900))
    return kept


def test_nothing_of_a_response_is_left_in_the_files_once_it_is_deleted(opened, path, questionnaire):
    kept = written(opened, questionnaire)
    assert NAME.encode() in bytes_of(path)
    opened.delete(kept.token)
    assert NAME.encode() not in bytes_of(path)


def test_nothing_is_left_of_what_was_forgotten_for_its_age(opened, path, questionnaire):
    written(opened, questionnaire)
    assert len(opened.forget_untouched_since(datetime.now(UTC) + timedelta(days=1))) == 1
    assert NAME.encode() not in bytes_of(path)


def test_a_database_made_before_is_cleaned_of_what_was_deleted_then(path, questionnaire):
    Store(f"sqlite:///{path}").close()
    book = sqlite3.connect(path)
    book.execute("PRAGMA secure_delete = OFF")
    book.execute("DELETE FROM fact WHERE name = 'cleaned'")
    book.executemany("INSERT INTO fact VALUES (?, ?)", [(f"a {n}", NAME * 200) for n in range(20)])
    book.commit()
    book.execute("DELETE FROM fact WHERE name LIKE 'a %'")
    book.commit()
    book.close()
    assert NAME.encode() in bytes_of(path)
    Store(f"sqlite:///{path}").close()
    assert NAME.encode() not in bytes_of(path)


def test_files_are_their_owners_alone_also_those_that_were_not(path, questionnaire):
    path.touch(mode=0o644)
    path.chmod(0o644)
    store = Store(f"sqlite:///{path}")
    written(store, questionnaire)
    rights = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert rights == {"store.sqlite": 0o600, "store.sqlite-wal": 0o600, "store.sqlite-shm": 0o600}
    store.close()


def test_a_database_in_memory_has_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Store("sqlite://").close()
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_database_tells_no_value(url):
    engine = connect(url)
    with pytest.raises(Exception, match="no_such_table") as raised, engine.begin() as connection:
        connection.execute(text("INSERT INTO no_such_table VALUES (:name)"), {"name": NAME})
    assert NAME not in str(raised.value)
    engine.dispose()


def test_a_journal_that_others_read_is_emptied_when_they_are_done(opened, path, questionnaire):
    kept = written(opened, questionnaire)
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM response").fetchall()
    opened._engine.dispose()
    with opened._engine.connect() as connection:
        connection.execute(text("PRAGMA busy_timeout = 10"))
        opened.delete(kept.token)
    reader.close()
    assert opened.scrub()
    assert NAME.encode() not in bytes_of(path)
