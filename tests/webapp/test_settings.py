"""What an installation may choose."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import webapp
from webapp import Settings, create_app
from webapp.jobs import Limits
from webapp.setup.environment import Environment
from webapp.setup.settings import SettingsError, questionnaires


def test_keeps_everything_in_its_own_folder_unless_told_otherwise(tmp_path):
    settings = Settings.read({}, tmp_path / "var")
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'diagnostic.sqlite'}"
    assert settings.questionnaire == questionnaires() / "maturite-numerique"


def test_offers_every_questionnaire_there_is_its_own_first(tmp_path):
    settings = Settings.read({}, tmp_path / "var")
    assert [folder.name for folder in settings.others] == ["eu-dma-sme", "owasp-samm"]


def test_offers_the_folders_that_it_is_told_in_that_order(tmp_path):
    for name in ("dossier", "autre"):
        (tmp_path / name).mkdir()
    folders = f"{tmp_path / 'dossier'}:{tmp_path / 'autre'}"
    settings = Settings.read({"DIAGNOSTIC_QUESTIONNAIRE": folders}, tmp_path / "var")
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
    assert Settings.read({}, tmp_path).jobs.workers == max(1, len(os.sched_getaffinity(0)) // 2)


def test_reads_from_the_environment_how_dossiers_are_made(tmp_path):
    settings = Settings.read(
        {
            "DIAGNOSTIC_DOSSIERS": str(tmp_path / "made" / "dossiers"),
            "DIAGNOSTIC_DOSSIERS_WORKERS": "0",
            "DIAGNOSTIC_DOSSIERS_SECONDS": "90",
            "DIAGNOSTIC_DOSSIERS_MOST": "20",
            "DIAGNOSTIC_DOSSIERS_KEEP_HOURS": "0.5",
            "DIAGNOSTIC_DOSSIERS_KEEP_MEGABYTES": "80",
        },
        tmp_path,
    )
    assert settings.dossiers == tmp_path / "made" / "dossiers"
    assert settings.jobs == Limits(workers=0, seconds=90, most=20, keep_hours=0.5, keep_megabytes=80)


def test_the_package_hands_out_the_application_and_its_settings_and_nothing_else():
    assert webapp.Settings is Settings
    assert webapp.create_app.__module__ == "webapp.app"
    with pytest.raises(AttributeError, match="no attribute 'create'"):
        webapp.create  # noqa: B018 - it is asked for, and not there


def documented():
    """Return what the guide says of each variable: the value without it, by its name."""
    guide = (Path(webapp.__file__).parent.parent / "docs" / "reglages.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `(DIAGNOSTIC_\w+)` \| (.*?) \|", guide, re.MULTILINE))


def test_every_setting_is_documented_and_nothing_else_is():
    assert set(documented()) == {f"DIAGNOSTIC_{name.upper()}" for name in Environment.model_fields}


def test_the_guide_says_what_a_setting_is_worth_when_it_is_not_given():
    said = Environment()
    for name, told in documented().items():
        value = getattr(said, name.removeprefix("DIAGNOSTIC_").lower())
        if isinstance(value, bool):
            assert told == ("`oui`" if value else "`non`")
        elif isinstance(value, int | float):
            assert told == f"{value:g}"
        else:
            assert value in {"", (), None}


@pytest.mark.parametrize("word", ["oui", "Oui", "YES", "true", "vrai", "1", " on "])
def test_yes_in_every_way_it_is_written(tmp_path, word):
    assert Settings.read({"DIAGNOSTIC_DEMONSTRATION": word}, tmp_path).demonstration is True


@pytest.mark.parametrize("word", ["non", "NON", "no", "false", "Faux", "0", "off"])
def test_no_in_every_way_it_is_written(tmp_path, word):
    assert Settings.read({"DIAGNOSTIC_DEMONSTRATION": word}, tmp_path).demonstration is False


def refused(**values):
    with pytest.raises(SettingsError) as told:
        Settings.read({f"DIAGNOSTIC_{name.upper()}": value for name, value in values.items()}, Path("nowhere"))
    assert not Path("nowhere").exists()
    return told.value.mistakes


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("demonstration", "peut-être", "= « peut-être » : il faut « oui » ou « non »."),
        ("keep_months", "trois", "= « trois » : il faut un nombre entier de mois, de 1 à 1200."),
        ("keep_months", "0", "de 1 à 1200"),
        ("keep_months", "1.5", "de 1 à 1200"),
        ("keep_months", "9" * 5000, "9…"),
        ("dossiers_workers", "-1", "de 0 à 256"),
        ("dossiers_seconds", "inf", "plus de 0 et 86400 au plus"),
        ("dossiers_seconds", "nan", "plus de 0 et 86400 au plus"),
        ("dossiers_most", "0", "de 1 à 1000000"),
        ("dossiers_most", "9" * 20, "de 1 à 1000000"),
        ("dossiers_keep_hours", "1 jour", "8760 au plus"),
        ("dossiers_keep_megabytes", "-5", "de 1 à 10000000"),
        ("questionnaire", "/nulle/part:/ailleurs", "le dossier « /nulle/part » n'existe pas"),
        ("questionnaire", os.devnull, f"« {os.devnull} » n'est pas un dossier"),
        ("organisations", "/nulle/part", "ce dossier n'existe pas"),
        ("trust", "/nulle/part.pem", "ce fichier n'existe pas"),
        ("trust", "/", "ce n'est pas un fichier"),
        ("trust", os.devnull, "ce n'est pas un fichier"),
        ("trust", __file__, "ne contient aucun certificat"),
        ("dossiers", "/dev/null/dossiers", "« /dev/null » n'est pas un dossier"),
        ("public_url", "diagnostic.exemple.nc", "il faut une adresse comme https://"),
        ("public_url", "ftp://exemple.nc", "il faut une adresse comme https://"),
        ("public_url", "https://exemple.nc:port", "ce n'est pas une telle adresse"),
        ("public_url", "https://exemple.nc:99999", "ce n'est pas une telle adresse"),
        ("public_url", "https://moi:secret@exemple.nc", "ce n'est pas une telle adresse"),
        ("public_url", "https://[", "il faut une adresse comme https://"),
        ("database_url", "n'importe quoi", "ce n'est pas une telle adresse"),
        ("database_url", "mysql://serveur/base", "n'est pas connu ici"),
        ("database_url", "sqlite:////nulle/part.sqlite", "le dossier « /nulle » n'existe pas"),
        ("database_url", "sqlite:////tmp", "« /tmp » est un dossier"),
        ("database_url", "postgresql+inconnu://serveur/base", "n'est pas connu ici"),
    ],
)
def test_what_cannot_be_followed_is_told_with_what_is_expected(name, value, expected):
    (mistake,) = refused(**{name: value})
    assert mistake.startswith(f"DIAGNOSTIC_{name.upper()} = « ")
    assert expected in mistake


def test_every_mistake_is_told_at_once_in_french_with_where_they_are_explained():
    with pytest.raises(SettingsError) as told:
        Settings.read({"DIAGNOSTIC_KEEP_MONTHS": "x", "DIAGNOSTIC_DEMONSTRATION": "x", "DIAGNOSTIC_TRUST": "/x"})
    assert len(told.value.mistakes) == 3
    assert str(told.value).startswith("3 réglages sont à corriger :\n  DIAGNOSTIC_")
    assert str(told.value).endswith("Tous sont expliqués dans docs/reglages.md.")


@pytest.mark.parametrize("name", ["keep_month", "demo", "questionnaires", "database"])
def test_a_name_that_is_none_is_not_left_out_without_a_word(name):
    (mistake,) = refused(**{name: "x"})
    assert mistake.startswith(f"DIAGNOSTIC_{name.upper()} : ce réglage n'existe pas.")


def test_a_name_that_is_nearly_one_says_which():
    assert refused(keep_month="3")[0].endswith("Vouliez-vous dire « DIAGNOSTIC_KEEP_MONTHS » ?")


def test_a_password_or_a_key_is_never_told():
    url = "mysql://moi:motdepasse@serveur/base?password=motdepasse"
    said = " ".join((*refused(database_url=url), *refused(database_url="postgresql://moi:motdepasse@h:port/b")))
    assert "motdepasse" not in said
    assert "mysql://moi:***@serveur/base" in said


def test_nothing_but_spaces_is_as_if_it_were_not_said(tmp_path):
    assert Settings.read({"DIAGNOSTIC_KEEP_MONTHS": "  ", "DIAGNOSTIC_TRUST": ""}, tmp_path).keep_months == 36


def test_an_organisations_folder_without_files_is_a_mistake(tmp_path):
    (mistake,) = refused(organisations=str(tmp_path))
    assert "ne contient aucun fichier .yaml" in mistake


def test_a_folder_that_cannot_be_made_is_a_mistake(tmp_path):
    (tmp_path / "var").write_text("a file")
    with pytest.raises(SettingsError, match="ne peut pas être écrit"):
        Settings.read({}, tmp_path / "var")


@pytest.mark.parametrize("content", [b"", b"\xff"])
def test_a_key_that_is_none_is_told(tmp_path, content):
    (tmp_path / "secret-key").write_bytes(content)
    with pytest.raises(SettingsError, match="il en sera tiré un autre"):
        Settings.read({}, tmp_path)


def test_its_folder_is_its_owners_alone(tmp_path):
    (tmp_path / "var").mkdir(mode=0o755)
    Settings.read({}, tmp_path / "var")
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700
