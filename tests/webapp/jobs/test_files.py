"""The dossiers made, kept for a while."""

from __future__ import annotations

import os
import time

import pytest

from webapp.jobs import Files


@pytest.fixture
def files(tmp_path):
    made = Files(tmp_path / "dossiers")
    made.prepare()
    return made


@pytest.fixture
def put(files, tmp_path):
    """Publish a file, as if it were made so many seconds ago."""

    def put_there(key, ago=0, size=4):
        files.partial(key).write_bytes(b"%" * size)
        files.publish(key)
        moment = time.time() - ago
        os.utime(tmp_path / "dossiers" / f"{key}.pdf", (moment, moment))

    return put_there


def test_is_for_its_owner_alone_but_never_changes_the_rights_of_a_folder_that_is_there(files, tmp_path):
    assert (tmp_path / "dossiers").stat().st_mode & 0o777 == 0o700
    (tmp_path / "dossiers").chmod(0o755)
    files.prepare()
    assert (tmp_path / "dossiers").stat().st_mode & 0o777 == 0o755


def test_what_is_begun_is_not_there_yet(files, put):
    files.partial("a").write_bytes(b"%PDF")
    assert not files.has("a")
    assert files.read("a") is None
    files.publish("a")
    assert files.has("a")
    assert files.read("a") == b"%PDF"


def test_what_is_begun_can_be_left(files, tmp_path):
    files.partial("a").write_bytes(b"%PDF")
    files.discard("a")
    files.discard("a")
    assert list((tmp_path / "dossiers").iterdir()) == []


def test_forgets_what_is_too_old(files, put):
    put("old", ago=100)
    put("new", ago=10)
    files.sweep(seconds=50, size=1000)
    assert files.keys() == {"new"}


def test_forgets_the_oldest_where_it_is_too_much(files, put):
    for key, ago in (("oldest", 30), ("older", 20), ("newest", 10)):
        put(key, ago, size=400)
    files.sweep(seconds=1000, size=1000)
    assert files.keys() == {"older", "newest"}


def test_forgets_what_was_begun_long_ago_and_left(files, tmp_path):
    for key, ago in (("left", 7200), ("begun", 10)):
        files.partial(key).write_bytes(b"%")
        os.utime(files.partial(key), (time.time() - ago,) * 2)
    files.sweep(seconds=1000, size=1000)
    assert not files.partial("left").exists()
    assert files.partial("begun").exists()


def test_removes_one_dossier_or_none(files, put):
    put("a")
    files.remove("a")
    files.remove("a")
    assert files.keys() == frozenset()
