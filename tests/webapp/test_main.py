"""`python -m webapp`, as one types it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent.parent


def start(tmp_path, *options, **environ):
    return subprocess.Popen(
        [sys.executable, "-m", "webapp", *options],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_serves_at_the_address_that_it_prints(tmp_path):
    server = start(tmp_path, "--port", "0")
    try:
        address = "http://127.0.0.1:" + re.findall(r":(\d+)/", server.stdout.readline())[0]
        with urlopen(address, timeout=10) as reply:
            assert "Savoir par où commencer" in reply.read().decode()
        assert (tmp_path / "var" / "diagnostic.sqlite").exists()
    finally:
        server.terminate()
        server.communicate(timeout=10)


def test_says_every_mistake_of_a_questionnaire_and_stops(tmp_path):
    (tmp_path / "vide").mkdir()
    server = start(tmp_path, DIAGNOSTIC_QUESTIONNAIRE=str(tmp_path / "vide"))
    output, _ = server.communicate(timeout=30)
    assert server.returncode == 1
    assert "questionnaire.yaml:1:1:" in output
    assert "Traceback" not in output
