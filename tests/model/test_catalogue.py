"""What recommendations refer to."""

from __future__ import annotations

import pytest

from diagnostic.model import Band, Catalogue, Costs

CATALOGUE = Catalogue(
    costs=Costs(
        setup=(Band(id="c1", label="peu", least=0, most=50_000),),
        monthly=(Band(id="m1", label="chaque mois", least=0),),
    )
)


def test_a_band_is_found_among_the_set_up_and_the_monthly_ones():
    assert (CATALOGUE.band("c1").label, CATALOGUE.band("m1").label) == ("peu", "chaque mois")


def test_a_band_without_a_greatest_amount_is_open_ended():
    assert CATALOGUE.band("m1").most is None


def test_an_unknown_band_is_an_error():
    with pytest.raises(KeyError, match="c9"):
        CATALOGUE.band("c9")


def test_a_fact_is_to_be_confirmed_unless_said_otherwise():
    assert CATALOGUE.costs.confirmed is False
