"""Numbers that name a business or a telephone, grouped as they are printed in a territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.wording.typography import NO_BREAK, THIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnostic.model import BusinessId, Telephone

PAIR = 2


def business_id(value: str, identifier: BusinessId) -> str:
    """Return an identifier in the groups of its form, its establishment after a point; as it is where it has none."""
    form = identifier.form_of(value)
    if form is None or not form.groups:
        return value
    letters, digits = value[: form.letters], value[form.letters :]
    company, establishment = digits[: form.digits], digits[form.digits :]
    grouped = THIN.join(filter(None, (letters, *_groups(company, form.groups))))
    return f"{grouped}.{establishment}" if establishment else grouped


def phone(value: str, telephone: Telephone) -> str:
    """Return a telephone number in its groups, without the prefix of the territory: « 75 12 34 », « +33 1 23 45 »."""
    for numbers in filter(None, (telephone.home, *telephone.neighbours)):
        prefix = f"+{numbers.prefix}"
        if value.startswith(prefix) and len(value) == len(prefix) + numbers.digits:
            grouped = NO_BREAK.join(_groups(value.removeprefix(prefix), numbers.groups))
            return grouped if numbers == telephone.home else f"{prefix}{NO_BREAK}{grouped}"
    return value


def _groups(digits: str, sizes: Iterable[int]) -> Iterable[str]:
    """Yield digits in groups of these sizes, what is left by two."""
    at = 0
    for size in sizes:
        yield digits[at : at + size]
        at += size
    yield from (digits[start : start + PAIR] for start in range(at, len(digits), PAIR))
