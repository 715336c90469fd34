"""Text is cleaned once, where it comes in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings, strategies

from diagnostic import cleaned, cleaned_data

ANY = strategies.text(strategies.characters(exclude_categories=()), max_size=30)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Fleurs \ud83c", "Fleurs \ufffd"),
        ("\udf3a Fleurs", "\ufffd Fleurs"),
        ("\ud83c\udf3a", "\U0001f33a"),
        ("\U0001f33a", "\U0001f33a"),
        ("a\x00b\x07c\x1b[31m\x7f\x9b", "abc[31m"),
        (
            "un\r\ndeux\rtrois\x0bquatre\x0ccinq\x85six\u2028sept\u2029huit",
            "un\ndeux\ntrois\nquatre\ncinq\nsix\nsept\nhuit",
        ),
        ("a\tb", "a\tb"),
        ("\ufeffKaori", "Kaori"),
        ("\ufffe\uffff\ufdd0\U0001ffff", "\ufffd" * 4),
        ("C’est noté — à 5 °C", "C’est noté — à 5 °C"),
        ("👩\u200d🌾", "👩\u200d🌾"),
    ],
    ids=ascii,
)
def test_what_cannot_be_kept_shown_or_printed_is_put_right(given, kept):
    assert cleaned(given) == kept


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(ANY)
def test_what_is_cleaned_can_be_written_everywhere_and_stays_as_it_is(text):
    once = cleaned(text)
    assert cleaned(once) == once
    assert once.encode().decode() == once
    assert json.loads(json.dumps(once)) == once
    assert all(one.isprintable() or one in "\t\n" or ord(one) > 0x9F for one in once)


def test_plain_data_is_cleaned_through_and_through():
    assert cleaned_data({"a\ud83c": ["b\x00", {"c": 1, "d": ("\x00",)}]}) == {"a\ufffd": ["b", {"c": 1, "d": ("",)}]}
