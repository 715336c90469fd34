"""The words of the product in the language of a page."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flask_babel import force_locale

from tests.places import NEW_CALEDONIA
from webapp.http import filters as words


@pytest.fixture(autouse=True)
def _page(app):
    with app.test_request_context(), force_locale("fr"):
        yield


def test_money_has_no_cents_and_no_line_break_inside():
    assert words.money(1_250_000, NEW_CALEDONIA.currency) == "1\u202f250\u202f000\u00a0F\u00a0CFP"


@pytest.mark.parametrize(("value", "written"), [(12, "12"), (Fraction(5, 2), "2,5"), (Fraction(1000), "1\u202f000")])
def test_numbers(value, written):
    assert words.number(value) == written


def test_markdown_never_lets_html_through():
    assert words.markdown("**Oui** <b>non</b>") == "<p><strong>Oui</strong> &lt;b&gt;non&lt;/b&gt;</p>"


def test_titles_of_an_author_come_below_the_title_of_the_page():
    assert words.markdown("# A\n\n### B") == "<h2>A</h2>\n<h3>B</h3>"


def test_the_first_of_a_month_is_said_as_on_paper():
    assert words.written_day("2026-08-01").replace("\u00a0", " ") == "1er août 2026"
