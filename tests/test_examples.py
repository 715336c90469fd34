"""Each program of `examples/` runs from anywhere and prints what is promised; the guide shows it as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
GUIDE = ROOT / "docs" / "examples.md"
PRINTED = {
    "batch": """\
line 3 is left out: fichier-clients: « parchemin » n'est pas un des choix. \
Connus ici : tete, papier, disperse, tableur, logiciel.
sauvegarde: 1
crm: 1
""",
    "dossier": """\
as it was signed: intact
its title changed afterwards: modified
the same diagnosis: True
""",
    "ten_lines": """\
{}: from 0 to 100, complete: False
{'brewing': 'filter'}: from 50 to 50, complete: False
{'grinder': 'yes', 'brewing': 'espresso'}: from 100 to 100, complete: True
brewing: « tea » n'est pas un des choix. Connus ici : capsule, filter, espresso.
""",
}
PROGRAMS = sorted(EXAMPLES.glob("*.py"))


def printed_by(program, folder):
    """Return what a program prints on its output, run in a folder where it has no business."""
    done = subprocess.run([sys.executable, program], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("name", PRINTED)
def test_an_example_prints_what_it_says(name, tmp_path):
    assert printed_by(EXAMPLES / f"{name}.py", tmp_path) == PRINTED[name]


def test_the_diagnosis_of_one_response_gives_the_answers_behind_each_step(tmp_path):
    lines = printed_by(EXAMPLES / "one_response.py", tmp_path).splitlines()
    assert "clients: 33 of 100, construire" in lines
    assert "crm (priorities): fichier-clients" in lines


def test_a_report_of_ones_own_says_what_the_dossier_says(tmp_path):
    page = printed_by(EXAMPLES / "custom_report.py", tmp_path)
    assert "<h1>Boutique Kaori (fictive)</h1>" in page
    assert "<p>Pas encore la boutique en ligne" in page
    assert page.count("<li>") == 13


def test_a_questionnaire_of_ten_lines_has_ten_lines():
    files = sorted((EXAMPLES / "coffee").rglob("*.yaml"))
    assert sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files) == 10


def test_no_example_goes_untested():
    assert {program.stem for program in PROGRAMS} == {*PRINTED, "one_response", "custom_report"}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_the_guide_shows_an_example_as_it_is(program):
    assert f"```python\n{program.read_text(encoding='utf-8')}```" in GUIDE.read_text(encoding="utf-8")
