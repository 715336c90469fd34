"""A version number that says less than what changes is refused, and told which one would do."""

from __future__ import annotations

import pytest

from diagnostic.comparison import Change, Version, compare, least_version
from tests.comparison.conftest import changed

TEXT = ("label: Vente", "label: Ventes")
WEIGHT = ("rate: 0.5", "rate: 0.4")
KIND = ("id: staff, kind: number", "id: staff, kind: money")


def version(questionnaire, folder=""):
    return Version(questionnaire, str(folder), "questionnaire.yaml", 3, 1)


def problems(old, new, *replaced, folder=""):
    """Return the problems of a new version that has this number and these changes."""
    return compare(version(changed(version=old)), version(changed(*replaced, version=new), folder)).problems


@pytest.mark.parametrize(
    ("old", "least", "asked"),
    [
        ("1.2.3", (), "1.2.3"),
        ("1.2.3", ("patch",), "1.2.4"),
        ("1.2.3", ("patch", "minor", "patch"), "1.3.0"),
        ("1.2.3", ("minor", "major"), "2.0.0"),
        ("0.9.9", ("minor",), "0.10.0"),
    ],
)
def test_the_weightiest_change_says_what_must_rise(old, least, asked):
    changes = [Change(("q",), "changed", 1, 2, meaning=True, least=one) for one in least]
    assert least_version(old, changes) == asked


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("1.0.0", "1.0.1", TEXT),
        ("1.0.0", "1.1.0", WEIGHT),
        ("1.9.0", "1.10.0", WEIGHT),
        ("1.0.0", "2.0.0", KIND),
        ("1.0.0", "3.0.0", TEXT),
    ],
)
def test_a_number_that_says_enough_is_fine(old, new, change):
    assert problems(old, new, change) == ()


def test_without_a_change_the_number_may_stay_or_rise():
    assert problems("1.0.0", "1.0.0") == ()
    assert problems("1.0.0", "1.0.1") == ()


@pytest.mark.parametrize(("new", "change", "least"), [("1.0.1", WEIGHT, "1.1.0"), ("1.1.0", KIND, "2.0.0")])
def test_a_number_that_says_too_little_is_refused(new, change, least):
    (problem,) = problems("1.0.0", new, change)
    assert (problem.code, problem.path, problem.line) == ("understated-version", "questionnaire.yaml", 3)
    assert problem.message == f"la version {new} annonce moins que ce qui change : {least} au moins"


def test_the_first_change_that_asks_for_it_is_named():
    (problem,) = problems("1.0.0", "1.0.1", TEXT, KIND, WEIGHT)
    assert problem.hint.startswith("Par rapport à 1.0.0, d'anciennes réponses, ou ce qui en cite les identifiants")
    assert problem.hint.endswith("(questions / staff / kind).")


def test_the_same_number_for_another_content_is_refused_even_for_a_word():
    (problem,) = problems("1.0.0", "1.0.0", TEXT)
    assert problem.code == "same-version"
    assert problem.hint == "Écrivez 1.0.1 : des textes changent (questions / sells / label)."


def test_a_number_that_goes_back_is_refused():
    (problem,) = problems("1.10.0", "1.9.0")
    assert problem.code == "lower-version"
    assert problem.hint == "Écrivez 1.10.0, ou comparez dans l'autre sens."


@pytest.mark.parametrize("heading", ["## 1.0.1", "## [1.0.1] – 2026-03-12", "# Version 1.0.1"])
def test_a_changelog_that_names_the_version_is_fine(tmp_path, heading):
    (tmp_path / "CHANGELOG.md").write_text(f"# Ce qui change\n\n{heading}\n\nDes mots.\n")
    assert problems("1.0.0", "1.0.1", TEXT, folder=tmp_path) == ()


@pytest.mark.parametrize("text", ["## 1.0.10\n", "## 11.0.1\n", "En 1.0.1, des mots.\n", "## 1.0.1.2\n"])
def test_a_changelog_that_does_not_name_it_is_told(tmp_path, text):
    (tmp_path / "CHANGELOG.md").write_text(text)
    (problem,) = problems("1.0.0", "1.0.1", TEXT, folder=tmp_path)
    assert (problem.code, problem.path) == ("unlisted-version", str(tmp_path / "CHANGELOG.md"))
    assert problem.hint == "Ajoutez « ## 1.0.1 » et ce qui change."


def test_a_folder_without_a_changelog_is_asked_for_none(tmp_path):
    assert problems("1.0.0", "1.0.1", TEXT, folder=tmp_path) == ()


def test_a_changelog_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "CHANGELOG.md").write_bytes(b"# Ce qui change\n\n\xe9\n")
    (problem,) = problems("1.0.0", "1.0.1", TEXT, folder=tmp_path)
    assert (problem.code, problem.path, problem.line) == ("syntax", str(tmp_path / "CHANGELOG.md"), 3)
