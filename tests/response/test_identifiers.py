"""Numbers that name a business or a telephone keep every digit, or are refused; days are told in one way."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from diagnostic import AnswerError, read_answer, typed_in
from diagnostic.notation.doors import filed_in
from diagnostic.notation.numbers import Written
from diagnostic.response import KEPT, read_day

QUESTIONNAIRE = """
    identity:
      - {id: number, kind: business-id}
      - {id: phone, kind: phone}
    questions:
      - {id: day, kind: date}
"""


def case(value):
    """Return what a case is called."""
    return f"{type(value).__name__} {ascii(value)[:40]}"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("1 236 165.002", "1236165002"),
        ("1236165,002", "1236165002"),
        ("1.236.165.002", "1236165002"),
        ("RIDET : 1 236 165-002", "1236165002"),
        ("N° RIDET 1236165002", "1236165002"),
        ("\u202a1236165002\u202c", "1236165002"),
        ("123616.500", "0123616500"),
        ("1236165.0", "1236165"),
        ("1.236165002", None),
        (1236165.0, "1236165"),
        (1236165002.0, "1236165002"),
        (1236165.002, "1236165002"),
        (Decimal("1236165.002"), "1236165002"),
        (Written.of("1236165.010"), "1236165010"),
        (1236165.01, None),
        (123616.5, None),
        ("1236165.02", None),
        ("1236165,01", None),
        ("123616.5", None),
        ("1.236165E6", None),
        ("1.234567E9", None),
        ("1,23617E+09", None),
        ("-1236165", None),
        ("1236165?002", None),
        ("999 99\u0666", None),
        ("N° TAHITI A12345", "A12345"),
        ("a12345.001", "A12345001"),
        ("TAHITI: A12345", "A12345"),
        ("N123456", None),
        (10**400, None),
        (float("nan"), None),
        (True, None),
    ],
    ids=case,
)
def test_a_business_keeps_every_digit_of_its_number(questionnaire, raw, kept):
    assert taken(questionnaire, "number", raw, filed_in("fr")) == kept


def taken(questionnaire, question, raw, door):
    try:
        return read_answer(questionnaire, question, raw, door)
    except AnswerError:
        return None


def test_a_number_that_a_spreadsheet_shortened_is_told(questionnaire):
    with pytest.raises(AnswerError, match="Un tableur a abrégé ce numéro"):
        read_answer(questionnaire, "number", "1.234567E9")


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("75 12 34", "+687751234"),
        ("00687 75 12 34", "+687751234"),
        ("00 687 751234", "+687751234"),
        ("+687751234", "+687751234"),
        ("687751234", "+687751234"),
        ("(687) 75.12.34", "+687751234"),
        ("(+687) 75-12-34", "+687751234"),
        ("00681721234", "+681721234"),
        ("0068987123456", "+68987123456"),
        ("689 87 12 34 56", "+68987123456"),
        ("\u202a75\u00a012\u202f34\u202c", "+687751234"),
        ("751234.0", "+687751234"),
        (751234.0, "+687751234"),
        (687751234, "+687751234"),
        ("00 12 34", "+687001234"),
        ("+33 6 12 34 56 78", None),
        ("0687 75 12 34", None),
        ("75 12 34 / 76 12 34", None),
        ("7.51234E5", None),
        ("751234x", None),
        ("", None),
        (751234.5, None),
    ],
    ids=case,
)
def test_a_telephone_is_known_by_its_prefix_or_is_of_here(questionnaire, raw, kept):
    assert taken(questionnaire, "phone", raw, filed_in("fr")) == kept


@pytest.mark.parametrize("key", ["number", "phone"])
def test_what_was_kept_is_read_back(questionnaire, key):
    value = {"number": "0123616500", "phone": "+68987123456"}[key]
    assert read_answer(questionnaire, key, value, KEPT) == value


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2026-03-12", "2026-03-12"),
        ("2026-03-12T00:00:00", "2026-03-12"),
        ("2026-03-12 00:00:00.000", "2026-03-12"),
        ("2026-03-12T14:30:00+11:00", "2026-03-12"),
        ("2026-03-12T00:00:00Z", "2026-03-12"),
        ("20260312", "2026-03-12"),
        ("12/03/2026", "2026-03-12"),
        ("12/3/2026 00:00", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("12-03-2026", "2026-03-12"),
        (date(2026, 3, 12), "2026-03-12"),
        (datetime(2026, 3, 12, 8, 0), "2026-03-12"),  # noqa: DTZ001 - as tables have them
        (datetime(2026, 3, 12, tzinfo=UTC), "2026-03-12"),
        (datetime(2026, 3, 11, 13, tzinfo=UTC), ""),
        ("2026-03-11T22:30:00.000Z", ""),
        ("12/03/26", ""),
        ("31/02/2026", ""),
        ("03/13/2026", ""),
        ("12/03-2026", ""),
        ("12/03", ""),
        ("46093", ""),
        ("46093,5", ""),
        (46093, ""),
        (46093.0, ""),
        ("2026-W11-4", ""),
        ("12032026", ""),
        ("hier", ""),
        (True, ""),
        (None, ""),
        ([], ""),
    ],
    ids=case,
)
def test_a_day_is_read_as_people_and_programs_write_it(questionnaire, raw, day):
    assert read_day(raw).day == day
    assert taken(questionnaire, "day", raw, typed_in("en")) == (day or None)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("12/03/26", "l'année s'écrit avec quatre chiffres"),
        (46093, "le numéro d'un jour dans un tableur"),
        ("2026-03-11T22:30:00.000Z", "une heure universelle"),
        ("31/02/2026", "n'existe pas"),
    ],
)
def test_a_day_that_cannot_be_read_says_why(questionnaire, raw, told):
    with pytest.raises(AnswerError, match=told) as refused:
        read_answer(questionnaire, "day", raw)
    assert refused.value.code == "not-a-date"
