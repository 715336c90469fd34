"""Numbers and amounts as people write them: one reading, or none and both are told."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from babel import Locale

from diagnostic import AnswerError, decimal_sign, read_answer, read_quote, typed_in, written_number
from diagnostic.notation.doors import WITH_POINT, filed_in
from diagnostic.notation.numbers import Written
from diagnostic.response import KEPT, collected_in, filed_number

QUESTIONNAIRE = """
    questions:
      - {id: staff, kind: number, unit: personnes}
      - {id: share, kind: number, unit: "%"}
      - {id: budget, kind: money}
    recommendations:
      - {id: crm, solutions: {light: {title: Léger}}}
"""


def ascii_of(value):
    """Return what a case is called, short."""
    return ascii(value)[:30]


FRENCH, ENGLISH = typed_in("fr"), typed_in("en")
SAME = (FRENCH, ENGLISH, filed_in("fr"), filed_in("en"), collected_in("fr"), KEPT)
AMOUNT = 250_000


@pytest.mark.parametrize("door", [FRENCH, ENGLISH, filed_in("fr"), collected_in("fr")])
@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("250000", AMOUNT),
        ("250 000", AMOUNT),
        ("250.000", AMOUNT),
        ("250,000", AMOUNT),
        ("250'000", AMOUNT),
        ("250’000", AMOUNT),
        ("250\u00a0000", AMOUNT),
        ("250\u202f000", AMOUNT),
        ("250\u2009000 F", AMOUNT),
        ("250 000 F CFP", AMOUNT),
        ("250 000 FCFP", AMOUNT),
        ("250 000 xpf", AMOUNT),
        ("XPF 250,000", AMOUNT),
        ("250 000 francs", AMOUNT),
        ("\u202a250 000\u202c", AMOUNT),
        (" + 250000 ", AMOUNT),
        ("1.250.000", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1250 000", 1_250_000),
        ("1.85E7", 18_500_000),
        ("1.85e+7", 18_500_000),
        ("0", 0),
        ("-0", 0),
        ("0,00", 0),
        ("0.0 F", 0),
        ("00250000", AMOUNT),
        ("2,50000E+05", AMOUNT),
    ],
)
def test_an_amount_is_a_whole_number_of_francs_however_its_thousands_stand(questionnaire, door, written, amount):
    assert read_answer(questionnaire, "budget", written, door) == amount
    assert read_quote(questionnaire, "crm", written, door) == amount


@pytest.mark.parametrize("door", [FRENCH, ENGLISH, filed_in("fr")])
@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("1.250.00", ("1 250", "125 000")),
        ("250.00", ("250", "25 000")),
        ("12,5", ("12", "125")),
        ("1,250.00", ("1 250", "125 000")),
        ("1250.000", ("1 250", "1 250 000")),
        ("0.250", ("0", "250")),
        ("1 250,5", ("1 250", "12 505")),
    ],
)
def test_an_amount_that_may_be_two_is_refused_and_both_are_told(questionnaire, door, written, readings):
    for read in (
        lambda: read_answer(questionnaire, "budget", written, door),
        lambda: read_quote(questionnaire, "crm", written, door),
    ):
        with pytest.raises(AnswerError) as refused:
            read()
        assert refused.value.code == "not-an-amount"
        assert tuple(one.replace("\u202f", " ") for one in refused.value.readings) == readings
        assert all(one in str(refused.value) for one in refused.value.readings)


@pytest.mark.parametrize(
    "written",
    ["250 00", "25 0000", "2 50 000", "250.00.000", "1.250,000.00,0", "250k", "250 000 €", "½", "3/4", "0x10", "1_000",
     "12 %",
     "٢٥٠", "\uff12\uff15\uff10", "1e300", "1e-3", "1.23457E+11", "250\n300", "10-20", "10 à 20", "--5", "",
     "F", "nan", "inf", "9" * 100, True, None, float("nan"), float("inf")],
    ids=ascii_of,
)  # fmt: skip
def test_what_is_no_amount_is_refused(questionnaire, written):
    for door in SAME:
        with pytest.raises(AnswerError):
            read_answer(questionnaire, "budget", written, door)
        with pytest.raises(AnswerError):
            read_quote(questionnaire, "crm", written, door)


@pytest.mark.parametrize("written", ["-1", "-250 000", "−250 000", "- 250.000 F", -1, -2.0], ids=repr)
def test_a_negative_amount_is_refused_for_what_it_is(questionnaire, written):
    with pytest.raises(AnswerError, match="ne peut pas être négatif"):
        read_answer(questionnaire, "budget", written)


@pytest.mark.parametrize("written", ["9" * 18, 10**27, "1e50", 1e30])
def test_an_amount_that_nobody_has_is_too_large(questionnaire, written):
    for read in (
        lambda: read_answer(questionnaire, "budget", written),
        lambda: read_quote(questionnaire, "crm", written),
    ):
        with pytest.raises(AnswerError) as refused:
            read()
        assert refused.value.code == "too-large"
    assert read_quote(questionnaire, "crm", "9" * 12) == 999_999_999_999
    assert read_quote(questionnaire, "crm", "9" * 18, KEPT) == int("9" * 18)


@pytest.mark.parametrize(
    "written",
    [250_000, 250_000.0, Fraction(AMOUNT), "250000.0", Written.of("250.000")],
    ids=lambda one: f"{type(one).__name__} {one}",
)
def test_a_file_has_amounts_as_numbers_too(questionnaire, written):
    assert read_answer(questionnaire, "budget", written) == AMOUNT


def test_an_amount_with_cents_in_a_file_is_refused(questionnaire):
    with pytest.raises(AnswerError, match="« 12 » ou « 13 »"):
        read_answer(questionnaire, "budget", 12.5)
    assert (
        refused_code(questionnaire, "budget", -12.5) == refused_code(questionnaire, "budget", "1e-1") == "not-a-number"
    )


def refused_code(questionnaire, question, value, door=None):
    with pytest.raises(AnswerError) as refused:
        read_answer(questionnaire, question, value, door)
    return refused.value.code


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("12,5", "12.5", "12.5"),
        ("12.5", "12.5", "12.5"),
        ("12,3456", "12.3456", "12.3456"),
        ("1,250", "1.25", None),
        ("1.250", None, "1.25"),
        ("0.125", None, "0.125"),
        ("1 250", "1250", "1250"),
        ("1 250,5", "1250.5", "1250.5"),
        ("1.250,5", "1250.5", "1250.5"),
        ("1,250.5", "1250.5", "1250.5"),
        ("1.250.000", "1250000", "1250000"),
        ("1'250.5", "1250.5", "1250.5"),
        (",5", "0.5", "0.5"),
        ("+5", "5", "5"),
        ("-5,5", "-5.5", "-5.5"),
        ("1e3", "1000", "1000"),
        ("1,5e3", "1500", "1500"),
        ("5.0E-4", "0.0005", "0.0005"),
        ("12 personnes", "12", "12"),
    ],
)
def test_a_number_follows_the_language_of_who_writes_it(questionnaire, written, french, english):
    for door, value in ((FRENCH, french), (ENGLISH, english), (filed_in("fr"), french), (filed_in("en"), english)):
        if value is None:
            with pytest.raises(AnswerError) as refused:
                read_answer(questionnaire, "staff", written, door)
            assert refused.value.code == "ambiguous-number"
            assert len(refused.value.readings) == 2
        else:
            assert read_answer(questionnaire, "staff", written, door) == Fraction(value)


def test_a_number_that_may_be_two_is_told_both_ways(questionnaire):
    with pytest.raises(AnswerError, match=re.escape("« 1\u202f250 » ou « 1,25 »")):
        read_answer(questionnaire, "staff", "1.250", FRENCH)
    with pytest.raises(AnswerError, match=re.escape("« 1\u202f250 » ou « 1.25 »")):
        read_answer(questionnaire, "staff", "1,250", ENGLISH)


@pytest.mark.parametrize(
    "written",
    ["3/4", "10/12", "12/03", "½", "1_000", "0x10", "12 %", "1e100",
     "1e999999999", "1 2", "3 4", "12.", "1.2.3", "٣", "\uff13", "²",

     "12,5,0", "1e-50", "douze", "5-10", "", float("nan"), [], "1\u0000"],
    ids=ascii_of,
)  # fmt: skip
def test_what_nobody_means_as_a_number_is_refused(questionnaire, written):
    for door in (FRENCH, ENGLISH, filed_in("fr"), collected_in("fr")):
        with pytest.raises(AnswerError) as refused:
            read_answer(questionnaire, "staff", written, door)
        assert refused.value.code == "not-a-number"


@pytest.mark.parametrize("written", ["1,85E+07", "1.85E+07", "2E+06", "-1,23457E+06", "1,23457e+11", " 1,23E+03 "])
def test_a_number_that_a_spreadsheet_shortened_is_no_number_and_told_so(questionnaire, written):
    for door in (FRENCH, ENGLISH, filed_in("fr"), collected_in("fr")):
        for read in (
            lambda door=door: read_answer(questionnaire, "staff", written, door),
            lambda door=door: read_answer(questionnaire, "budget", written, door),
            lambda door=door: read_quote(questionnaire, "crm", written, door),
        ):
            with pytest.raises(AnswerError, match="Un tableur a abrégé ce nombre") as refused:
                read()
            assert refused.value.code == "not-a-number"


@pytest.mark.parametrize(("written", "number"), [("1,2345E+04", 12_345), ("1.85e+07", 18_500_000), ("5E+00", 5)])
def test_a_number_of_which_no_digit_can_be_lost_is_read(questionnaire, written, number):
    for question in ("staff", "budget"):
        assert read_answer(questionnaire, question, written, filed_in("fr")) == number


def test_a_percentage_is_a_number_where_percents_are_asked_for(questionnaire):
    assert read_answer(questionnaire, "share", "12,5 %", FRENCH) == Fraction(25, 2)


@pytest.mark.parametrize("written", [10**15, "1e20", -(10**15), 1e300])
def test_a_number_that_counts_nothing_is_out_of_bounds(questionnaire, written):
    with pytest.raises(AnswerError) as refused:
        read_answer(questionnaire, "staff", written)
    assert refused.value.code in {"too-large", "too-small"}


def test_a_program_writes_decimals_with_a_point(questionnaire):
    assert read_answer(questionnaire, "staff", "12.345", collected_in("fr")) == Fraction("12.345")
    assert read_answer(questionnaire, "staff", "12,345", collected_in("fr")) == Fraction("12.345")
    with pytest.raises(AnswerError):
        read_answer(questionnaire, "staff", "1.250", collected_in("fr"))


def test_what_was_never_kept_is_no_number(questionnaire):
    assert refused_code(questionnaire, "staff", "1/0", KEPT) == "not-a-number"
    assert refused_code(questionnaire, "staff", "0" * 80 + "1e99999999") == "not-a-number"


def test_what_was_kept_is_read_back_whatever_is_refused_since(questionnaire):
    assert read_answer(questionnaire, "staff", "2/3", KEPT) == Fraction(2, 3)
    assert read_answer(questionnaire, "budget", "250000", KEPT) == AMOUNT
    assert read_answer(questionnaire, "staff", "7716/625", KEPT) == Fraction("12.3456")
    assert read_answer(questionnaire, "staff", "12,345", KEPT) == Fraction("12.345")


def test_languages_have_the_decimal_sign_that_unicode_says():
    for language in [*sorted(WITH_POINT), "fr", "es", "pt", "de", "id", "vi"]:
        sign = Locale.parse(language).number_symbols["latn"]["decimal"]
        assert (language, decimal_sign(language)) == (language, sign)
    assert (decimal_sign("en-NZ"), decimal_sign("zz")) == (".", ",")


@pytest.mark.parametrize(
    ("value", "shown", "filed"),
    [
        (Fraction(2, 3), "2/3", "2/3"),
        (Fraction(1, 10**31), f"1/{10**31}", f"1/{10**31}"),
        (Fraction(-1_250), "-1 250", -1_250),
        (Fraction("1250.5"), "1 250,5", 1250.5),
        (Fraction("12.345"), "12,345", "12,345"),
        (Fraction("0.00001"), "0,00001", "0,00001"),
        (Fraction(1, 20), "0,05", 0.05),
        (Fraction(0), "0", 0),
    ],
    ids=str,
)
def test_a_number_is_written_with_all_its_digits(value, shown, filed):
    assert written_number(value, ",").replace("\u202f", " ") == shown
    assert filed_number(value, ",") == filed
