"""A score of 39.96 is one number to everybody who reads it: 39, below the level and the threshold of 40."""

from __future__ import annotations

import datetime as dt
import shutil
from fractions import Fraction
from html import unescape

import pytest
from click.testing import CliRunner

import diagnostic
from diagnostic import report
from diagnostic.cli import main
from diagnostic.cli.commands.new import STARTER
from tests.webapp.visitor import Page
from webapp.preview.app import create_preview

AXIS = "  - {id: mesure, label: Mesure, levels: [{id: bas, label: Bas, from: 0}, {id: haut, label: Haut, from: 40}]}\n"
QUESTIONS = """
  - id: poids
    kind: level
    dimension: mesure
    weight: 39.96
    label: "Le poids ?"
    choices: [{id: non, label: "Non"}, {id: oui, label: "Oui"}]
  - id: contrepoids
    kind: level
    dimension: mesure
    weight: 60.04
    label: "Le contrepoids ?"
    choices: [{id: non, label: "Non"}, {id: oui, label: "Oui"}]
"""
WHEN = "when: {any: [{clients-notes: [tete, papier]}, {score: {mesure: {lt: 40}}}]}"
CASE = "cases/boutique.yaml"


@pytest.fixture
def folder(tmp_path):
    """A questionnaire whose axis « Mesure » is worth 39.96 in its case, with a level and a condition at 40."""
    folder = shutil.copytree(STARTER, tmp_path / "mon-questionnaire")
    for name, before, after in (
        ("questionnaire.yaml", "\nlevels:", f"\n{AXIS}levels:"),
        ("sections/outils.yaml", "\n  - id: commande", f"{QUESTIONS}\n  - id: commande"),
        ("recommendations/toutes.yaml", "when: {clients-notes: [tete, papier]}", WHEN),
        (CASE, "  sauvegarde:", '  poids: "oui"\n  contrepoids: "non"\n  sauvegarde:'),
    ):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


@pytest.fixture
def diagnosis(folder):
    questionnaire = diagnostic.load(folder)
    file = diagnostic.read_answers(questionnaire, folder / CASE)
    found = diagnostic.diagnose(questionnaire, file.response)
    assert found.scores["mesure"].value == Fraction("39.96")
    return found


def printed(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False).stdout


def test_the_terminal_writes_39(folder, diagnosis):
    (line,) = [line for line in printed("diagnose", folder, folder / CASE).splitlines() if "Mesure" in line]
    assert line.split() == ["Mesure", "39", "Bas"]
    assert "vrai · score mesure < 40   ← 39\n" in printed("explain", folder, folder / CASE, "fichier-clients")


def test_the_preview_writes_39(folder, diagnosis):
    client = create_preview(folder, "127.0.0.1").test_client()
    client.get("/")
    page = client.post("/depart", json={"case": str(folder / CASE)}).get_data(as_text=True)
    text = Page(page).text
    assert "mesure 39 fixé bas" in text
    assert "vrai score mesure < 40 ← 39" in text


def test_the_papers_write_39(diagnosis):
    context = report.context(diagnosis, date=dt.date(2026, 1, 15))
    (reading,) = [one for one in context.dimensions if one.id == "mesure"]
    assert (reading.shown, reading.level) == ("39", "Bas")
    for template in report.names():
        page = unescape(report.render_html(context, template))
        assert "39,9" not in page
        assert "39.9" not in page
