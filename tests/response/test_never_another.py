"""Whatever is written, what is read of it is what it says, or nothing: never another number in silence."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import example, given, settings, strategies

from diagnostic import typed_in, written_number
from diagnostic.kinds.business_id import read_business_id
from diagnostic.kinds.phone import read_phone
from diagnostic.notation.doors import filed_in
from diagnostic.notation.numbers import read_amount, read_number
from diagnostic.response import collected_in
from tests.places import NEW_CALEDONIA

MANY = settings(max_examples=1500, deadline=None, derandomize=True, database=None)
NUMBERS = strategies.text("0123456789000 .,'-+e%\u00a0\u202f/", max_size=14)
AMOUNTS = strategies.text("0123456789000 .,'FCP\u00a0\u202f", max_size=16)
NAMES = strategies.text("0123456789 .,-RIDETA", min_size=6, max_size=16)
PHONES = strategies.text("0123456789687 .-()+", min_size=6, max_size=18)
FRENCH, ENGLISH = typed_in("fr"), typed_in("en")


def digits(text):
    return re.sub(r"\D", "", text)


@MANY
@given(AMOUNTS)
@example("250.000 F CFP")
def test_an_amount_has_all_the_digits_that_were_written_and_no_other(text):
    read = read_amount(text, FRENCH, NEW_CALEDONIA.currency)
    assert read == read_amount(text, ENGLISH, NEW_CALEDONIA.currency)
    assert read.value is None or read.value == int(digits(text))
    assert not (read.value is not None and read.readings)


@MANY
@given(NUMBERS)
@example("1,250")
@example("1.250,5")
def test_a_number_is_the_same_in_two_languages_or_refused_in_one(text):
    read = [read_number(text, door).value for door in (FRENCH, ENGLISH)]
    known = [one for one in read if one is not None]
    assert len(set(known)) <= 1
    if known and "e" not in text:
        assert digits(text).strip("0") == digits(written_number(known[0], ",")).strip("0")


@MANY
@given(NUMBERS, strategies.sampled_from(["fr", "en"]))
def test_a_file_and_a_person_never_mean_two_numbers(text, language):
    read = {door(language): read_number(text, door(language)).value for door in (typed_in, filed_in, collected_in)}
    assert len({one for one in read.values() if one is not None}) <= 1


@MANY
@given(strategies.fractions(-(10**12), 10**12, max_denominator=4000), strategies.sampled_from([FRENCH, ENGLISH]))
def test_what_is_shown_is_read_back_if_it_has_an_end(value, door):
    shown = written_number(value, door.decimal)
    assert "/" in shown or read_number(shown, door).value == value
    assert "/" not in shown or Fraction(shown) == value


@MANY
@given(NAMES)
def test_a_business_has_all_the_digits_that_were_written(text):
    read = read_business_id(text, FRENCH, NEW_CALEDONIA.business_id)
    assert not read or digits(read) in {digits(text), digits(text).zfill(7), digits(text).zfill(10)}


@MANY
@given(PHONES)
def test_a_telephone_has_all_the_digits_that_were_written(text):
    read = read_phone(text, FRENCH, NEW_CALEDONIA.telephone)
    assert not read or read in {f"+687{digits(text)}", f"+{digits(text)}", f"+{digits(text).removeprefix('00')}"}
