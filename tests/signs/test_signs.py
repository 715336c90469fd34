"""What paper writes: the signs of the shipped fonts, and □ for each other one, on every machine."""

from __future__ import annotations

import importlib.machinery
import types
from pathlib import Path
from typing import Any

import pytest

from diagnostic.signs import SUBSTITUTE, table, tidied, unwritable, written

SCRIPT = Path(__file__).parents[2] / "script" / "signs"

WRITABLE = {
    "French": "Œuvre à 1 250,50 € « déjà » – n° 3, 2ᵉ étage…",
    "Tahitian and Wallisian": "\u02bbUvea, Māmā, fa\u02bba",
    "Vietnamese": "Nguyễn Thị Ánh",
    "a letter and its accent apart": "Ame\u0301lie",
    "signs": "☎ ✆ ★ → ≤ ✓ □ ½ ① №",
    "emoji": "👍🏽 👨\u200d👩\u200d👧 🇫🇷 ❤\ufe0f 1\ufe0f⃣",
    "Arabic and Hebrew": "مرحبا שלום",
    "Greek, Cyrillic, Armenian, Georgian": "Ωμέγα Привет Հայ ქართ",
    "breaks that are not seen": "co\u00adopé\u200bra\u200dtive",
}


@pytest.mark.parametrize("text", WRITABLE.values(), ids=WRITABLE)
def test_what_the_fonts_write_stays_as_it_is(text):
    assert written(text) == text
    assert list(unwritable(text)) == []


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("株式会社 Kaori", "□□□□ Kaori"),
        ("한국", "□□"),
        ("\ue000", "□"),
        ("x\u20dd", "x□"),
        ("क्षि", "□□"),
        ("字\ufe0f\U000e0100", "□\ufe0f"),
        ("\uff21\uff22\u3000\uff11", "AB 1"),
        ("\U0001d49c\U0001d518", "AU"),
    ],
)
def test_a_square_stands_for_each_other_sign_unless_it_has_a_plainer_form(text, paper):
    assert written(text) == paper


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x1b", "\x7f", "\ud83d", "\ufffe", "\ufdd0", "\U0010ffff", "\u202e"])
def test_what_is_no_sign_leaves_no_trace(sign):
    assert tidied(f"a{sign}b") == written(f"a{sign}b") == "ab"
    assert list(unwritable(f"a{sign}b")) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_end_of_line_is_one(end):
    assert tidied(f"é{end}b") == written(f"é{end}b") == "é\nb"


def test_a_title_keeps_its_signs():
    assert tidied("株式会社\x07") == "株式会社"


def test_an_author_is_told_which_signs_and_where():
    assert list(unwritable("Le 漢字 et le 한")) == [(3, "漢字"), (12, "한")]


def test_the_square_itself_can_be_written():
    assert written(SUBSTITUTE) == SUBSTITUTE


def test_the_table_is_that_of_the_shipped_fonts(tmp_path, monkeypatch):
    loader = importlib.machinery.SourceFileLoader("signs", str(SCRIPT))
    script: Any = types.ModuleType("signs")
    script.__file__ = str(SCRIPT)
    loader.exec_module(script)
    monkeypatch.setattr(script, "TABLE", tmp_path / "table.py")
    script.main()
    assert (tmp_path / "table.py").read_text("utf-8") == Path(table.__file__).read_text("utf-8")
