"""`diagnostic graph`: a picture of the flow or of the prerequisites, written whole."""

from __future__ import annotations

import shutil

import pytest

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")


@needs_dot
def test_the_flow_is_drawn_unless_asked_otherwise(run, starter, here):
    status, out, err = run("graph", "mon-questionnaire")
    assert (status, err) == (0, "")
    assert out.startswith("mon-questionnaire-deroulement.svg : ")
    drawn = (here / "mon-questionnaire-deroulement.svg").read_text(encoding="utf-8")
    assert "le déroulement</title>" in drawn


@needs_dot
def test_the_prerequisites_are_drawn_where_asked(run, starter, here):
    assert run("graph", "mon-questionnaire", "--prerequisites", "-o", "ordre.svg").status == 0
    assert "les préalables</title>" in (here / "ordre.svg").read_text(encoding="utf-8")


def test_the_source_of_the_drawing_may_be_had_without_graphviz(run, starter, here, monkeypatch):
    monkeypatch.setenv("PATH", str(here))
    assert run("graph", "mon-questionnaire", "--flow", "--format", "dot").status == 0
    assert (here / "mon-questionnaire-deroulement.dot").read_text(encoding="utf-8").startswith("digraph flow {")


def test_without_graphviz_nothing_is_written_and_it_is_told_what_to_type(run, starter, here, monkeypatch):
    monkeypatch.setenv("PATH", str(here))
    status, out, err = run("graph", "mon-questionnaire", "-o", "dessin.svg")
    assert (status, out) == (1, "")
    assert "Tapez : sudo apt-get install graphviz" in err
    assert not (here / "dessin.svg").exists()


def test_another_format_is_a_misuse_that_names_those_there_are(run, starter):
    status, _, err = run("graph", "mon-questionnaire", "--format", "png")
    assert status == 2
    assert err.endswith("Erreur : « png » n'est pas un format ; il y a : svg, dot.\n")


def test_a_questionnaire_that_does_not_load_is_told_at_its_line(run, starter):
    (starter / "questionnaire.yaml").write_text("version: 1\n")
    status, _, err = run("graph", "mon-questionnaire")
    assert status == 1
    assert "questionnaire.yaml:1:" in err
