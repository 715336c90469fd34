"""The questionnaires that are carried, each as a form on a telephone, made once."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
import pyxform

import diagnostic
from tests.odk.collect import Carried
from tests.odk.every_kind import every_kind

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path.parent for path in (ROOT / "questionnaires").glob("*/questionnaire.yaml"))
FOLDERS = {path.name: path for path in (*SHIPPED, ROOT / "tests/report/echoppe", ROOT / "tests/webapp/atelier")}


@cache
def carried_of(name: str, *, short: bool) -> Carried:
    questionnaire = every_kind() if name == "every-kind" else diagnostic.load(FOLDERS[name])
    return Carried(questionnaire, short=short)


@pytest.fixture(params=[*FOLDERS, "every-kind"])
def carried(request):
    """A questionnaire as a form on a telephone."""
    return carried_of(request.param, short=False)


@pytest.fixture
def every():
    """The questionnaire with every kind, as a form."""
    return carried_of("every-kind", short=False)


@pytest.fixture
def real():
    """The real questionnaire, as a form: whole, or on its short path."""
    return lambda *, short=False: carried_of("maturite-numerique", short=short)


@pytest.fixture
def odk_validate(tmp_path):
    """Have ODK Validate, which is what Collect runs, load a form; skip where there is no Java."""
    if shutil.which("java") is None:
        pytest.skip("no Java here")
    jar = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"

    def validate(form):
        file = tmp_path / "form.xml"
        file.write_text(form.xform, encoding="utf-8")
        done = subprocess.run(["java", "-jar", jar, file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return validate
