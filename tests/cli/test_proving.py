"""`diagnostic check --prove`: what holds of every response, what does not at its line, and who shows it."""

from __future__ import annotations

import importlib
import json

import pytest

from diagnostic.proof import command as proving


def test_what_holds_is_counted_by_kind(run, starter):
    status, out, _ = run("check", "--prove", "mon-questionnaire")
    assert status == 0
    assert "\n    15 sur 15   questions qui peuvent être posées\n" in out
    assert "\n     3 sur 3    préconisations qui peuvent venir en premier\n" in out


def test_the_longest_path_is_told_with_its_answers(run, starter):
    _, out, _ = run("check", "--prove", "mon-questionnaire")
    path = out.partition("Chemin le plus long : ")[2]
    assert path.startswith("5 min 50 s sur 15 min, 12 questions :\n    activite=commerce   effectif=")


def test_what_fails_is_told_at_its_line(run, starter):
    section = starter / "sections/outils.yaml"
    text = section.read_text()
    section.write_text(
        text.replace('when: {stock-oui: ["yes"]}', 'when: {all: [{stock-oui: ["yes"]}, {stock-oui: ["no"]}]}')
    )
    status, out, _ = run("check", "--prove", "mon-questionnaire")
    line = next(at for at, one in enumerate(text.splitlines(), 1) if "id: stock" in one)
    assert status == 1
    assert f"mon-questionnaire/sections/outils.yaml:{line}:5: la question « stock » n'est jamais posée" in out
    assert "[never-asked]\n    Corrigez « when »" in out
    assert "\nmon-questionnaire : ce qui vaut de toutes les réponses\n" in out


def test_every_witness_is_a_file_of_answers(run, starter, here):
    status, out, _ = run("check", "--witnesses", "temoins", "mon-questionnaire")
    written = sorted((here / "temoins/mon-questionnaire").glob("*.yaml"))
    assert status == 0
    assert f"  {len(written)} réponses témoins dans temoins/mon-questionnaire\n" in out
    fires = here / "temoins/mon-questionnaire/fires-facturation.yaml"
    assert "Faire ses devis et ses factures" in run("diagnose", "mon-questionnaire", fires).out


def test_everything_may_be_had_as_json(run, starter):
    status, out, err = run("check", "--json", "mon-questionnaire")
    said = json.loads(out)
    assert (status, said["questionnaire"], said["seconds"]) == (0, "mon-questionnaire", 350)
    assert {one["verdict"] for one in said["settled"]} == {"holds"}
    assert "aucun problème" in err


def test_a_folder_with_mistakes_is_not_proved(run, here):
    status, out, _ = run("check", "--prove", "rien")
    assert (status, "missing-folder" in out) == (1, True)


def test_without_the_solver_one_is_told_what_to_type(run, starter, monkeypatch):
    monkeypatch.setattr(proving, "find_spec", lambda _: None)
    status, _, err = run("check", "--prove", "mon-questionnaire")
    assert status == 2
    assert 'pip install "diagnostic-numerique[prove]"' in err


@pytest.fixture
def tired(monkeypatch):
    """A solver that gives up at once."""
    monkeypatch.setattr(importlib.import_module("diagnostic.proof.prove"), "EFFORT", 1)


def test_what_the_solver_gives_up_is_said(run, starter, tired):
    status, out, _ = run("check", "--prove", "mon-questionnaire")
    assert status == 1
    assert "pas établi" in out
    assert "[unsettled]" in out
    assert "Chemin le plus long :" not in out
