"""Lines of drawings: about so many letters, whatever words are in them."""

from __future__ import annotations

import pytest

from diagnostic.report.figures.lines import shortened, width, wrapped


def test_a_long_text_is_cut_after_its_lines():
    assert wrapped("un deux trois quatre cinq six sept", 5, 2) == ("un", "deu …")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Tenir un fichier de clients", ("Tenir un fichier", "de clients")),
        ("a" * 30, ("a" * 15, "a" * 15)),
        ("W" * 20, ("W" * 9, "W" * 9, "WW")),
        ("SOCIÉTÉ DU GRAND SUD", ("SOCIÉTÉ DU", "GRAND SUD")),
        ("👍" * 10, ("👍" * 7, "👍" * 3)),
        ("", ("",)),
    ],
)
def test_lines_hold_about_eighteen_letters_even_in_capitals(text, lines):
    assert wrapped(text, 18) == lines


def test_a_usual_word_is_left_whole_in_a_narrow_place():
    assert wrapped("Niveau intermédiaire", 4) == ("Niveau", "intermédiaire")


def test_one_line_is_cut_at_its_end():
    assert shortened("Deux mots", 9) == "Deux mots"
    assert shortened("Trois mots ici", 9) == "Trois m …"
    assert shortened("W" * 300, 10) == "WWWW …"


def test_capitals_and_signs_are_wider():
    assert width("mot") == 3
    assert width("MOT") == 1.9 + 2 * 1.3
    assert width("★ é") == 2.5 + 1 + 1
