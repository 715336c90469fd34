"""`diagnostic new`: a folder that passes its checks from the start, and never over another."""

from __future__ import annotations

import diagnostic


def test_a_new_folder_passes_check_and_cases(run, here):
    status, out, _ = run("new", "boutiques/diagnostic-court")
    assert status == 0
    assert (
        out
        == """\
boutiques/diagnostic-court est prêt. Ensuite : diagnostic check boutiques/diagnostic-court, puis diagnostic cases \
boutiques/diagnostic-court.
Pour que l'éditeur propose les clés : diagnostic schema --output boutiques/schema
"""
    )
    assert run("check", "boutiques/diagnostic-court").status == 0
    assert run("cases", "boutiques").status == 0


def test_it_is_what_one_may_expect_of_a_start(starter):
    questionnaire = diagnostic.load(starter)
    assert questionnaire.id == "mon-questionnaire"
    assert len(questionnaire.sections) == 2
    assert len(questionnaire.questions) == 12
    assert len(questionnaire.recommendations) == 3
    assert any(one.requires for one in questionnaire.recommendations)


def test_beside_the_schemas_nothing_more_is_asked(run, here):
    run("schema", "--output", "schema")
    assert len(run("new", "essai").out.splitlines()) == 1


def test_an_empty_folder_may_be_filled(run, here):
    (here / "essai").mkdir()
    assert run("new", "essai").status == 0


def test_a_folder_that_holds_something_is_left_alone(run, here):
    (here / "essai").mkdir()
    (here / "essai/notes.txt").write_text("à garder")
    status, out, err = run("new", "essai")
    assert (status, out) == (2, "")
    assert err.endswith("Erreur : essai existe déjà et n'est pas vide : rien n'a été écrit.\n")
    assert [one.name for one in (here / "essai").iterdir()] == ["notes.txt"]


def test_a_file_is_left_alone(run, here):
    (here / "essai").write_text("à garder")
    assert run("new", "essai").status == 2
    assert (here / "essai").read_text() == "à garder"


def test_the_name_must_be_an_id(run, here):
    status, _, err = run("new", "Mon essai")
    assert status == 2
    assert err.endswith(
        "« Mon essai » ne peut pas être un identifiant : minuscules sans accents, chiffres et tirets seulement.\n"
    )
    assert list(here.iterdir()) == []
