"""Each kind of question brings its field: a template of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import webapp
from diagnostic.kinds import KINDS

WIDGETS = Path(webapp.__file__).parent / "templates" / "widgets"


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_its_widget(name):
    assert "{% macro question(" in _template(name)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.unread])
def test_a_kind_that_has_a_refusal_of_its_own_says_what_it_expects(name):
    assert "{% macro expected(place) %}" in _template(name)


def test_a_widget_is_that_of_a_kind():
    assert {path.name for path in WIDGETS.iterdir()} == {f"{kind.widget}.html.jinja" for kind in KINDS.values()}


def _template(name):
    return (WIDGETS / f"{KINDS[name].widget}.html.jinja").read_text(encoding="utf-8")
