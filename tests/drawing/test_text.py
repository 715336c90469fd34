from __future__ import annotations

import pytest

from diagnostic.drawing.text import counted, duration, in_html, wrapped


def test_a_text_is_wrapped_at_its_spaces():
    assert wrapped("Quelle est votre activité ?", 16) == ("Quelle est votre", "activité\u00a0?")


def test_no_line_begins_with_a_sign_that_belongs_to_the_word_before():
    assert wrapped("« Oui » : non ?", 5) == ("«\u00a0Oui\u00a0»\u00a0:", "non\u00a0?")


def test_a_word_is_never_cut():
    assert wrapped("dématérialisation", 5) == ("dématérialisation",)


def test_what_dot_would_read_as_marks_is_escaped():
    assert in_html(["R & D", "<x>"]) == 'R &amp; D<BR ALIGN="LEFT"/>&lt;x&gt;<BR ALIGN="LEFT"/>'


@pytest.mark.parametrize(
    ("seconds", "said"), [(5, "5 s"), (60, "1 min"), (65, "1 min 05"), (120, "2 min"), (2235, "37 min 15")]
)
def test_a_time_is_told_in_minutes_and_seconds(seconds, said):
    assert duration(seconds).replace("\u00a0", " ") == said


@pytest.mark.parametrize(("many", "said"), [(0, "0 question"), (1, "1 question"), (2, "2 questions")])
def test_a_count_agrees(many, said):
    assert counted(many, "question") == said
