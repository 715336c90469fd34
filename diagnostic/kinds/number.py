"""A number, exact, with its unit if it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.kinds.bounds import ABRIDGED, BOUNDS, COMPARISONS, EXPECTED, check_bounds
from diagnostic.kinds.kind import Collected, Kind
from diagnostic.kinds.refusal import refuse, shortened, told
from diagnostic.notation.numbers import LARGEST_NUMBER, is_abridged, read_number, too_precise

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from diagnostic.kinds.kind import Formats, Value
    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], Fraction]:
    def read(value: object, door: Door) -> Fraction:
        number = _number(question, value, door)
        check_bounds(question, value, number, door, LARGEST_NUMBER)
        return number

    return read


def _number(question: Question, value: object, door: Door) -> Fraction:
    number, readings = read_number(value, door, question.unit)
    if readings:
        message = f"« {shortened(value)} » peut se lire {told(readings)}."
        refuse(question, value, "ambiguous-number", message, "Écrivez-le sans rien entre les milliers.", readings)
    if number is None or too_precise(number):
        refuse(question, value, "not-a-number", EXPECTED, ABRIDGED if is_abridged(value) else "Exemple : 12.")
    return number


def _typed(value: Value, formats: Formats) -> str:
    return formats.number(value)


def _words(_questionnaire: Questionnaire, question: Question, value: Value, formats: Formats) -> tuple[str, ...]:
    text = formats.number(value)
    return (f"{text}{formats.apart}{question.unit}" if question.unit else text,)


KIND = Kind(
    name="number",
    shape="number",
    reader=_reader,
    keys=BOUNDS,
    tests=COMPARISONS,
    typed=_typed,
    words=_words,
    widget="number",
    paper="number",
    collected=lambda _place: Collected("decimal"),
)
