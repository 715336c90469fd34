"""Numbers that name a business or a telephone, grouped as they are printed."""

from __future__ import annotations

from diagnostic.wording.typography import NO_BREAK, THIN

COMPANY_DIGITS = 7
HOME = "+687"


def business_id(value: str) -> str:
    """Return a RID or RIDET as it is printed: « 1 234 567.001 »; any other number as it is."""
    if not value.isdigit():
        return value
    company, rank = value[:COMPANY_DIGITS], value[COMPANY_DIGITS:]
    grouped = THIN.join((company[:1], company[1:4], company[4:]))
    return f"{grouped}.{rank}" if rank else grouped


def phone(value: str) -> str:
    """Return a telephone number in pairs, without the prefix of home: « 75 12 34 », « +689 87 12 34 56 »."""
    prefix, digits = value[:4], value[4:]
    pairs = NO_BREAK.join(digits[place : place + 2] for place in range(0, len(digits), 2))
    return pairs if prefix == HOME else f"{prefix}{NO_BREAK}{pairs}"
