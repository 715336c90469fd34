"""`diagnostic paths`: the scenarios that cover a questionnaire, and the cases they make."""

from __future__ import annotations

import importlib
import json


def test_scenarios_are_told_in_words(run, starter):
    status, out, _ = run("paths", "mon-questionnaire")
    first = out.splitlines()
    assert status == 0
    assert first[0].startswith("mon-questionnaire : ")
    assert first[2].startswith("Scénario 1 : ")
    assert "Réponses : activite=" in out


def test_scenarios_become_cases_that_hold(run, starter):
    assert run("paths", "--cases", starter / "cases", "mon-questionnaire").status == 0
    status, out, _ = run("cases", "mon-questionnaire")
    assert status == 0
    assert "✓ Scénario 1" in out


def test_scenarios_may_be_had_as_json(run, starter):
    said = json.loads(run("paths", "--json", "mon-questionnaire").out)
    assert said["unmet"] == []
    assert len(said["scenarios"]) >= said["least"] > 0


def test_what_nothing_meets_is_told(run, starter):
    section = starter / "sections/outils.yaml"
    section.write_text(
        section.read_text().replace(
            'when: {stock-oui: ["yes"]}', "when: {all: [{activite: commerce}, {activite: services}]}"
        )
    )
    _, out, _ = run("paths", "mon-questionnaire")
    assert "Rien ne rencontre (diagnostic check --prove dit pourquoi) : question" in out


def test_without_the_solver_one_is_told_what_to_type(run, starter, monkeypatch):
    monkeypatch.setattr(importlib.import_module("diagnostic.proof.paths_command"), "find_spec", lambda _: None)
    status, _, err = run("paths", "mon-questionnaire")
    assert (status, "pip install" in err) == (2, True)
