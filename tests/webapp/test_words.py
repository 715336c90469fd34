"""Numbers, money and identifiers as people here write them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flask_babel import force_locale

from webapp.http import filters as words


@pytest.fixture(autouse=True)
def _page(app):
    with app.test_request_context(), force_locale("fr"):
        yield


def test_money_has_no_cents_and_no_line_break_inside():
    assert words.money(1_250_000) == "1\u202f250\u202f000\u00a0F\u00a0CFP"


@pytest.mark.parametrize(("value", "written"), [(12, "12"), (Fraction(5, 2), "2,5"), (Fraction(1000), "1\u202f000")])
def test_numbers(value, written):
    assert words.number(value) == written


@pytest.mark.parametrize(
    ("kept", "written"),
    [("9999996", "9 999 996"), ("9999996001", "9 999 996.001"), ("A12345", "A12345")],
)
def test_business_ids(kept, written):
    assert words.business_id(kept).replace("\u00a0", " ") == written


@pytest.mark.parametrize(("kept", "written"), [("+687751234", "75 12 34"), ("+68987123456", "+689 87 12 34 56")])
def test_phones(kept, written):
    assert words.phone(kept).replace("\u00a0", " ") == written


def test_markdown_never_lets_html_through():
    assert words.markdown("**Oui** <b>non</b>") == "<p><strong>Oui</strong> &lt;b&gt;non&lt;/b&gt;</p>\n"
