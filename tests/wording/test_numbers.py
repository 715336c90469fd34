from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.wording.numbers import count, decimal, kilobytes, number, percent, tenths


@pytest.mark.parametrize(
    ("value", "written"),
    [(12, "12"), (Fraction(1, 2), "0,5"), (Fraction(10005, 10), "1\u202f000,5"), (Fraction(-1, 3), "-1/3")],
)
def test_a_number_has_all_its_digits_and_a_decimal_comma(value, written):
    assert number(value) == written


def test_a_number_has_the_decimal_sign_of_a_language():
    assert number(Fraction(5, 2), ".") == "2.5"


def test_a_number_to_read_has_three_decimals_where_they_never_end():
    assert [decimal(Fraction(200, 3)), decimal(Fraction("12.3456"))] == ["66,667", "12,3456"]


def test_all_of_a_thing_is_100_percent_and_nothing_less():
    assert [percent(share) for share in (Fraction(1), Fraction(999, 1000), 0.5)] == ["100 %", "99 %", "50 %"]


def test_what_is_measured_has_one_decimal():
    assert [tenths(0.44), tenths(12)] == ["0,4", "12,0"]


def test_a_size_in_kilobytes():
    assert kilobytes(230_400) == "230 ko"


def test_nothing_and_one_are_singular():
    said = [count(how_many, "autre étape", "autres étapes") for how_many in (0, 1, 2, 1200)]
    assert said == ["0 autre étape", "1 autre étape", "2 autres étapes", "1\u202f200 autres étapes"]
    assert count(2, "question") == "2 questions"
