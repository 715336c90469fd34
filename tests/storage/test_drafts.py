"""Drafts, on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from diagnostic import Response, ResponseNotFoundError
from webapp.storage import Store

MONDAY = datetime(2026, 3, 9, tzinfo=UTC)


@pytest.fixture
def kept(store, questionnaire):
    return store.add(questionnaire, Response.to(questionnaire), "self")


def test_is_found_again_under_its_key(store, kept):
    key = store.drafts.put(kept.token, "beaucoup")
    assert store.drafts.get(kept.token, key) == "beaucoup"


def test_takes_the_place_of_what_is_under_its_key_already(store, kept):
    key = store.drafts.put(kept.token, "beaucoup")
    assert store.drafts.put(kept.token, "énormément", key) == key
    assert store.drafts.get(kept.token, key) == "énormément"


def test_takes_no_place_under_a_key_of_nothing_or_of_another_response(store, kept, questionnaire):
    other = store.add(questionnaire, Response.to(questionnaire), "self")
    theirs = store.drafts.put(other.token, "peu")
    for key in (theirs, "abcd"):
        assert store.drafts.get(kept.token, store.drafts.put(kept.token, "beaucoup", key)) == "beaucoup"
        assert store.drafts.get(kept.token, key) is None
    assert store.drafts.get(other.token, theirs) == "peu"


def test_is_nothing_under_another_key_or_for_another_response(store, kept, questionnaire):
    key = store.drafts.put(kept.token, "beaucoup")
    other = store.add(questionnaire, Response.to(questionnaire), "self")
    assert store.drafts.get(kept.token, "abcd") is None
    assert store.drafts.get(other.token, key) is None


def test_is_forgotten_when_asked_and_with_the_response(store, kept):
    key, other = store.drafts.put(kept.token, "beaucoup"), store.drafts.put(kept.token, "peu")
    store.drafts.forget(kept.token, key)
    assert store.drafts.get(kept.token, key) is None
    assert store.drafts.get(kept.token, other) == "peu"
    store.delete(kept.token)
    assert store.drafts.get(kept.token, other) is None


def test_is_forgotten_a_day_later_when_something_else_is_put_aside(url, questionnaire):
    day = [MONDAY]
    store = Store(url, clock=lambda: day[0])
    kept = store.add(questionnaire, Response.to(questionnaire), "self")
    key = store.drafts.put(kept.token, "beaucoup")
    day[0] += timedelta(hours=25)
    assert store.drafts.get(kept.token, store.drafts.put(kept.token, "peu")) == "peu"
    assert store.drafts.get(kept.token, key) is None
    store.close()


def test_nothing_is_put_aside_for_a_response_that_is_gone(store):
    with pytest.raises(ResponseNotFoundError):
        store.drafts.put("abcd-efgh", "beaucoup")
