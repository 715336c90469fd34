"""The fonts of the reports are those shipped: the same pages on every machine, whatever fonts and habits it has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pikepdf
import pytest

from diagnostic import ReportError, report
from diagnostic.report.paper import templates
from diagnostic.report.paper.fonts import SHIPPED
from diagnostic.report.paper.pages import laid_out
from diagnostic.signs import fonts_folder
from tests.report.conftest import HERE

MAKE = """
import datetime, hashlib, os, sys, diagnostic
from diagnostic import Response, dossier, report
os.umask(0o077)
questionnaire = diagnostic.load(sys.argv[1])
response = Response.to(questionnaire, {}, identity={"company": sys.argv[2], "advisor": "Camille ☎"})
pdf = dossier.render_pdf(diagnostic.diagnose(questionnaire, response), date=datetime.date(2026, 3, 12))
print(hashlib.sha256(pdf + report.render_blank_pdf(questionnaire)).hexdigest())
"""
NAME = "\u02bbUvea ★ 漢字 👍🏽 ❤\ufe0f 1\ufe0f⃣ مرحبا שלום «\u202fétage\u202f»"
OTHER_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{folder}</dir>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Source Serif</string></edit></match>
<match target="font"><edit name="hintstyle" mode="assign"><const>hintfull</const></edit></match>
</fontconfig>"""


def made(environment, folder):
    """Return the digest of a dossier and a blank questionnaire, made by a fresh process."""
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", MAKE, str(HERE / "echoppe"), NAME],
        env={"PYTHONPATH": os.pathsep.join(sys.path), **environment},
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    return made({"HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}, tmp_path_factory.mktemp("here"))


def no_fonts(folder):
    (folder / "fonts.conf").write_text(OTHER_FONTS.format(folder=folder / "nowhere"), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": "/nonexistent", "TZ": "Pacific/Noumea"}


def other_fonts_of_the_same_name(folder):
    (folder / "fonts").mkdir()
    for name, as_if in (("DejaVuSans.ttf", "SourceSans3-Regular.ttf"), ("SourceSans3-Bold.ttf", "DejaVuSans.ttf")):
        shutil.copy(fonts_folder() / name, folder / "fonts" / as_if)
    (folder / "fonts.conf").write_text(OTHER_FONTS.format(folder=folder / "fonts"), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "LC_ALL": "ja_JP.UTF-8", "LANGUAGE": "ja:ar"}


def nothing_said(folder):
    return {"PANGO_LANGUAGE": "ar:ja:zh-cn", "FC_LANG": "zh-tw", "TMPDIR": str(folder)}


@pytest.mark.parametrize("machine", [no_fonts, other_fonts_of_the_same_name, nothing_said])
def test_other_fonts_another_language_and_no_home_change_no_byte(tmp_path, here, machine):
    assert made(machine(tmp_path), tmp_path) == here


def page(text, style=""):
    return f'<html lang="fr"><title>Titre</title><style>body {{ font-family: "Arial" }} {style}</style><p>{text}'


def fonts_of(pdf, tmp_path):
    """Return the fonts in a PDF, without the random letters before their names."""
    (tmp_path / "made.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "made.pdf") as document:
        fonts = {str(font.BaseFont) for one in document.pages for font in one.Resources.Font.values()}
    return {name.partition("+")[2].strip("-,") for name in fonts}


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        ("des mots", {"Source-Sans-3"}),
        ("<b>gras</b> <i>italique</i>", {"Source-Sans-3-Bold", "Source-Sans-3-Italic"}),
        ("☎", {"DejaVu-Sans"}),
        ("🌺", {"Noto-Emoji"}),
        ("漢", {"Source-Sans-3"}),
    ],
)
def test_a_font_that_is_not_shipped_is_never_looked_for(tmp_path, text, fonts):
    assert fonts_of(laid_out(page(text), templates.DEFAULT), tmp_path) == fonts


def test_a_sign_that_only_a_style_sheet_says_is_refused(caplog):
    with pytest.raises(ReportError, match=r"U\+6F22"):
        laid_out(page("mot", "p::before { content: '漢' }"), templates.DEFAULT)
    caplog.clear()  # WeasyPrint says it too


def test_a_template_may_bring_a_font_of_its_own(tmp_path, monkeypatch):
    (tmp_path / "essai").mkdir()
    (tmp_path / "_shared").symlink_to(report.templates_folder() / "_shared")
    shutil.copy(fonts_folder() / "DejaVuSans.ttf", tmp_path / "essai" / "maison.ttf")
    monkeypatch.setattr(templates, "FOLDERS", (tmp_path,))
    style = '@font-face { font-family: Maison; src: url("maison.ttf") } p { font-family: Maison }'
    assert fonts_of(laid_out(page("mot", style), "essai"), tmp_path) == {"Maison"}


def test_every_shipped_font_is_there_with_its_licence():
    there = {path.name for path in fonts_folder().iterdir()}
    assert {name for name in there if name.endswith(".ttf")} == set(SHIPPED)
    assert {"LICENSE.md", "LICENSE-DejaVu.txt", "LICENSE-NotoEmoji.txt"} <= there
