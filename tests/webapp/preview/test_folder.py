"""A folder as its author left it: the last version that loads stays, and every problem is told."""

from __future__ import annotations

import shutil

from webapp.preview.folder import read, settled_stamp, stamp


def wrong(folder):
    path = folder / "sections/clients.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: level", "kind: levl"), encoding="utf-8")


def test_a_right_folder_has_its_cases_and_no_problem(folder):
    found = read(folder)
    assert found.right
    assert found.problems == ()
    assert [(case.title, case.passed) for case in found.cases] == [("Boutique d'essai (fictive)", True)]


def test_while_the_files_are_wrong_the_last_right_version_stays(folder):
    before = read(folder)
    wrong(folder)
    found = read(folder, before)
    assert not found.right
    assert found.questionnaire is before.questionnaire
    assert [(one.problem.code, one.problem.line, one.about) for one in found.problems] == [
        ("bad-value", 6, "fichier-clients")
    ]


def test_a_folder_that_never_loaded_has_problems_only(folder):
    wrong(folder)
    found = read(folder)
    assert found.questionnaire is None
    assert [one.problem.code for one in found.problems] == ["bad-value"]


def test_a_case_that_does_not_come_out_is_a_problem_of_a_right_folder(folder):
    path = folder / "cases/boutique.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("not-yet", "ready"), encoding="utf-8")
    found = read(folder)
    assert found.right
    assert [one.problem.code for one in found.problems] == ["unmet-expectation"]


def test_a_folder_that_goes_away_is_a_problem(folder):
    before = read(folder)
    shutil.rmtree(folder)
    assert [one.problem.code for one in read(folder, before).problems] == ["missing-folder"]
    assert stamp(folder) == ()


def test_the_stamp_changes_with_what_the_folder_holds(folder):
    first = settled_stamp(folder)
    assert settled_stamp(folder) == first
    wrong(folder)
    second = stamp(folder)
    assert second != first
    (folder / "sections/projet.yaml").unlink()
    assert stamp(folder) not in {first, second}
