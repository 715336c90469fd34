"""What an author writes that paper cannot: told at its line, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

from diagnostic.loading import unwritable_signs

REAL = Path(__file__).parents[2] / "questionnaires"
ECHOPPE = Path(__file__).parents[1] / "report" / "echoppe"


def test_the_shipped_questionnaires_can_be_written():
    assert [unwritable_signs(folder.parent) for folder in REAL.glob("*/questionnaire.yaml")] == [(), (), ()]


def test_each_sign_is_told_where_it_stands_and_the_questionnaire_still_loads(tmp_path):
    folder = shutil.copytree(ECHOPPE, tmp_path / "echoppe")
    main = folder / "questionnaire.yaml"
    first, *lines = main.read_text("utf-8").splitlines()
    assert lines[0].startswith("title: ")
    main.write_text("\n".join([first, 'title: "Le 漢字"', *lines[1:]]), encoding="utf-8")
    (folder / "locales").mkdir()
    (folder / "locales" / "ja.yaml").write_text("title: 診断\nintro: |\n  a\n  質問\n", encoding="utf-8")
    said = [(Path(one.path).name, one.line, one.column, one.code) for one in unwritable_signs(folder)]
    assert said == [
        ("ja.yaml", 1, 8, "unwritable-sign"),
        ("ja.yaml", 2, 8, "unwritable-sign"),
        ("questionnaire.yaml", 2, 12, "unwritable-sign"),
    ]
    assert "« 漢字 » (U+6F22, U+5B57)" in unwritable_signs(folder)[-1].message


def test_a_folder_that_cannot_be_read_has_no_signs(tmp_path):
    assert unwritable_signs(tmp_path / "nowhere") == ()
