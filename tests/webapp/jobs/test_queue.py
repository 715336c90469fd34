"""The orders, in the order they came."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from webapp.jobs import Pace, Position, Queue, QueueFullError
from webapp.jobs.queue import Job


@pytest.fixture
def queue(tmp_path):
    with closing(Queue(tmp_path)) as made:
        yield made


@pytest.fixture
def asked(queue):
    """Have these dossiers asked for, each by somebody else."""

    def ask(*keys):
        for key in keys:
            queue.add(Job(key, f"order of {key}"), f"who wants {key}", most=10)

    return ask


def test_is_for_its_owner_alone(asked, tmp_path):
    asked("a")
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {
        "orders.sqlite": 0o600,
        "orders.sqlite-wal": 0o600,
        "orders.sqlite-shm": 0o600,
    }


def test_hands_out_each_once_in_the_order_they_came(queue, asked):
    asked("a", "b", "a")
    assert queue.take() == Job("a", "order of a")
    assert queue.take() == Job("b", "order of b")
    assert queue.take() is None


def test_says_where_each_stands(queue, asked):
    asked("a", "b", "c")
    queue.take()
    assert queue.position("a") == Position("working", 0)
    assert queue.position("b") == Position("waiting", 1)
    assert queue.position("c") == Position("waiting", 2)
    assert queue.position("d") is None


def test_another_process_sees_the_same(queue, asked, tmp_path):
    asked("a")
    with closing(Queue(tmp_path)) as other:
        assert other.position("a") == Position("waiting", 0)
        assert other.take() == Job("a", "order of a")
    assert queue.take() is None


def test_takes_so_many_and_no_more_but_the_same_again_is_not_more(queue):
    queue.add(Job("a", ""), "one", most=2)
    queue.add(Job("b", ""), "two", most=2)
    queue.add(Job("b", ""), "three", most=2)
    with pytest.raises(QueueFullError):
        queue.add(Job("c", ""), "four", most=2)
    assert queue.position("c") is None


def test_a_failure_takes_no_place(queue, asked):
    asked("a")
    queue.fail(queue.take().key)
    queue.add(Job("b", ""), "two", most=1)
    assert queue.position("b") == Position("waiting", 0)


def test_who_asks_for_another_does_not_want_the_first_any_more(queue):
    queue.add(Job("a", ""), "one", most=10)
    queue.add(Job("b", ""), "one", most=10)
    assert queue.position("a") is None
    assert queue.position("b") == Position("waiting", 0)


def test_each_paper_is_wanted_apart(queue):
    queue.add(Job("a", "", "synthese"), "one", most=10)
    queue.add(Job("b", "", "plan-action"), "one", most=10)
    queue.add(Job("c", "", "plan-action"), "one", most=10)
    assert queue.position("a") == Position("waiting", 0)
    assert queue.position("b") is None
    assert queue.position("c") == Position("waiting", 1)


def test_what_is_finished_is_shown_if_somebody_still_wants_it(queue, asked):
    asked("a", "b")
    shown: list[str] = []
    left: list[str] = []
    queue.take()
    queue.finish("a", shown.append, left.append)
    queue.take()
    assert queue.wants("b")
    queue.cancel("b", "who wants b")
    assert not queue.wants("b")
    queue.finish("b", shown.append, left.append)
    assert (shown, left) == (["a"], ["b"])
    assert queue.position("a") is queue.position("b") is None


def test_what_failed_is_told_until_it_is_asked_for_again(queue, asked):
    asked("a")
    queue.fail(queue.take().key)
    asked("a")
    assert queue.position("a") == Position("failed", 0)
    queue.retry("a")
    asked("a")
    assert queue.position("a") == Position("waiting", 0)


def test_what_is_put_back_has_its_place_again(queue, asked):
    asked("a", "b")
    queue.put_back(queue.take().key)
    assert queue.take() == Job("a", "order of a")


def test_what_was_in_work_when_the_program_ended_is_tried_once_more(queue, asked):
    asked("a")
    queue.take()
    queue.resume()
    assert queue.position("a") == Position("waiting", 0)
    queue.take()
    queue.resume()
    assert queue.position("a") == Position("failed", 0)


def test_forgets_somebody_and_what_was_made_for_them(queue, asked, tmp_path):
    asked("a", "b")
    queue.own("c", "who wants a")
    removed: list[str] = []
    queue.forget("who wants a", removed.append)
    assert sorted(removed) == ["a", "c"]
    assert queue.position("a") is None
    assert queue.position("b") == Position("waiting", 0)
    assert b"order of a" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_forgets_old_failures_and_who_owned_what_is_gone(queue, asked, tmp_path):
    asked("a", "b")
    queue.fail("a")
    queue.own("made", "one")
    queue.own("gone", "one")
    queue.sweep(frozenset({"made"}), seconds=1000)
    assert queue.position("a") == Position("failed", 0)
    queue.sweep(frozenset({"made"}), seconds=-1)
    assert queue.position("a") is None
    with closing(sqlite3.connect(tmp_path / "orders.sqlite")) as database:
        assert sorted(database.execute("SELECT key FROM owner")) == [("b",), ("made",)]
    queue.sweep(frozenset(), seconds=1000)
    with closing(sqlite3.connect(tmp_path / "orders.sqlite")) as database:
        assert sorted(database.execute("SELECT key FROM owner")) == [("b",)]


def test_a_book_that_nobody_opened_is_closed_all_the_same(tmp_path):
    Queue(tmp_path).close()
    assert list(tmp_path.iterdir()) == []


def finish(queue, key):
    queue.finish(key, lambda _: None, lambda _: None)


def test_tells_how_a_job_goes_and_how_long_others_took(queue, asked, monkeypatch):
    asked("a", "b")
    assert queue.pace("a") == Pace(0.0, "", None)
    clock = iter((100.0, 107.0, 112.0, 200.0, 203.0))
    monkeypatch.setattr(time, "time", lambda: next(clock))
    queue.take()
    queue.set_stage("a", "pages")
    assert queue.pace("a") == Pace(7.0, "pages", None)
    finish(queue, "a")
    assert queue.pace("b") == Pace(0.0, "", 12.0)
    queue.take()
    assert queue.pace("b") == Pace(3.0, "", 12.0)


def test_says_the_time_that_three_in_four_of_the_last_twenty_did_not_exceed(queue, asked, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    for seconds in (500, *range(1, 21)):
        asked(str(seconds))
        queue.take()
        clock[0] += seconds
        finish(queue, str(seconds))
    assert queue.pace("none").usual == 16


def test_what_was_put_back_or_left_took_no_time(queue, asked):
    asked("a", "b")
    queue.take()
    queue.put_back("a")
    assert queue.pace("a") == Pace(0.0, "", None)
    queue.take()
    queue.cancel("a", "who wants a")
    finish(queue, "a")
    assert queue.pace("b").usual is None
    queue.sweep(frozenset(), 1.0)
    assert queue.pace("a") == Pace(0.0, "", None)


def test_a_book_of_an_earlier_version_goes_on(tmp_path):
    with closing(sqlite3.connect(tmp_path / "orders.sqlite")) as old:
        old.execute(
            "CREATE TABLE job (rank INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, state TEXT NOT NULL,"
            " tries INTEGER NOT NULL, since REAL NOT NULL, content TEXT NOT NULL, paper TEXT NOT NULL)"
        )
        old.execute("INSERT INTO job VALUES (1, 'a', 'working', 1, 0, 'order of a', '')")
        old.commit()
    with closing(Queue(tmp_path)) as queue:
        assert queue.pace("a") == Pace(0.0, "", None)
        finish(queue, "a")
        assert queue.pace("a").usual is None
