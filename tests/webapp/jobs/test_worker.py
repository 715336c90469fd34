"""One worker: a real process, stopped in the middle of its work where something is to go wrong."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from dataclasses import replace

import pytest

import diagnostic
from tests.webapp.visitor import SMALL
from webapp.jobs import DossierRequest, worker
from webapp.jobs.worker import Outcome, Worker

LONG = 60.0


@pytest.fixture(scope="module")
def order():
    questionnaire = diagnostic.load(SMALL)
    response = diagnostic.read_answers(questionnaire, SMALL / "cases" / "boutique.yaml").response
    return replace(DossierRequest.of(response, "2026-03-12", None), template="dossier-province-sud").written(
        questionnaire
    )


@pytest.fixture(scope="module")
def one():
    made = Worker()
    yield made
    made.stop()


@contextmanager
def halted(one):
    """Hold a worker: whatever it is given, it does not answer."""
    process = one.start()
    os.kill(process.pid, signal.SIGSTOP)
    yield process


def test_makes_a_dossier_for_its_owner_alone(one, order, tmp_path):
    path = tmp_path / "a.begun"
    assert one.make(order, path, LONG, lambda: True) is Outcome.MADE
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o777 == 0o600


def test_makes_the_next_one_after_one_that_it_could_not_make(one, order, tmp_path):
    path = tmp_path / "a.begun"
    process = one.start().pid
    unknown = order.replace("dossier-province-sud", "aucun-modele")
    assert one.make(unknown, path, LONG, lambda: True) is Outcome.FAILED
    assert not path.exists()
    assert one.make(order, path, LONG, lambda: True) is Outcome.MADE
    assert one.process == process


def test_tells_when_it_begins_to_lay_out(order, tmp_path):
    told: list[str] = []
    fresh = Worker()
    fresh.on_stage = told.append
    assert fresh.make(order, tmp_path / "a.begun", LONG, lambda: True) is Outcome.MADE
    fresh.stop()
    assert told == ["pages"]


def test_yields_to_whoever_answers_pages(one):
    mine = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, one.start().pid) == min(mine + 10, 19)  # beyond which no system goes


def test_is_ended_where_a_dossier_takes_too_long(one, order, tmp_path):
    with halted(one):
        assert one.make(order, tmp_path / "a.begun", 0.2, lambda: True) is Outcome.TOO_LONG
    assert one.process is None


def test_is_ended_where_nobody_wants_the_dossier_any_more(one, order, tmp_path):
    with halted(one):
        assert one.make(order, tmp_path / "a.begun", LONG, lambda: False) is Outcome.LEFT
    assert one.process is None


def test_is_replaced_when_it_dies_in_the_middle(one, order, tmp_path):
    with halted(one) as process:
        assert one.make(order, tmp_path / "a.begun", LONG, lambda: process.kill() or True) is Outcome.DIED
    assert one.process is None


def test_is_replaced_when_it_died_while_it_waited(one, order, tmp_path):
    process = one.start()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert one.make(order, tmp_path / "a.begun", LONG, lambda: True) is Outcome.MADE
    assert one.process not in {None, process.pid}


def test_gives_way_to_a_fresh_process_after_so_many_dossiers_or_so_much_memory(one, order, tmp_path, monkeypatch):
    monkeypatch.setattr(worker, "MOST_MEMORY", 1)
    assert one.make(order, tmp_path / "a.begun", LONG, lambda: True) is Outcome.MADE
    assert one.process is None


def test_leaves_as_soon_as_its_leader_has_left(one):
    process = one.start()
    process.stdin.close()
    assert process.wait(timeout=LONG) == 0
    process.stdin = None
