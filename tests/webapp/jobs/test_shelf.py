"""The dossiers made, kept for a while."""

from __future__ import annotations

import os
import time

import pytest

from webapp.jobs import Shelf


@pytest.fixture
def shelf(tmp_path):
    made = Shelf(tmp_path / "dossiers")
    made.prepare()
    return made


@pytest.fixture
def put(shelf, tmp_path):
    """Put a dossier on the shelf, as if so many seconds ago."""

    def put_there(key, ago=0, size=4):
        shelf.begun(key).write_bytes(b"%" * size)
        shelf.put(key)
        moment = time.time() - ago
        os.utime(tmp_path / "dossiers" / f"{key}.pdf", (moment, moment))

    return put_there


def test_is_for_its_owner_alone_but_never_changes_the_rights_of_a_folder_that_is_there(shelf, tmp_path):
    assert (tmp_path / "dossiers").stat().st_mode & 0o777 == 0o700
    (tmp_path / "dossiers").chmod(0o755)
    shelf.prepare()
    assert (tmp_path / "dossiers").stat().st_mode & 0o777 == 0o755


def test_what_is_begun_is_not_there_yet(shelf, put):
    shelf.begun("a").write_bytes(b"%PDF")
    assert not shelf.has("a")
    assert shelf.read("a") is None
    shelf.put("a")
    assert shelf.has("a")
    assert shelf.read("a") == b"%PDF"


def test_what_is_begun_can_be_left(shelf, tmp_path):
    shelf.begun("a").write_bytes(b"%PDF")
    shelf.drop("a")
    shelf.drop("a")
    assert list((tmp_path / "dossiers").iterdir()) == []


def test_forgets_what_is_too_old(shelf, put):
    put("old", ago=100)
    put("new", ago=10)
    shelf.sweep(seconds=50, size=1000)
    assert shelf.keys() == {"new"}


def test_forgets_the_oldest_where_it_is_too_much(shelf, put):
    for key, ago in (("oldest", 30), ("older", 20), ("newest", 10)):
        put(key, ago, size=400)
    shelf.sweep(seconds=1000, size=1000)
    assert shelf.keys() == {"older", "newest"}


def test_forgets_what_was_begun_long_ago_and_left(shelf, tmp_path):
    for key, ago in (("left", 7200), ("begun", 10)):
        shelf.begun(key).write_bytes(b"%")
        os.utime(shelf.begun(key), (time.time() - ago,) * 2)
    shelf.sweep(seconds=1000, size=1000)
    assert not shelf.begun("left").exists()
    assert shelf.begun("begun").exists()


def test_removes_one_dossier_or_none(shelf, put):
    put("a")
    shelf.remove("a")
    shelf.remove("a")
    assert shelf.keys() == frozenset()
