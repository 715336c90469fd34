"""Build XPath expressions for XForms, with constants simplified."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

Expression = str | bool


def both(*parts: Expression) -> Expression:
    """Return the conjunction of the parts."""
    if any(part is False for part in parts):
        return False
    return _joined([part for part in parts if isinstance(part, str)], "and", empty=True)


def either(*parts: Expression) -> Expression:
    """Return the disjunction of the parts."""
    if any(part is True for part in parts):
        return True
    return _joined([part for part in parts if isinstance(part, str)], "or", empty=False)


def _joined(parts: Iterable[str], word: str, *, empty: bool) -> Expression:
    different = list(dict.fromkeys(parts))
    if len(different) <= 1:
        return different[0] if different else empty
    return f"({f' {word} '.join(different)})"


def negated(part: Expression) -> Expression:
    """Return the negation of a part."""
    return not part if isinstance(part, bool) else f"not({bare(part)})"


def when(condition: Expression, then: str, otherwise: str) -> str:
    """Return a conditional expression: one value if the condition holds, otherwise another."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    return f"if({bare(condition)}, {then}, {otherwise})"


def written(part: Expression) -> str:
    """Return the text of an expression in a form."""
    return f"{str(part).lower()}()" if isinstance(part, bool) else bare(part)


def bare(part: str) -> str:
    """Return an expression without its outer parentheses."""
    steps = [(sign == "(") - (sign == ")") for sign in part]
    closed = list(accumulate(steps)).index(0) if part.startswith("(") else 0
    return part[1:-1] if closed == len(part) - 1 else part


def field(name: str) -> str:
    """Return the expression for the value of a field."""
    return f"${{{name}}}"


def equals(name: str, value: str) -> str:
    """Return the expression that compares a field with a value."""
    return f"{field(name)} = '{value}'"


def one_of(name: str, values: Iterable[str]) -> Expression:
    """Return the expression that compares a field with several values."""
    listed = list(values)
    if len(listed) <= 1:
        return equals(name, listed[0]) if listed else False
    return f"selected('{' '.join(listed)}', {field(name)})"


def ticked(name: str, choice: str) -> str:
    """Return the expression for a choice being ticked among several."""
    return f"selected({field(name)}, '{choice}')"


def filled(name: str) -> str:
    """Return the expression for a field having a value."""
    return f"{field(name)} != ''"


def number(value: Fraction) -> str:
    """Return a number in XPath notation, without an exponent."""
    return format(Decimal(value.numerator) / Decimal(value.denominator), "f")
