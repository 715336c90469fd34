"""Yes or no, or two choices of these ids in the author's words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from diagnostic.kinds import single
from diagnostic.kinds.choices import alone, one_named, worth_by_rank

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic.model import Question, Questionnaire
    from diagnostic.notation.doors import Door

YES, NO = "yes", "no"


def _reader(_questionnaire: Questionnaire, question: Question) -> Callable[[object, Door], str]:
    """Return what reads yes or no; programs and YAML also say it as true and false."""

    def read(value: object, _door: Door) -> str:
        given = alone(value)
        if isinstance(given, bool):
            given = YES if given else NO
        return one_named(question, value, given)

    return read


def _worths(question: Question) -> dict[str, Fraction]:
    if all(choice.value is None for choice in question.all_choices):
        return {YES: Fraction(1), NO: Fraction(0)}
    return worth_by_rank(question)


KIND = replace(
    single.KIND,
    name="yes-no",
    about="",
    reader=_reader,
    roles=frozenset(),
    choices="given",
    tests="yes ou no",
    worths=_worths,
)
