"""An application on a small questionnaire with a question of each kind, and somebody who visits it."""

from __future__ import annotations

import pytest
from jinja2 import FileSystemBytecodeCache

from tests.webapp.visitor import SMALL, Visitor
from webapp import Settings, create_app
from webapp.jobs import Counter, Rules


@pytest.fixture(scope="session")
def press(tmp_path_factory):
    """A press that works for every application of the tests, as for web processes that share a folder."""
    folder = tmp_path_factory.mktemp("press")
    counter = Counter(folder, Rules())
    counter.press.start()
    yield folder
    counter.close()


@pytest.fixture
def settings(tmp_path):
    """What an application without a press of its own is told: what is asked for waits."""
    return Settings(
        questionnaire=SMALL,
        database_url=f"sqlite:///{tmp_path / 'web.sqlite'}",
        secret_key="a key for the tests",  # noqa: S106 - it protects nothing
        demonstration=False,
        dossiers=tmp_path / "dossiers",
        press=Rules(workers=0, most=3),
    )


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """Where templates are kept compiled: each application of the tests has its own environment and would do so anew."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled")))


@pytest.fixture
def make_app(compiled):
    """Make applications, and let go of their databases in the end."""
    made = []

    def make(settings):
        app = create_app(settings)
        app.jinja_env.bytecode_cache = compiled
        made.append(app)
        return app

    yield make
    for app in made:
        app.extensions["diagnostic"].store.close()
        app.extensions["diagnostic"].counter.close()


@pytest.fixture
def app(make_app, settings):
    return make_app(settings)


@pytest.fixture
def newcomer(app):
    return Visitor(app)


@pytest.fixture
def visitor(newcomer):
    return newcomer.starts()


@pytest.fixture
def comes_back():
    """Return somebody else, or the same person on another day, who opens a private link."""

    def visit(app, token):
        other = Visitor(app)
        other.token = token
        return other.opens(f"/q/{token}")

    return visit
