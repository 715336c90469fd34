"""The least and the greatest that an aggregate can still become."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.scoring import Item, bounded_mean
from diagnostic.scoring.bounds import bounded

HALF, ONE, ZERO = Fraction(1, 2), Fraction(1), Fraction(0)


def said(worth, weight=1):
    """Return what was answered."""
    return Item(Fraction(weight), Fraction(worth), Fraction(worth), may_leave=False)


def asked(low=0, high=1, weight=1):
    """Return what is asked and will have a value."""
    return Item(Fraction(weight), Fraction(low), Fraction(high), may_leave=False)


def perhaps(low=0, high=1, weight=1):
    """Return what may stay out."""
    return Item(Fraction(weight), Fraction(low), Fraction(high), may_leave=True)


def between(low, high, *, may_be_missing=False):
    """Return the bounds of an aggregate."""
    return Fraction(low), Fraction(high), may_be_missing


def test_a_mean_of_what_was_answered_can_only_be_itself():
    assert bounded_mean([said(1), said(0), said(HALF)]) == (HALF, HALF, False)


def test_what_is_asked_can_be_all_or_nothing():
    assert bounded_mean([said(1), asked()]) == (HALF, ONE, False)


def test_weights_count():
    assert bounded_mean([said(1, weight=3), asked(weight=1)]) == (Fraction(3, 4), ONE, False)


def test_what_may_stay_out_enters_only_where_it_lowers_or_raises_the_mean():
    # With it at 1 the mean of 0 rises to 1/2; at 0 it stays 0.
    assert bounded_mean([said(0), perhaps()]) == (ZERO, HALF, False)
    # A stored answer of 1/2 can enter, and then brings 1 down to 3/4; or stay out.
    assert bounded_mean([said(1), perhaps(HALF, HALF)]) == (Fraction(3, 4), ONE, False)


def test_of_several_that_may_stay_out_only_those_that_help_enter():
    # The least: 1/2, then 0 enters (1/4), and 1 would not lower it. The greatest: 1 enters (3/4), 0 would not raise it.
    assert bounded_mean([said(HALF), perhaps(0, 0), perhaps(1, 1)]) == (Fraction(1, 4), Fraction(3, 4), False)


def test_if_all_may_stay_out_there_may_be_no_mean():
    assert bounded_mean([perhaps(HALF, ONE)]) == (HALF, ONE, True)


def test_a_question_of_no_weight_has_no_say():
    assert bounded_mean([said(1), perhaps(weight=0)]) == (ONE, ONE, False)


def test_where_nothing_weighs_the_mean_is_zero():
    assert bounded_mean([asked(weight=0)])[:2] == (ZERO, ZERO)


def test_of_nothing_there_is_no_mean():
    assert bounded_mean([]) == (None, None, True)


@pytest.mark.parametrize("aggregate", ["mean", "weighted-mean", "sum", "min", "max"])
def test_of_nothing_there_is_no_aggregate(aggregate):
    assert bounded(aggregate, []) == (None, None, True)


@pytest.mark.parametrize(("aggregate", "low", "high"), [("sum", 30, 60), ("min", 10, 20), ("max", 20, 40)])
def test_an_aggregate_of_what_stays(aggregate, low, high):
    assert bounded(aggregate, [said(20), asked(10, 40)]) == between(low, high)


def test_what_may_stay_out_of_a_sum_may_add_nothing():
    assert bounded("sum", [said(20), perhaps(10, 40)]) == between(20, 60)


def test_what_may_stay_out_of_a_sum_may_take_away():
    assert bounded("sum", [said(20), perhaps(-10, -5)]) == between(10, 20)


def test_a_sum_all_of_whose_parts_may_stay_out_is_that_of_one_at_least():
    # No part at all is no score, not a sum of 0.
    assert bounded("sum", [perhaps(10, 40), perhaps(20, 30)]) == between(10, 70, may_be_missing=True)
    assert bounded("sum", [perhaps(-40, -10), perhaps(-30, -20)]) == between(-70, -10, may_be_missing=True)


def test_what_may_stay_out_can_lower_a_minimum_but_not_hold_it_down():
    # In every completion 50..60 stays, so the minimum is 60 at most; 10..20 may enter and make it 10.
    assert bounded("min", [asked(50, 60), perhaps(10, 20)]) == between(10, 60)


def test_a_minimum_all_of_whose_parts_may_stay_out_can_be_the_greatest_of_them():
    assert bounded("min", [perhaps(50, 60), perhaps(10, 20)]) == between(10, 60, may_be_missing=True)


def test_what_may_stay_out_can_raise_a_maximum_but_not_hold_it_up():
    assert bounded("max", [asked(10, 20), perhaps(50, 60)]) == between(10, 60)


def test_a_maximum_all_of_whose_parts_may_stay_out_can_be_the_least_of_them():
    assert bounded("max", [perhaps(10, 20), perhaps(50, 60)]) == between(10, 60, may_be_missing=True)
