from __future__ import annotations

from diagnostic.drawing.text import in_html, wrapped


def test_a_text_is_wrapped_at_its_spaces():
    assert wrapped("Quelle est votre activité ?", 16) == ("Quelle est votre", "activité\u00a0?")


def test_no_line_begins_with_a_sign_that_belongs_to_the_word_before():
    assert wrapped("« Oui » : non ?", 5) == ("«\u00a0Oui\u00a0»\u00a0:", "non\u00a0?")


def test_a_word_is_never_cut():
    assert wrapped("dématérialisation", 5) == ("dématérialisation",)


def test_what_dot_would_read_as_marks_is_escaped():
    assert in_html(["R & D", "<x>"]) == 'R &amp; D<BR ALIGN="LEFT"/>&lt;x&gt;<BR ALIGN="LEFT"/>'
