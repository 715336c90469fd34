"""A release is refused unless its version, its part of the changelog and its tag say the same; see script/release."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = '[project]\nname = "essai"\nversion = "{}"\n'
CHANGELOG = """# Changelog

## [Unreleased]
{unreleased}
## [0.2.0] - 2026-11-30

### Added

- A second thing.

## [0.1.0] - 2026-10-01

- A first thing.
"""
AGREED = CHANGELOG.format(unreleased="")
# The settings of whoever runs the tests play no part.
NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": f"essai@{who}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


class Project:
    """A project under git, with a version and a changelog, and the script of ours."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "script").mkdir()
        for name in ("release", "release.py"):
            shutil.copy(ROOT / "script" / name, folder / "script")
        self.write("0.2.0")
        self.git("init", "--quiet")
        self.commit()

    def write(self, version, changelog=AGREED):
        (self.folder / "pyproject.toml").write_text(PROJECT.format(version), encoding="utf-8")
        (self.folder / "CHANGELOG.md").write_text(changelog, encoding="utf-8")

    def git(self, *arguments):
        subprocess.run(["git", *arguments], cwd=self.folder, env=os.environ | NOBODY, check=True)

    def commit(self):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "essai")

    def release(self, *arguments):
        """Return what the script prints, and its exit status."""
        command = [self.folder / "script/release", *arguments]
        done = subprocess.run(command, env=os.environ | NOBODY, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr, done.returncode


@pytest.fixture
def project(tmp_path):
    if not shutil.which("git"):
        pytest.skip("git n'est pas là")
    return Project(tmp_path)


def test_what_agrees_can_be_tagged_and_then_the_tag_is_right(project):
    said, status = project.release("check")
    assert (said, status) == ("Tout concorde. Pour publier :\n    git tag -a v0.2.0 -m v0.2.0\n", 0)
    project.git("tag", "-a", "v0.2.0", "-m", "v0.2.0")
    assert project.release("check", "v0.2.0") == ("v0.2.0 est prête.\n", 0)


def test_a_version_is_tagged_once(project):
    project.git("tag", "v0.2.0")
    said, status = project.release("check")
    assert status == 1
    assert "le tag v0.2.0 existe déjà" in said


def test_a_tag_of_another_version_or_elsewhere_is_refused(project):
    project.git("tag", "v0.2.0")
    project.git("commit", "--quiet", "--allow-empty", "--message", "after")
    assert project.release("check", "v0.3.0")[0].startswith("le tag v0.3.0 n'est pas celui de la version 0.2.0")
    assert "n'est pas sur ce qui est là" in project.release("check", "v0.2.0")[0]
    assert project.release("check", "v0.2.0")[1] == 1


def test_what_is_not_committed_is_not_released(project):
    project.write("0.2.0", AGREED + "\n")
    assert project.release("check") == ("des changements ne sont pas enregistrés (git status).\n", 1)


@pytest.mark.parametrize(
    ("version", "old", "new", "reason"),
    [
        ("0.3.0", "", "", "n'a pas la partie [0.3.0], la version de pyproject.toml"),
        ("0.2", "", "", "« 0.2 » n'est pas une version"),
        ("0.2.0", "## [Unreleased]\n", "", "la première partie de CHANGELOG.md n'est pas [Unreleased]"),
        ("0.2.0", "## [Unreleased]\n", "## [Unreleased]\n\n- New.\n", "[Unreleased] n'est pas vide"),
        ("0.2.0", "2026-11-30", "2026-11-31", "[0.2.0] n'a pas de date, ou une date qui n'existe pas"),
        ("0.2.0", " - 2026-10-01", "", "[0.1.0] n'a pas de date"),
        ("0.2.0", "- A first thing.", "", "[0.1.0] ne dit rien de ce qui change"),
        ("0.2.0", "2026-10-01", "2026-12-01", "[0.2.0] est au-dessus de [0.1.0], et ne vient pas après"),
        ("0.2.0", "[0.1.0]", "[0.10.0]", "[0.2.0] est au-dessus de [0.10.0], et ne vient pas après"),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_told(project, version, old, new, reason):
    project.write(version, AGREED.replace(old, new))
    project.commit()
    said, status = project.release("check")
    assert status == 1
    assert reason in said


def test_what_was_unreleased_is_given_to_the_version_that_is_prepared(project):
    project.write("0.2.0", CHANGELOG.format(unreleased="\n### Fixed\n\n- A third thing.\n"))
    said, status = project.release("prepare", "0.3.0")
    assert (status, said.startswith("Relisez")) == (0, True)
    assert 'version = "0.3.0"' in (project.folder / "pyproject.toml").read_text(encoding="utf-8")
    project.commit()
    assert project.release("check")[1] == 0
    assert project.release("notes") == ("### Fixed\n\n- A third thing.\n", 0)


@pytest.mark.parametrize("version", ["0.1.9", "0.2.0", "0.02.1", "demain"])
def test_a_version_that_comes_before_or_is_none_is_not_prepared(project, version):
    project.write("0.2.0", CHANGELOG.format(unreleased="\n- A third thing.\n"))
    project.commit()
    assert project.release("prepare", version)[1] == 1
    assert project.release("check")[0].startswith("[Unreleased] n'est pas vide")


def test_nothing_is_prepared_where_nothing_changed(project):
    assert project.release("prepare", "0.3.0")[0].endswith("il n'y a rien à publier.\n")


def test_another_command_is_told_those_there_are(project):
    said, status = project.release("publish")
    assert (said.startswith("Usage : script/release"), status) == (True, 1)


def test_this_project_can_be_prepared(project):
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, project.folder)
    current = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if "## [Unreleased]\n\n## [" not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        major, minor, _ = current.split(".")
        assert project.release("prepare", f"{major}.{int(minor) + 1}.0")[1] == 0
    project.commit()
    assert project.release("check")[1] == 0


def test_a_wheel_carries_the_code_and_the_data(tmp_path):
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "diagnostic/_data/questionnaires/maturite-numerique/questionnaire.yaml" in names
    assert "diagnostic/_data/report_templates/_shared/paper.css" in names
    assert "webapp/app.py" in names
