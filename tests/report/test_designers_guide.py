"""The guide for designers tells of what is there: its example renders, its fields exist, its parts too."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from diagnostic import report
from diagnostic.report.paper import templates

GUIDE = (Path(__file__).parents[2] / "docs" / "faire-un-modele.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```jinja\n(.*?)```", GUIDE, re.DOTALL)
FOLDER = report.templates_folder()


def test_every_field_it_names_is_in_the_context():
    named = set(re.findall(r"\breport\.(\w+)", EXAMPLE))
    assert named <= {field.name for field in dataclasses.fields(report.ReportContext)}
    assert {"identity", "headline", "radar", "steps", "look"} <= named


@pytest.mark.parametrize("part", sorted(set(re.findall(r"`(_shared/[\w./-]+)`", GUIDE))))
def test_every_shared_part_it_names_is_there(part):
    assert (FOLDER / part).is_file()


def test_every_shared_part_there_is_is_named():
    shown = {f"_shared/{path.name}" for path in (FOLDER / "_shared").glob("*.jinja")}
    private = {"_shared/answers.html.jinja", "_shared/code.html.jinja", "_shared/signature.html.jinja"}
    assert shown - private <= set(re.findall(r"_shared/[\w./-]+", GUIDE))


def test_its_example_renders(told):
    made = templates.environment(FOLDER).from_string(EXAMPLE).render(report=told(identity={"company": "L'Échoppe"}))
    assert "<h1>L’Échoppe</h1>" in made
    assert "Vos étapes" in made


def test_it_names_no_organisation():
    names = re.compile(r"OPEN NC|\bCCI\b|\bCMA\b|ADECAL|Chambre de")
    assert [path.name for path in FOLDER.rglob("*.jinja") if names.search(path.read_text(encoding="utf-8"))] == []
