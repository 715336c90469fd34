"""A dossier names all that decides its bytes: programs, the system's libraries, the engine's code, its template."""

from __future__ import annotations

import re
import zlib

import pytest

from diagnostic.dossier import provenance as making
from diagnostic.dossier.provenance import differing, made_with

NAMED = ("WeasyPrint", "pikepdf", "pydyf", "fonttools", "Pillow", "pyHanko", "qpdf")
OF_THE_SYSTEM = ("Pango", "HarfBuzz", "HarfBuzz-Subset", "Fontconfig")


def named(template="dossier-province-sud"):
    return dict(one.split(" ", 1) for one in made_with(template).split(", ") if " " in one)


@pytest.mark.parametrize("name", [*NAMED, *OF_THE_SYSTEM])
def test_a_dossier_names_each_library_that_decides_its_bytes(name):
    assert re.fullmatch(r"\d+(\.\d+)+", named()[name])


def test_a_dossier_names_the_engine_by_its_version_and_its_code():
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{12}", named()["diagnostic-numerique"])


def test_a_dossier_names_the_zlib_that_runs():
    assert named()["zlib"] == zlib.ZLIB_RUNTIME_VERSION


def test_a_dossier_names_its_template_by_its_content():
    assert re.fullmatch("[0-9a-f]{12}", named("maturite")["maturite"])
    assert made_with("maturite") != made_with("synthese")


def test_what_is_not_here_has_no_version():
    assert making._version("un-programme") == "un-programme ?"
    assert making._library_version(("libnulle-part.so.0",), "version") == "?"
    assert making._library_version(making.FONTCONFIG, "une_fonction_que_nul_n_a") == "?"


def test_without_fontconfig_there_is_no_version_of_it(monkeypatch):
    monkeypatch.setattr(making, "FONTCONFIG", ("libnulle-part.so.0",))
    assert making._fontconfig() == "?"


def test_what_two_dossiers_were_made_with_differs_by_what_only_one_names():
    assert differing("Pango 1.50, zlib 1.2", "Pango 1.56, zlib 1.2") == (("Pango 1.50",), ("Pango 1.56",))
    assert differing("", "zlib 1.2") == ((), ("zlib 1.2",))
