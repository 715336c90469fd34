"""The axes of maturity and their levels."""

from __future__ import annotations

from fractions import Fraction

from diagnostic.model import Dimension, MaturityLevel, Overall


def test_an_axis_is_walked_parents_first():
    leaf, other = Dimension(id="leaf", label="L"), Dimension(id="other", label="O")
    middle = Dimension(id="middle", label="M", children=(leaf,))
    root = Dimension(id="root", label="R", children=(middle, other))
    assert [one.id for one in root.walk()] == ["root", "middle", "leaf", "other"]


def test_an_axis_goes_from_0_to_100_and_weighs_1_unless_said_otherwise():
    axis = Dimension(id="a", label="A")
    assert (axis.scale.least, axis.scale.most, axis.weight) == (Fraction(0), Fraction(100), Fraction(1))


def test_the_overall_score_is_a_plain_mean_unless_said_otherwise():
    assert Overall().aggregate == "mean"


def test_a_level_says_where_it_starts():
    assert MaturityLevel.model_validate({"id": "low", "label": "Bas", "from": 12.5}).starts == Fraction(25, 2)
