from __future__ import annotations

import pytest

from diagnostic.funding import Amount
from diagnostic.model import Currency
from diagnostic.wording.amounts import money, money_between, money_range, unit_of
from tests.places import NEW_CALEDONIA

FRANC = NEW_CALEDONIA.currency


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Amount(0, 0), "rien"),
        (Amount(0, 50_000), "jusqu’à 50\u202f000\u00a0F\u00a0CFP"),
        (Amount(150_000, 400_000), "de 150\u202f000 à 400\u202f000\u00a0F\u00a0CFP"),
        (Amount(1_250_000, 1_250_000), "1\u202f250\u202f000\u00a0F\u00a0CFP"),
        (Amount(1_000_000, None), "1\u202f000\u202f000\u00a0F\u00a0CFP ou plus"),
    ],
)
def test_a_range_of_money_in_words(amount, said):
    assert money_range(amount, FRANC, "rien") == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Amount(0, 0), "0\u00a0F\u00a0CFP"),
        (Amount(0, 50_000), "0 à 50\u202f000\u00a0F\u00a0CFP"),
        (Amount(1_000_000, None), "1\u202f000\u202f000\u00a0F\u00a0CFP ou plus"),
    ],
)
def test_a_range_of_money_on_a_line_of_its_own(amount, said):
    assert money_between(amount, FRANC) == said


def test_an_amount_has_the_unit_of_its_currency():
    assert money(1_250_000, Currency(sign="€")) == "1\u202f250\u202f000\u00a0€"
    assert money_range(Amount(1, 5), currency=Currency(sign="€")) == "de 1 à 5\u00a0€"


def test_a_unit_of_two_words_stays_on_one_line():
    assert unit_of(FRANC) == "F\u00a0CFP"
