"""In whose name dossiers are delivered, and the papers there are."""

from __future__ import annotations

import dataclasses

import pytest

import diagnostic
from tests.webapp.visitor import Visitor
from webapp.setup.settings import Settings

ONE = "name: Le club\naccent: '#7a1f4b'\n"
OTHER = "name: La maison\n"


@pytest.fixture
def organisations(tmp_path):
    folder = tmp_path / "organisations"
    folder.mkdir()
    (folder / "a.yaml").write_text(ONE)
    (folder / "b.yaml").write_text(OTHER)
    return folder


def test_the_files_of_a_folder_are_the_organisations(organisations, tmp_path):
    settings = Settings.read({"DIAGNOSTIC_ORGANISATIONS": str(organisations)}, tmp_path / "var")
    assert [path.name for path in settings.organisations] == ["a.yaml", "b.yaml"]
    assert Settings.read({}, tmp_path / "var").organisations == ()


@pytest.fixture
def delivering(make_app, settings, organisations):
    """Somebody who visits an installation that two organisations share."""
    files = tuple(sorted(organisations.glob("*.yaml")))
    return Visitor(make_app(dataclasses.replace(settings, organisations=files)))


def test_an_advisor_chooses_in_whose_name(delivering):
    page = delivering.opens("/").html
    assert "Au nom de quel organisme" in page
    assert "<option>Le club</option>" in page


def test_nobody_chooses_where_there_is_one_or_none(newcomer):
    assert "Au nom de quel organisme" not in newcomer.opens("/").html


def test_a_mistake_in_a_file_is_told_when_the_application_starts(make_app, settings, tmp_path):
    path = tmp_path / "club.yaml"
    path.write_text("name: Le club\naccent: '#ffcc00'\n")
    with pytest.raises(diagnostic.OrganisationError, match="weak-contrast"):
        make_app(dataclasses.replace(settings, organisations=(path,)))
