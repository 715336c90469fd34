"""Named levels: half-open intervals of the exact score, or gates that all must open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.model import MaturityLevel
from diagnostic.scoring import Score
from diagnostic.scoring.levels import Ladder

BANDS = Ladder(
    (
        MaturityLevel(id="low", label="L", starts=Fraction(0)),
        MaturityLevel(id="middle", label="M", starts=Fraction(25)),
        MaturityLevel(id="high", label="H", starts=Fraction(75)),
    )
)
GATES = Ladder(
    (
        MaturityLevel(id="first", label="1"),
        MaturityLevel(id="second", label="2", needs={"care": Fraction(50)}),
        MaturityLevel(id="third", label="3", needs={"care": Fraction(50), "sales": Fraction(80)}),
    )
)


def between(low, high, *, missing=False):
    """Return a score that can still be anything between two numbers."""
    return Score(None, Fraction(low), Fraction(high), None, Fraction(0), may_be_missing=missing)


def scored(care, sales):
    return {"care": between(care, care), "sales": between(sales, sales)}


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (Fraction(0), "low"),
        (Fraction(254, 10), "middle"),
        (Fraction(25), "middle"),
        (Fraction(2499999, 100000), "low"),
        (Fraction(75), "high"),
        (Fraction(100), "high"),
    ],
)
def test_a_boundary_belongs_to_the_upper_level_and_every_score_falls_into_one(value, level):
    assert BANDS.level(value, value) == level


def test_a_level_is_null_while_its_bounds_lie_in_two():
    assert BANDS.level(Fraction(20), Fraction(25)) is None
    assert BANDS.level(Fraction(25), Fraction(74)) == "middle"


def test_without_a_score_there_is_no_level():
    assert BANDS.level(None, None) is None
    assert BANDS.level(Fraction(1), None) is None


def test_without_levels_there_is_none():
    assert Ladder(()).level(Fraction(1), Fraction(1)) is None


def test_a_score_below_the_first_band_has_no_level():
    assert Ladder((MaturityLevel(id="a", label="A", starts=Fraction(10)),)).level(Fraction(5), Fraction(5)) is None


@pytest.mark.parametrize(
    ("care", "sales", "level"), [(49, 100, "first"), (50, 79, "second"), (50, 80, "third"), (100, 0, "second")]
)
def test_a_gated_level_is_reached_if_it_and_all_below_it_are(care, sales, level):
    assert GATES.gated_level(scored(care, sales)) == level


def test_a_gated_level_is_null_while_a_gate_is_open():
    assert GATES.gated_level({"care": between(50, 50), "sales": between(70, 90)}) is None


def test_a_gated_level_is_told_once_no_completion_can_change_it():
    assert GATES.gated_level({"care": between(50, 90), "sales": between(0, 79)}) == "second"


def test_a_score_that_may_end_up_missing_leaves_its_gate_open():
    assert GATES.gated_level({"care": between(60, 90, missing=True), "sales": between(0, 0)}) is None


def test_a_gate_without_a_score_stays_shut():
    nothing = Score(None, None, None, None, Fraction(0), may_be_missing=True)
    assert GATES.gated_level({"care": nothing, "sales": between(100, 100)}) == "first"


def test_below_the_first_gate_there_is_no_level():
    gate = Ladder((MaturityLevel(id="only", label="O", needs={"care": Fraction(50)}),))
    assert gate.gated_level({"care": between(0, 0)}) is None


def test_a_gated_level_does_not_hang_on_the_score_alone():
    assert GATES.level(Fraction(100), Fraction(100)) is None
