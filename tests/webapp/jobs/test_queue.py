"""The orders, in the order they came."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from webapp.jobs import Book, FullError, Pace, Standing
from webapp.jobs.queue import Job


@pytest.fixture
def book(tmp_path):
    with closing(Book(tmp_path)) as made:
        yield made


@pytest.fixture
def asked(book):
    """Have these dossiers asked for, each by somebody else."""

    def ask(*keys):
        for key in keys:
            book.add(Job(key, f"order of {key}"), f"who wants {key}", most=10)

    return ask


def test_is_for_its_owner_alone(asked, tmp_path):
    asked("a")
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {
        "orders.sqlite": 0o600,
        "orders.sqlite-wal": 0o600,
        "orders.sqlite-shm": 0o600,
    }


def test_hands_out_each_once_in_the_order_they_came(book, asked):
    asked("a", "b", "a")
    assert book.take() == Job("a", "order of a")
    assert book.take() == Job("b", "order of b")
    assert book.take() is None


def test_says_where_each_stands(book, asked):
    asked("a", "b", "c")
    book.take()
    assert book.standing("a") == Standing("working", 0)
    assert book.standing("b") == Standing("waiting", 1)
    assert book.standing("c") == Standing("waiting", 2)
    assert book.standing("d") is None


def test_another_process_sees_the_same(book, asked, tmp_path):
    asked("a")
    with closing(Book(tmp_path)) as other:
        assert other.standing("a") == Standing("waiting", 0)
        assert other.take() == Job("a", "order of a")
    assert book.take() is None


def test_takes_so_many_and_no_more_but_the_same_again_is_not_more(book):
    book.add(Job("a", ""), "one", most=2)
    book.add(Job("b", ""), "two", most=2)
    book.add(Job("b", ""), "three", most=2)
    with pytest.raises(FullError):
        book.add(Job("c", ""), "four", most=2)
    assert book.standing("c") is None


def test_a_failure_takes_no_place(book, asked):
    asked("a")
    book.fail(book.take().key)
    book.add(Job("b", ""), "two", most=1)
    assert book.standing("b") == Standing("waiting", 0)


def test_who_asks_for_another_does_not_want_the_first_any_more(book):
    book.add(Job("a", ""), "one", most=10)
    book.add(Job("b", ""), "one", most=10)
    assert book.standing("a") is None
    assert book.standing("b") == Standing("waiting", 0)


def test_each_paper_is_wanted_apart(book):
    book.add(Job("a", "", "synthese"), "one", most=10)
    book.add(Job("b", "", "plan-action"), "one", most=10)
    book.add(Job("c", "", "plan-action"), "one", most=10)
    assert book.standing("a") == Standing("waiting", 0)
    assert book.standing("b") is None
    assert book.standing("c") == Standing("waiting", 1)


def test_what_is_finished_is_shown_if_somebody_still_wants_it(book, asked):
    asked("a", "b")
    shown: list[str] = []
    left: list[str] = []
    book.take()
    book.finish("a", shown.append, left.append)
    book.take()
    assert book.wants("b")
    book.cancel("b", "who wants b")
    assert not book.wants("b")
    book.finish("b", shown.append, left.append)
    assert (shown, left) == (["a"], ["b"])
    assert book.standing("a") is book.standing("b") is None


def test_what_failed_is_told_until_it_is_asked_for_again(book, asked):
    asked("a")
    book.fail(book.take().key)
    asked("a")
    assert book.standing("a") == Standing("failed", 0)
    book.again("a")
    asked("a")
    assert book.standing("a") == Standing("waiting", 0)


def test_what_is_put_back_has_its_place_again(book, asked):
    asked("a", "b")
    book.put_back(book.take().key)
    assert book.take() == Job("a", "order of a")


def test_what_was_in_work_when_the_program_ended_is_tried_once_more(book, asked):
    asked("a")
    book.take()
    book.resume()
    assert book.standing("a") == Standing("waiting", 0)
    book.take()
    book.resume()
    assert book.standing("a") == Standing("failed", 0)


def test_forgets_somebody_and_what_was_made_for_them(book, asked, tmp_path):
    asked("a", "b")
    book.own("c", "who wants a")
    removed: list[str] = []
    book.forget("who wants a", removed.append)
    assert sorted(removed) == ["a", "c"]
    assert book.standing("a") is None
    assert book.standing("b") == Standing("waiting", 0)
    assert b"order of a" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_forgets_old_failures_and_who_owned_what_is_gone(book, asked, tmp_path):
    asked("a", "b")
    book.fail("a")
    book.own("made", "one")
    book.own("gone", "one")
    book.sweep(frozenset({"made"}), seconds=1000)
    assert book.standing("a") == Standing("failed", 0)
    book.sweep(frozenset({"made"}), seconds=-1)
    assert book.standing("a") is None
    with closing(sqlite3.connect(tmp_path / "orders.sqlite")) as database:
        assert sorted(database.execute("SELECT key FROM owner")) == [("b",), ("made",)]
    book.sweep(frozenset(), seconds=1000)
    with closing(sqlite3.connect(tmp_path / "orders.sqlite")) as database:
        assert sorted(database.execute("SELECT key FROM owner")) == [("b",)]


def test_a_book_that_nobody_opened_is_closed_all_the_same(tmp_path):
    Book(tmp_path).close()
    assert list(tmp_path.iterdir()) == []


def finish(book, key):
    book.finish(key, lambda _: None, lambda _: None)


def test_tells_how_a_job_goes_and_how_long_others_took(book, asked, monkeypatch):
    asked("a", "b")
    assert book.pace("a") == Pace(0.0, "", None)
    clock = iter((100.0, 107.0, 112.0, 200.0, 203.0))
    monkeypatch.setattr(time, "time", lambda: next(clock))
    book.take()
    book.tell("a", "pages")
    assert book.pace("a") == Pace(7.0, "pages", None)
    finish(book, "a")
    assert book.pace("b") == Pace(0.0, "", 12.0)
    book.take()
    assert book.pace("b") == Pace(3.0, "", 12.0)


def test_says_the_time_that_three_in_four_of_the_last_twenty_did_not_exceed(book, asked, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    for seconds in (500, *range(1, 21)):
        asked(str(seconds))
        book.take()
        clock[0] += seconds
        finish(book, str(seconds))
    assert book.pace("none").usual == 16


def test_what_was_put_back_or_left_took_no_time(book, asked):
    asked("a", "b")
    book.take()
    book.put_back("a")
    assert book.pace("a") == Pace(0.0, "", None)
    book.take()
    book.cancel("a", "who wants a")
    finish(book, "a")
    assert book.pace("b").usual is None
    book.sweep(frozenset(), 1.0)
    assert book.pace("a") == Pace(0.0, "", None)


def test_a_book_of_an_earlier_version_goes_on(tmp_path):
    with closing(sqlite3.connect(tmp_path / "orders.sqlite")) as old:
        old.execute(
            "CREATE TABLE job (rank INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, state TEXT NOT NULL,"
            " tries INTEGER NOT NULL, since REAL NOT NULL, content TEXT NOT NULL, paper TEXT NOT NULL)"
        )
        old.execute("INSERT INTO job VALUES (1, 'a', 'working', 1, 0, 'order of a', '')")
        old.commit()
    with closing(Book(tmp_path)) as book:
        assert book.pace("a") == Pace(0.0, "", None)
        finish(book, "a")
        assert book.pace("a").usual is None
