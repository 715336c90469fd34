from __future__ import annotations

from diagnostic.report.figures.path_to_wish import picture_of

STEPS = [(f"Étape {number}", "Ensuite", number == 5) for number in range(1, 6)]


def drawn(steps):
    picture = picture_of("le but", steps)
    assert picture is not None
    return picture


def test_the_way_goes_by_rows_of_three():
    picture = drawn(STEPS)
    assert [(box.number, box.x, box.is_goal) for box in picture.boxes][2:4] == [("3", 376.0, False), ("4", 0.0, False)]
    assert [box.y == picture.boxes[0].y for box in picture.boxes] == [True, True, True, False, False]
    assert picture.boxes[-1].is_goal
    assert picture.width == 534


def test_each_step_leads_to_the_next():
    picture = drawn(STEPS)
    assert len(picture.arrows) == 4
    assert [len(arrow.line.split()) for arrow in picture.arrows] == [2, 2, 4, 2]


def test_the_picture_is_told_in_words():
    picture = drawn(STEPS[:2])
    assert (picture.title, picture.description) == ("Le chemin vers le but", "1. Étape 1 ; 2. Étape 2.")


def test_no_step_makes_no_picture():
    assert picture_of("le but", []) is None
