"""Importing the engine brings none of the faces along."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("flask", "jinja2", "weasyprint", "pikepdf", "sqlalchemy", "click", "babel")
SCRIPT = f"import sys, diagnostic; print(*[name for name in {HEAVY!r} if name in sys.modules])"


def test_the_engine_comes_without_the_web_the_paper_and_the_database():
    loaded = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
