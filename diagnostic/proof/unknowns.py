"""The answers to a question as solver unknowns: one for each choice, tick, representative number or state.

Numbers matter only through the constants that conditions compare them with: one number represents each constant, and
one each interval between two of them.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import z3

from diagnostic.conditions import Lowering, NumberTest, tests_in
from diagnostic.kinds import kind_of
from diagnostic.response import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diagnostic.conditions import Lowered
    from diagnostic.model import Question, Questionnaire


class Unknowns(NamedTuple):
    """The possible answers to one question: a Boolean for each value or tick, and for each state without value."""

    question: Question
    values: Mapping[Any, Any]
    states: Mapping[Said, Any]

    @property
    def several(self) -> bool:
        """Whether its values are ticks."""
        return kind_of(self.question).is_several

    def rules(self) -> Iterator[Any]:
        """Yield the constraints that make an answer valid."""
        silent = z3.Or(*self.states.values())
        if not self.several:
            yield z3.PbEq([(one, 1) for one in (*self.values.values(), *self.states.values())], 1)
            return
        yield z3.AtMost(*self.states.values(), 1) if len(self.states) > 1 else z3.BoolVal(val=True)
        yield from (z3.Implies(silent, z3.Not(tick)) for tick in self.values.values())
        yield from self._ticking(silent)

    def _ticking(self, silent: Any) -> Iterator[Any]:  # noqa: ANN401 - a formula
        ticks = list(self.values.values())
        if not self.question.may_be_empty:
            yield z3.Or(silent, *ticks)
        if self.question.most is not None:
            yield z3.AtMost(*ticks, self.question.most)
        for choice in self.question.all_choices:
            if choice.exclusive:
                others = [tick for key, tick in self.values.items() if key != choice.id]
                yield z3.Implies(self.values[choice.id], z3.Not(z3.Or(*others)))

    def said(self, model: Any) -> object:  # noqa: ANN401 - a model of the solver
        """Return the answer in a model, in the form of a file of answers."""
        for state, one in self.states.items():
            if z3.is_true(model.eval(one, model_completion=True)):
                return state.value
        found = [key for key, one in self.values.items() if z3.is_true(model.eval(one, model_completion=True))]
        return found if self.several else found[0]


def unknowns_of(question: Question, values: Iterable[Any], prefix: str) -> Unknowns:
    """Return the unknowns of a question: its states are « je ne sais pas » and « sans objet », where allowed."""
    states = [Said.DONT_KNOW] * (question.knows_not != "refused") + [Said.NOT_APPLICABLE] * question.not_applicable
    return Unknowns(
        question,
        {value: z3.Bool(f"{prefix}{question.id}={value}") for value in values},
        {state: z3.Bool(f"{prefix}{question.id}:{state.value}") for state in states},
    )


def values_of(questionnaire: Questionnaire, question: Question, limits: Iterable[Fraction]) -> list[Any]:
    """Return the values to distinguish in an answer: every choice, or one number on each side of each limit."""
    kind = kind_of(question)
    if kind.is_number:
        return list(_numbers(question, sorted(set(limits))))
    return list(questionnaire.prepared(Lowering).choices_of(question)) or [kind.sample(questionnaire.place)]


def _numbers(question: Question, limits: list[Fraction]) -> Iterator[Fraction]:
    """Yield each limit, a number on each side, and the ends of the range, where they are valid."""
    whole = kind_of(question).whole
    low, high = question.least_number, question.most_number
    low = Fraction(0) if low is None and whole else low
    middle = [(one + two) / 2 for one, two in itertools.pairwise(limits)]
    near = [one + step for one in limits for step in (-1, 0, 1)] if whole else [*limits, *middle]
    ends = [limits[0] - 1, limits[-1] + 1] if limits else [Fraction(1)]
    found = {*near, *ends, *(end for end in (low, high) if end is not None)}
    for one in sorted(found):
        fits = (low is None or one >= low) and (high is None or one <= high)
        if fits and not (whole and one.denominator != 1):
            yield one


def limits_in(conditions: Iterable[Lowered]) -> dict[str, list[Fraction]]:
    """Return the constants that the number of each question is compared with."""
    found: dict[str, list[Fraction]] = {}
    for condition in conditions:
        for test in tests_in(condition):
            if isinstance(test, NumberTest):
                found.setdefault(test.question.id, []).append(test.limit)
    return found
