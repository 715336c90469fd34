"""What `import diagnostic` hands out, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import diagnostic

ROOT = Path(__file__).parents[1]
HEAVY = ["flask", "jinja2", "weasyprint", "sqlalchemy", "click", "werkzeug", "babel"]
LOADED = "import json, sys, diagnostic; print(json.dumps(sorted(sys.modules)))"


def test_the_public_names_are_sorted_and_there():
    assert diagnostic.__all__ == sorted(diagnostic.__all__)
    assert [name for name in diagnostic.__all__ if not hasattr(diagnostic, name)] == []


def test_every_public_name_is_listed():
    shown = {name for name in vars(diagnostic) if not name.startswith("_")}
    modules = {name.rpartition(".")[2] for name in sys.modules if name.startswith("diagnostic.")}
    assert shown - modules <= set(diagnostic.__all__)


@pytest.fixture(scope="module")
def loaded():
    """The modules that a fresh process holds once it has imported the engine."""
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("module", HEAVY)
def test_importing_the_engine_pulls_in_nothing_heavy(loaded, module):
    assert [name for name in loaded if name.split(".")[0] == module] == []


def test_importing_the_engine_leaves_the_command_line_the_report_and_the_store_out(loaded):
    assert {"diagnostic.cli", "diagnostic.report", "webapp.storage", "webapp"}.isdisjoint(loaded)


def test_the_three_lines_of_the_readme_work():
    questionnaire = diagnostic.load(ROOT / "questionnaires/maturite-numerique")
    response = diagnostic.Response.to(questionnaire, answers={"fichier-clients": "papier"})
    found = diagnostic.diagnose(questionnaire, response)
    assert found.response.answers == {"fichier-clients": "papier"}
