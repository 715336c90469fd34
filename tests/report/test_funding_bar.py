"""What an aid may pay, as bars: all on one scale of money, none longer than the sheet, and the parts add up."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diagnostic.funding import AidPlan, Amount, granted
from diagnostic.report.figures.funding_bar import WIDTH, funding_bar_of, left
from tests.places import NEW_CALEDONIA

AID: Any = SimpleNamespace(rate=Fraction(1, 2), ceiling=250_000)
AMOUNTS = st.tuples(st.integers(0, 2_000_000), st.none() | st.integers(1, 2_000_000)).map(
    lambda pair: Amount(pair[0], None if pair[1] is None else pair[0] + pair[1])
)


def bar_of(eligible, aid=AID, warnings=()):
    return funding_bar_of(aid, AidPlan("aid", eligible, granted(aid, eligible), warnings), NEW_CALEDONIA.currency)


def test_the_expenses_the_aid_and_what_is_left_stand_one_below_the_other():
    bar = bar_of(Amount(250_000, 800_000))
    assert [(part.label, part.low, part.high) for part in bar.parts] == [
        ("Dépenses éligibles du plan", 125, 400),
        ("Aide indicative", 62.5, 125),
        ("Reste à votre charge", 62.5, 275),
    ]
    assert [part.y for part in bar.parts] == sorted(part.y for part in bar.parts)


def test_the_ceiling_is_drawn_on_the_same_scale_and_told():
    bar = bar_of(Amount(250_000, 800_000))
    assert bar.ceiling == 125
    assert bar.ceiling_text == "plafond : 250\u202f000\u00a0F\u00a0CFP"
    assert bar.description.endswith(f"{bar.ceiling_text}.")


def test_a_ceiling_that_is_out_of_reach_is_still_on_the_sheet():
    bar = bar_of(Amount(10_000, 20_000))
    assert bar.ceiling == WIDTH
    assert bar.parts[0].high == 32


def test_what_nothing_limits_goes_on_to_the_edge_and_says_so():
    bar = bar_of(Amount(400_000, None))
    assert [(part.open, part.high == WIDTH) for part in bar.parts] == [(True, True), (False, False), (True, True)]
    assert bar.parts[2].text == "200\u202f000\u00a0F\u00a0CFP ou plus"


def test_an_aid_that_brings_nothing_has_no_bars():
    assert bar_of(Amount(0, 0)) is None
    excluded = SimpleNamespace(effect="excludes")
    assert bar_of(Amount(250_000, 800_000), warnings=(excluded,)) is None


@given(AMOUNTS)
def test_the_aid_and_what_is_left_are_the_expenses(eligible):
    aid = granted(AID, eligible)
    rest = left(eligible, aid)
    assert aid.low + rest.low == eligible.low
    assert (rest.high is None) == (eligible.high is None)
    assert rest.high is None or rest.low <= rest.high


@given(AMOUNTS)
def test_no_bar_is_longer_than_the_sheet_nor_shorter_at_most_than_at_least(eligible):
    bar = bar_of(eligible._replace(low=eligible.low + 2, high=eligible.high and eligible.high + 2))
    assert all(0 <= part.low <= part.high <= WIDTH for part in bar.parts)
    assert 0 < bar.ceiling <= WIDTH
