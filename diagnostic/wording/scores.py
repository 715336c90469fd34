"""Scores as they are written: whole points on a wide scale, two decimals on a narrow one."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from diagnostic.wording.phrases import decimal

Scale = tuple[Fraction, Fraction]
WIDE = 20
HUNDREDTHS = 100


def shown(value: Fraction, scale: Scale, *, up: bool = False) -> str:
    """Return a score as people read it: « 51 » out of 100, « 1,12 » out of 3.

    It is rounded down (`up`: the other way), so that it never shows in a level that is not reached.
    """
    step = 1 if scale[1] - scale[0] >= WIDE else HUNDREDTHS
    return decimal(Fraction((ceil if up else floor)(value * step), step))


def out_of(scale: Scale) -> str:
    """Return the greatest score of a scale: « 100 », « 3 »."""
    return decimal(scale[1])
