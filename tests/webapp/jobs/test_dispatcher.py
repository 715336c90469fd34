"""The dispatcher: jobs given to workers, by one process at a time."""

from __future__ import annotations

import os
import signal
import time
from contextlib import closing

import pytest

import diagnostic
from tests.webapp.visitor import SMALL
from webapp.jobs import DossierRequest, Jobs, Limits

ME, YOU = "me", "you"


@pytest.fixture(scope="module")
def questionnaire():
    return diagnostic.load(SMALL)


@pytest.fixture(scope="module")
def request_for(questionnaire):
    response = diagnostic.read_answers(questionnaire, SMALL / "cases" / "boutique.yaml").response
    return lambda day: DossierRequest.of(response, f"2026-03-{day}", None)


@pytest.fixture(scope="module")
def jobs(tmp_path_factory):
    with closing(Jobs(tmp_path_factory.mktemp("alone"), Limits())) as made:
        yield made


def until(true):
    """Wait until something is true, a minute at most."""
    for _ in range(6000):
        if true():
            return
        time.sleep(0.01)
    pytest.fail("waited for a minute")


def stands(jobs, request, *states):
    until(lambda: jobs.progress(request).state in states)
    return jobs.progress(request).state


def held(jobs):
    """Hold the worker of a dispatcher: what it is given stays in work; return its process."""
    (worker,) = jobs.dispatcher.workers
    jobs.dispatcher.start()
    until(lambda: worker.process)
    os.kill(worker.process, signal.SIGSTOP)
    return worker.process


def test_a_dossier_asked_for_is_made(jobs, questionnaire, request_for):
    jobs.ask(request_for(12), questionnaire, ME)
    assert stands(jobs, request_for(12), "ready", "failed") == "ready"
    assert jobs.pdf(request_for(12)).startswith(b"%PDF-")


def test_a_worker_killed_in_the_middle_fails_its_dossier_and_no_other(jobs, questionnaire, request_for):
    process = held(jobs)
    jobs.ask(request_for(13), questionnaire, ME)
    jobs.ask(request_for(14), questionnaire, YOU)
    stands(jobs, request_for(13), "working")
    os.kill(process, signal.SIGKILL)
    assert stands(jobs, request_for(13), "failed", "ready") == "failed"
    assert stands(jobs, request_for(14), "failed", "ready") == "ready"
    jobs.retry(request_for(13))
    jobs.ask(request_for(13), questionnaire, ME)
    assert stands(jobs, request_for(13), "failed", "ready") == "ready"


def test_a_dossier_left_in_the_middle_is_not_made(jobs, questionnaire, request_for):
    process = held(jobs)
    jobs.ask(request_for(15), questionnaire, ME)
    stands(jobs, request_for(15), "working")
    jobs.cancel(request_for(15), ME)
    assert jobs.progress(request_for(15)).state == "nothing"
    until(lambda: jobs.dispatcher.workers[0].process != process)
    assert jobs.pdf(request_for(15)) is None


def test_what_was_in_work_when_a_process_ended_is_made_by_the_next_that_leads(tmp_path, questionnaire, request_for):
    with closing(Jobs(tmp_path, Limits())) as first, closing(Jobs(tmp_path, Limits())) as second:
        held(first)
        second.ask(request_for(12), questionnaire, ME)
        stands(second, request_for(12), "working")
        assert second.dispatcher.workers[0].process is None
        first.close()
        assert stands(second, request_for(12), "failed", "ready") == "ready"
        assert second.dispatcher.workers[0].process


def test_what_goes_wrong_around_it_is_told_and_tried_again(tmp_path, questionnaire, request_for, caplog):
    (tmp_path / "orders.sqlite").write_text("not a database, but long enough to be looked at as one")
    with closing(Jobs(tmp_path, Limits())) as jobs:
        jobs.dispatcher.start()
        until(lambda: "the press stumbled" in caplog.text)
        (tmp_path / "orders.sqlite").unlink()
        jobs.ask(request_for(12), questionnaire, ME)
        assert stands(jobs, request_for(12), "failed", "ready") == "ready"


def test_a_dispatcher_without_workers_leads_nobody(tmp_path, questionnaire, request_for):
    with closing(Jobs(tmp_path, Limits(workers=0))) as jobs:
        jobs.ask(request_for(12), questionnaire, ME)
        assert jobs.progress(request_for(12)) == ("waiting", 0)
        assert not (tmp_path / "press.lock").exists()
