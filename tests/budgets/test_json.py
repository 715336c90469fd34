"""JSON is read within bounds, or refused at the place of what is beyond them."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.budgets import DEEPEST, Kind, check_json, read_json, tokens
from diagnostic.errors import InputError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, width=16) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
).filter(lambda value: "Infinity" not in json.dumps(value))

REFUSED = [
    ("", "1:1: ce n'est pas du JSON : une valeur est attendue ici, et il n'y en a pas [syntax]"),
    ('{"a": 1,}', "1:9: ce n'est pas du JSON : une clé entre guillemets est attendue ici [syntax]"),
    ("{'a': 1}", "1:2: ce n'est pas du JSON : une clé entre guillemets est attendue ici [syntax]"),
    ('{"a" 1}', "1:6: ce n'est pas du JSON : « : » est attendu ici [syntax]"),
    ('{\n "a": 1\n "b": 2}', "3:2: ce n'est pas du JSON : une virgule ou « } » est attendue ici [syntax]"),
    ("[1 2]", "1:4: ce n'est pas du JSON : une virgule ou « ] » est attendue ici [syntax]"),
    ("[1] 2", "1:5: ce n'est pas du JSON : rien n'est attendu après la fin de la valeur [syntax]"),
    ("[oui]", "1:2: ce n'est pas du JSON : une valeur est attendue ici, et « oui » n'en est pas une [syntax]"),
    ("[NaN]", "1:2: ce n'est pas du JSON : une valeur est attendue ici, et « NaN » n'en est pas une [syntax]"),
    ("[-Infinity]", "1:2: ce n'est pas du JSON : une valeur est attendue ici, et « -Infinity » n'en est pas une"),
    ("[01]", "1:2: ce n'est pas du JSON : une valeur est attendue ici, et « 01 » n'en est pas une [syntax]"),
    ('["a', "1:2: ce n'est pas du JSON : ce texte n'a pas de guillemet à sa fin [syntax]"),
    ('["a\nb"]', "1:4: ce n'est pas du JSON : un texte ne s'écrit pas ainsi [syntax]"),
    ('["\\x"]', "1:3: ce n'est pas du JSON : un texte ne s'écrit pas ainsi [syntax]"),
    ("[1" + "0" * 5000 + "]", "1:2: ce nombre s'écrit avec plus de 100 signes [bad-number]"),
    ("[0." + "1" * 5000 + "]", "1:2: ce nombre s'écrit avec plus de 100 signes [bad-number]"),
    ("[1e999]", "1:2: « 1e999 » est hors de toute mesure [bad-number]"),
    ("[1e-999]", "1:2: « 1e-999 » est hors de toute mesure [bad-number]"),
    ("[" * 65 + "]" * 65, "1:65: plus de 64 niveaux sont emboîtés ici [too-deep]"),
    ("[" * 100_000, "1:65: plus de 64 niveaux sont emboîtés ici [too-deep]"),
    ('{"a":' * 2000 + "1" + "}" * 2000, "1:321: plus de 64 niveaux sont emboîtés ici [too-deep]"),
    ('{"a": 1,\n "b": {"c": 1,\n  "c": 2}}', "3:3: la clé « c » est écrite deux fois [duplicate-key]"),
    ('{"a": {"b": 1, "\\u0062": 2}}', "1:16: la clé « b » est écrite deux fois [duplicate-key]"),
    ('{"' + "a" * 999 + '": 1, "' + "a" * 999 + '": 1}', f"1:1008: la clé « {'a' * 80}… » est écrite deux fois"),
    ("1" * 6_000_000, "1:1: c'est trop long : 5 Mo au plus [too-big]"),
    (b"\xff\xfe{\x00}\x00", "1:1: c'est du texte UTF-16 [syntax]"),
    (b'{"a":\n "b\xe9"}', "2:4: ce n'est pas du texte UTF-8 [syntax]"),
    (b"\x00", "1:1: ce n'est pas du JSON : une valeur est attendue ici, et « \\x00 » n'en est pas une [syntax]"),
]


def refusal(content):
    with pytest.raises(InputError) as told:
        read_json(content, "f")
    return str(told.value)


@pytest.mark.parametrize(("content", "told"), REFUSED, ids=[str(rank) for rank in range(len(REFUSED))])
def test_what_is_beyond_the_bounds_is_told_at_its_place(content, told):
    assert refusal(content).startswith(f"f:{told}")


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_any_value_comes_back_as_it_was_written(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert read_json(text) == value
    assert [*tokens(text)]


@given(st.text('[]{},:"\\ 10.eE-+ntrua\n', max_size=30))
def test_what_is_read_is_what_the_pieces_say_to_be_json(text):
    try:
        read = read_json(text, "f")
    except InputError as refused:
        with pytest.raises(InputError, match=re.escape(str(refused))):
            [*tokens(text, "f")]
    else:
        assert read == json.loads(text)
        assert [*tokens(text)]


def test_the_mark_of_utf_8_is_passed_over():
    assert read_json(b"\xef\xbb\xbf[1]") == read_json("\ufeff[1]") == [1]


def test_an_emoji_written_as_two_halves_is_one():
    assert read_json('"\\ud83c\\udf3a"') == "🌺"


def test_brackets_in_a_text_are_no_levels():
    assert read_json(json.dumps(["[{\\" * 1000 + '"' + "[" * 1000] * 40)) == ["[{\\" * 1000 + '"' + "[" * 1000] * 40


def test_as_many_levels_as_may_be_are_read():
    text = "[" * DEEPEST + "]" * DEEPEST
    check_json(text)
    assert len([*tokens(text)]) == 2 * DEEPEST


def test_many_pieces_on_one_line_are_read_once():
    text = "[" + "1, " * 50_000 + "x]"
    assert refusal(text).startswith("f:1:150002: ce n'est pas du JSON")


def test_each_piece_knows_its_place():
    pieces = [*tokens('{"a":\n  [1, "b"]}')]
    assert pieces == [
        (Kind.OBJECT, "", 1, 1),
        (Kind.KEY, "a", 1, 2),
        (Kind.ARRAY, "", 2, 3),
        (Kind.WORD, "1", 2, 4),
        (Kind.TEXT, "b", 2, 7),
        (Kind.END, "", 2, 10),
        (Kind.END, "", 2, 11),
    ]
