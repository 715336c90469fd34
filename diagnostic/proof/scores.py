"""Formulas for the scores of complete responses: whether there is one, and its value.

A mean is defined by an equation: the sum of weight × worth, over the parts that count, equals that of weight × mean.
Parts that do not count drop out of both sums, so no two unknowns are multiplied.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import z3

from diagnostic.flow import Routing
from diagnostic.scoring import OVERALL, scales_of, worths_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.model import Dimension, Question
    from diagnostic.proof.encoding import Encoding

WHOLE = 0


class Part(NamedTuple):
    """A possible part of a score: whether it counts, its weight, and its worth."""

    counts: Any
    weight: Fraction
    worth: Any


class Scored(NamedTuple):
    """A score: whether there is one, and its value."""

    present: Any
    value: Any


class Scores:
    """The scores of an encoding, each built on first use; `rules` are the constraints that define them."""

    def __init__(self, encoding: Encoding, prefix: str) -> None:
        self.encoding, self.prefix = encoding, prefix
        self.known: dict[str, Scored] = {}
        self.rules: list[Any] = []

    def of(self, key: str) -> Scored:
        """Return the score of a dimension, or the overall one."""
        if key not in self.known:
            self.known[key] = self._overall() if key == OVERALL else self._dimension(key)
        return self.known[key]

    def _overall(self) -> Scored:
        questionnaire = self.encoding.questionnaire
        return self._made(OVERALL, questionnaire.overall.aggregate, self._children(questionnaire.dimensions))

    def _children(self, dimensions: Sequence[Dimension]) -> list[Part]:
        return [Part(one.present, part.weight, one.value) for part in dimensions for one in (self.of(part.id),)]

    def _dimension(self, key: str) -> Scored:
        dimension = self.encoding.questionnaire.dimension_by_id[key]
        if dimension.aggregate == "level":
            return self._ranked(dimension)
        if dimension.children:
            return self._made(key, dimension.aggregate, self._children(dimension.children))
        own = self._made(key, dimension.aggregate, self._questions(dimension))
        if dimension.aggregate == "sum":
            return own
        least, most = scales_of(self.encoding.questionnaire)[key]
        return Scored(own.present, _exact(least) + _exact(most - least) * own.value)

    def _ranked(self, dimension: Dimension) -> Scored:
        """Return the rank of the level reached: how many levels above the first are met, with all before them."""
        parts = self._children(dimension.children)
        met, rungs = z3.BoolVal(val=True), []
        for level in (dimension.levels or ())[1:]:
            needs = [(self.of(key), _exact(limit)) for key, limit in (level.needs or {}).items()]
            met = z3.And(met, *(z3.And(one.present, one.value >= limit) for one, limit in needs))
            rungs.append(z3.If(met, z3.RealVal(1), z3.RealVal(0)))
        return Scored(z3.Or(*(one.counts for one in parts)), z3.Sum(rungs))

    def _questions(self, dimension: Dimension) -> list[Part]:
        questions = [one for one in self.encoding.questionnaire.questions if one.dimension == dimension.id]
        points = dimension.aggregate == "sum"
        return [
            Part(
                self.encoding.answered(one.id),
                one.weight,
                self._worth(one) * _exact(one.weight) if points else self._worth(one),
            )
            for one in questions
        ]

    def _worth(self, question: Question) -> Any:  # noqa: ANN401 - a formula
        compiler = self.encoding.questionnaire.prepared(Routing).compiler
        worths, bits = worths_of(question, compiler), compiler.bits[compiler.rank[question.id]]
        unknowns = self.encoding.unknowns[question.id]
        total = z3.Sum([z3.If(one, _exact(worths[bits[key]]), 0) for key, one in unknowns.values.items()])
        return z3.If(total > 1, z3.RealVal(1), total) if unknowns.several else total

    def _made(self, key: str, aggregate: str, parts: list[Part]) -> Scored:
        """Return the aggregate of these parts, as an unknown defined by a constraint."""
        present, value = z3.Or(*(one.counts for one in parts)), z3.Real(f"{self.prefix}score:{key}")
        if aggregate in {"mean", "weighted-mean"}:
            weights = [one.weight if aggregate == "weighted-mean" else Fraction(1) for one in parts]
            terms = zip(parts, map(_exact, weights), strict=True)
            self.rules.append(
                z3.Sum([z3.If(one.counts, weight * (one.worth - value), 0) for one, weight in terms]) == 0
            )
            present = z3.Or(*(one.counts for one, weight in zip(parts, weights, strict=True) if weight))
        elif aggregate == "sum":
            self.rules.append(value == z3.Sum([z3.If(one.counts, one.worth, 0) for one in parts]))
        else:
            self._extreme(aggregate, parts, present, value)
        return Scored(present, value)

    def _extreme(self, aggregate: str, parts: list[Part], present: Any, value: Any) -> None:  # noqa: ANN401 - formulas
        for one in parts:
            beside = value <= one.worth if aggregate == "min" else value >= one.worth
            self.rules.append(z3.Implies(one.counts, beside))
        self.rules.append(z3.Implies(present, z3.Or(*(z3.And(one.counts, value == one.worth) for one in parts))))


def _exact(value: Fraction) -> Any:  # noqa: ANN401 - a formula
    return z3.Q(value.numerator, value.denominator)
