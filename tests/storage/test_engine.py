"""The URL of a database: why one cannot be used, and how it is shown."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import create_engine, text

from webapp.storage import DatabaseError, Store, refusal, without_password


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite://", ""),
        ("sqlite:///:memory:", ""),
        ("sqlite:///kept.sqlite", ""),
        ("postgresql://server/base", ""),
        ("postgresql+psycopg://server/base", ""),
        ("something", "ce n'est pas une telle adresse"),
        ("postgresql://server:port/base", "ce n'est pas une telle adresse"),
        ("mysql://server/base", "n'est pas connu ici"),
        ("postgresql+other://server/base", "ce qui doit parler à cette base n'est pas connu ici"),
        ("postgresql+psycopg2://server/base", "il manque ce qui parle à cette base"),
        ("sqlite:////nowhere/kept.sqlite", "le dossier « /nowhere » n'existe pas"),
        ("sqlite:////", "« / » est un dossier"),
    ],
)
def test_why_a_database_cannot_be_used(url, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refusal(url).startswith(expected) if expected in {"", refusal(url)} else expected in refusal(url)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_cannot_be_used(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anywhere
    assert "ne peut pas être écrit" in refusal(f"sqlite:///{tmp_path / 'kept.sqlite'}")


def test_a_url_is_shown_without_its_password():
    assert without_password("postgresql://me:word@server/base?password=word") == "postgresql://me:***@server/base"
    assert without_password("postgresql://me:word@server:port/base") == "…"


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "text").write_text("not a database, but long enough to be looked at as one" * 20)
    with pytest.raises(DatabaseError, match="ne s'ouvre pas : file is not a database"):
        Store(f"sqlite:///{tmp_path / 'text'}")


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_file_is_told_and_keeps_its_rights(tmp_path, kind):
    place = tmp_path / "place"
    os.mkfifo(place) if kind == "pipe" else place.mkdir()
    place.chmod(0o666 if kind == "pipe" else 0o755)
    before = place.stat().st_mode
    with pytest.raises(DatabaseError, match="n'est pas un fichier" if kind == "pipe" else "est un dossier"):
        Store(f"sqlite:///{place}")
    assert place.stat().st_mode == before
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


def test_a_database_that_others_hold_is_cleaned_the_next_time(tmp_path):
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    Store(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM fact WHERE name = 'cleaned'"))
    with engine.connect() as reader:
        reader.execute(text("BEGIN"))
        reader.execute(text("SELECT * FROM fact")).all()
        store = Store(url)
        assert store.fact("schema") == "1"
        store.close()
    engine.dispose()
