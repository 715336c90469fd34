from __future__ import annotations

from diagnostic.dossier.archive.content import Spaces, readable

FONTS = {b"/F": Spaces(b"0001", frozenset({b"0001", b"0010"}))}
WHOLE = frozenset(range(9))


def line(number, height, glyphs, font="/F", after=""):
    return (
        f"/Span\n<</MCID {number}>>\nBDC\nBT\n1 0 0 -1 64.25 {height} Tm\n{font} 9.5 Tf\n{glyphs} TJ\nET\n{after}EMC\n"
    ).encode()


def test_a_line_that_another_follows_ends_with_a_space():
    content = line(0, "10", "[<0002>8<0003>0]") + b"q\n" + line(1, "20", "[<0004>0]")
    assert readable(content, WHOLE, FONTS) == content.replace(b"<0003>0]", b"<00030001>0]")


def test_two_texts_on_one_line_are_left_as_they_are():
    content = line(0, "10", "[<0002>0]") + line(1, "10", "[<0004>-12.5]")
    assert readable(content, WHOLE, FONTS) == content


def test_a_word_cut_at_its_hyphen_stays_one_word():
    content = line(0, "10", "[<00020010>0]") + line(1, "20", "[<0004>0]")
    assert readable(content, WHOLE, FONTS) == content


def test_a_font_without_a_space_gives_none():
    content = line(0, "10", "[<0002>0]", font="/G") + line(1, "20", "[<0004>0]")
    assert readable(content, WHOLE, FONTS) == content


def test_what_ends_with_no_text_is_left_as_it_is():
    content = line(0, "10", "[<0002>0]", after="0 0 m\n") + line(1, "20", "[<0004>0]")
    assert readable(content, WHOLE, FONTS) == content
    nothing = b"/Span\n<</MCID 0>>\nBDC\nEMC\n" + line(1, "20", "[<0004>0]")
    assert readable(nothing, WHOLE, FONTS) == nothing


def test_what_is_not_in_the_structure_is_an_artifact():
    content = line(0, "10", "[<0002>0]") + line(1, "20", "[<0004>0]")
    said = readable(content, frozenset({0}), FONTS)
    assert said.count(b"/Artifact\n<</Type /Pagination>>\nBDC\n") == 1
    assert b"/MCID 1" not in said
    assert said.endswith(b"[<0004>0] TJ\nET\nEMC\n")
