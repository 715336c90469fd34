"""What an installation may choose."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import webapp
from webapp import Settings, create_app
from webapp.press import Rules
from webapp.settings import questionnaires


def test_keeps_everything_in_its_own_folder_unless_told_otherwise(tmp_path):
    settings = Settings.read({}, tmp_path / "var")
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'diagnostic.sqlite'}"
    assert settings.questionnaire == questionnaires() / "maturite-numerique"


def test_offers_every_questionnaire_there_is_its_own_first(tmp_path):
    settings = Settings.read({}, tmp_path / "var")
    assert [folder.name for folder in settings.others] == ["eu-dma-sme", "owasp-samm"]


def test_offers_the_folders_that_it_is_told_in_that_order(tmp_path):
    settings = Settings.read({"DIAGNOSTIC_QUESTIONNAIRE": "/un/dossier:/un/autre"}, tmp_path / "var")
    assert settings.questionnaire.name == "dossier"
    assert [folder.name for folder in settings.others] == ["autre"]


def test_makes_its_secret_key_once_and_keeps_it_to_itself(tmp_path):
    first = Settings.read({}, tmp_path / "var")
    assert len(first.secret_key) == 64
    assert Settings.read({}, tmp_path / "var").secret_key == first.secret_key
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o077 == 0


def test_reads_the_environment(tmp_path):
    settings = Settings.read(
        {
            "DIAGNOSTIC_DATABASE_URL": "postgresql://serveur/diagnostic",
            "DIAGNOSTIC_SECRET_KEY": "k",
            "DIAGNOSTIC_DEMONSTRATION": "no",
            "DIAGNOSTIC_PUBLIC_URL": "https://exemple.nc/",
            "DIAGNOSTIC_KEEP_MONTHS": "6",
        },
        tmp_path / "var",
    )
    assert settings.database_url == "postgresql://serveur/diagnostic"
    assert (settings.demonstration, settings.public_url, settings.keep_months) == (False, "https://exemple.nc", 6)
    assert not (tmp_path / "var").exists()


def test_the_database_is_made_at_the_start(tmp_path):
    app = create_app(Settings.read({"DIAGNOSTIC_DEMONSTRATION": "no"}, tmp_path / "var"))
    assert (tmp_path / "var" / "diagnostic.sqlite").exists()
    app.extensions["diagnostic"].store.close()


def test_half_of_the_cores_make_dossiers_and_one_at_least(tmp_path):
    assert Settings.read({}, tmp_path).press.workers == max(1, len(os.sched_getaffinity(0)) // 2)


def test_reads_from_the_environment_how_dossiers_are_made(tmp_path):
    settings = Settings.read(
        {
            "DIAGNOSTIC_DOSSIERS": "/srv/dossiers",
            "DIAGNOSTIC_DOSSIERS_WORKERS": "0",
            "DIAGNOSTIC_DOSSIERS_SECONDS": "90",
            "DIAGNOSTIC_DOSSIERS_MOST": "20",
            "DIAGNOSTIC_DOSSIERS_KEEP_HOURS": "0.5",
            "DIAGNOSTIC_DOSSIERS_KEEP_MEGABYTES": "80",
        },
        tmp_path,
    )
    assert settings.dossiers == Path("/srv/dossiers")
    assert settings.press == Rules(workers=0, seconds=90, most=20, keep_hours=0.5, keep_megabytes=80)


def test_the_package_hands_out_the_application_and_its_settings_and_nothing_else():
    assert webapp.Settings is Settings
    assert webapp.create_app.__module__ == "webapp.app"
    with pytest.raises(AttributeError, match="no attribute 'create'"):
        webapp.create  # noqa: B018 - it is asked for, and not there


def test_every_setting_is_documented():
    root = Path(webapp.__file__).parent
    read = set(re.findall(r'"(DIAGNOSTIC_\w+)"', (root / "settings.py").read_text(encoding="utf-8")))
    told = set(
        re.findall(r"^\| `(DIAGNOSTIC_\w+)`", (root.parent / "docs" / "reglages.md").read_text("utf-8"), re.MULTILINE)
    )
    assert read == told
