"""The press: orders given to workers, by one process at a time."""

from __future__ import annotations

import os
import signal
import time
from contextlib import closing

import pytest

import diagnostic
from tests.webapp.visitor import SMALL
from webapp.jobs import Counter, Order, Rules

ME, YOU = "me", "you"


@pytest.fixture(scope="module")
def questionnaire():
    return diagnostic.load(SMALL)


@pytest.fixture(scope="module")
def order_of(questionnaire):
    response = diagnostic.read_answers(questionnaire, SMALL / "cases" / "boutique.yaml").response
    return lambda day: Order.of(response, f"2026-03-{day}", None)


@pytest.fixture(scope="module")
def counter(tmp_path_factory):
    with closing(Counter(tmp_path_factory.mktemp("alone"), Rules())) as made:
        yield made


def until(true):
    """Wait until something is true, a minute at most."""
    for _ in range(6000):
        if true():
            return
        time.sleep(0.01)
    pytest.fail("waited for a minute")


def stands(counter, order, *states):
    until(lambda: counter.progress(order).state in states)
    return counter.progress(order).state


def held(counter):
    """Hold the worker of a press: what it is given stays in work; return its process."""
    (worker,) = counter.press.workers
    counter.press.start()
    until(lambda: worker.process)
    os.kill(worker.process, signal.SIGSTOP)
    return worker.process


def test_a_dossier_asked_for_is_made(counter, questionnaire, order_of):
    counter.ask(order_of(12), questionnaire, ME)
    assert stands(counter, order_of(12), "ready", "failed") == "ready"
    assert counter.dossier(order_of(12)).startswith(b"%PDF-")


def test_a_worker_killed_in_the_middle_fails_its_dossier_and_no_other(counter, questionnaire, order_of):
    process = held(counter)
    counter.ask(order_of(13), questionnaire, ME)
    counter.ask(order_of(14), questionnaire, YOU)
    stands(counter, order_of(13), "working")
    os.kill(process, signal.SIGKILL)
    assert stands(counter, order_of(13), "failed", "ready") == "failed"
    assert stands(counter, order_of(14), "failed", "ready") == "ready"
    counter.again(order_of(13))
    counter.ask(order_of(13), questionnaire, ME)
    assert stands(counter, order_of(13), "failed", "ready") == "ready"


def test_a_dossier_left_in_the_middle_is_not_made(counter, questionnaire, order_of):
    process = held(counter)
    counter.ask(order_of(15), questionnaire, ME)
    stands(counter, order_of(15), "working")
    counter.cancel(order_of(15), ME)
    assert counter.progress(order_of(15)).state == "nothing"
    until(lambda: counter.press.workers[0].process != process)
    assert counter.dossier(order_of(15)) is None


def test_what_was_in_work_when_a_process_ended_is_made_by_the_next_that_leads(tmp_path, questionnaire, order_of):
    with closing(Counter(tmp_path, Rules())) as first, closing(Counter(tmp_path, Rules())) as second:
        held(first)
        second.ask(order_of(12), questionnaire, ME)
        stands(second, order_of(12), "working")
        assert second.press.workers[0].process is None
        first.close()
        assert stands(second, order_of(12), "failed", "ready") == "ready"
        assert second.press.workers[0].process


def test_what_goes_wrong_around_it_is_told_and_tried_again(tmp_path, questionnaire, order_of, caplog):
    (tmp_path / "orders.sqlite").write_text("not a database, but long enough to be looked at as one")
    with closing(Counter(tmp_path, Rules())) as counter:
        counter.press.start()
        until(lambda: "the press stumbled" in caplog.text)
        (tmp_path / "orders.sqlite").unlink()
        counter.ask(order_of(12), questionnaire, ME)
        assert stands(counter, order_of(12), "failed", "ready") == "ready"


def test_a_press_without_workers_leads_nobody(tmp_path, questionnaire, order_of):
    with closing(Counter(tmp_path, Rules(workers=0))) as counter:
        counter.ask(order_of(12), questionnaire, ME)
        assert counter.progress(order_of(12)) == ("waiting", 0)
        assert not (tmp_path / "press.lock").exists()
