from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.wording.scores import out_of, shown, threshold

HUNDRED = (Fraction(0), Fraction(100))
THREE = (Fraction(0), Fraction(3))


@pytest.mark.parametrize(
    ("value", "scale", "said"),
    [
        ("39.96", HUNDRED, "39"),
        ("40", HUNDRED, "40"),
        ("1.129", THREE, "1,12"),
        ("2/3", THREE, "0,66"),
    ],
)
def test_a_score_is_rounded_down(value, scale, said):
    assert shown(Fraction(value), scale) == said


def test_the_upper_bound_is_rounded_up():
    assert [shown(Fraction("39.96"), HUNDRED, up=True), shown(Fraction("1.121"), THREE, up=True)] == ["40", "1,13"]


def test_a_score_is_never_shown_below_the_level_that_it_reaches():
    starts = (Fraction(0), Fraction("33.5"), Fraction(50))
    assert [shown(Fraction(value), HUNDRED, starts=starts) for value in ("33.4", "33.6", "34.2")] == [
        "33",
        "33,5",
        "34",
    ]


def test_a_threshold_is_exact():
    assert [threshold(Fraction(value)) for value in ("40", "33.5", "200/3")] == ["40", "33,5", "200/3"]


def test_the_greatest_score_of_a_scale():
    assert [out_of(HUNDRED), out_of(THREE)] == ["100", "3"]
