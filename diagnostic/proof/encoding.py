"""Encode all complete responses to a questionnaire as one formula: the questions asked and the conditions.

A response is complete if each asked question has a value, « je ne sais pas » or « sans objet ». No condition is open
then, so two formulas describe each: one for true, one for false.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

import z3

from diagnostic.conditions import (
    HOLDS,
    Contrary,
    Every,
    Lowering,
    NumberTest,
    ScoreTest,
    Some,
    StateTest,
    TicksTest,
)
from diagnostic.model import All
from diagnostic.proof.scores import Scores
from diagnostic.proof.unknowns import Unknowns, limits_in, unknowns_of, values_of
from diagnostic.response import Response, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diagnostic.conditions import Lowered, QuestionTest
    from diagnostic.model import ConditionTree, Questionnaire

Formula = Any


class Truth(NamedTuple):
    """A condition as two formulas, for true and false; if neither holds, it is absent."""

    true: Formula
    false: Formula


YES, NO = z3.BoolVal(val=True), z3.BoolVal(val=False)


class Encoding:
    """The complete responses to a questionnaire; `shared` are unknowns reused from another encoding of it."""

    def __init__(
        self, questionnaire: Questionnaire, prefix: str = "", shared: Mapping[str, Unknowns] | None = None
    ) -> None:
        self.questionnaire = questionnaire
        self.lowering = questionnaire.prepared(Lowering)
        limits = limits_in(map(self.lowering.lower, conditions_of(questionnaire)))
        self.questions = {one.id: one for one in (*questionnaire.identity, *questionnaire.questions)}
        self.unknowns: dict[str, Unknowns] = {
            key: (shared or {}).get(key) or unknowns_of(one, values_of(questionnaire, one, limits.get(key, ())), prefix)
            for key, one in self.questions.items()
        }
        self.asked: dict[str, Formula] = {}
        whens = when_of(questionnaire)
        self.scores = Scores(self, prefix)
        for key in self.questions:
            self.asked[key] = self.truth(whens[key]).true if key in whens else YES

    def rules(self) -> Iterator[Formula]:
        """Yield the constraints that make a response valid."""
        for one in self.unknowns.values():
            yield from one.rules()

    def chosen(self, question: str, values: Iterable[Any]) -> Formula:
        """Return the formula for an asked question having one of these values."""
        one = self.unknowns[question]
        picked = [one.values[value] for value in values if value in one.values]
        return z3.And(self.asked[question], z3.Or(*picked)) if picked else NO

    def answered(self, question: str) -> Formula:
        """Return the formula for a question having a value."""
        silent = self.unknowns[question].states.values()
        return z3.And(self.asked[question], z3.Not(z3.Or(*silent))) if silent else self.asked[question]

    def truth(self, tree: ConditionTree) -> Truth:
        """Return the two formulas of a condition."""
        return self._truth(self.lowering.lower(tree))

    def _truth(self, condition: Lowered) -> Truth:
        match condition:
            case Every(parts):
                return _every([self._truth(part) for part in parts])
            case Some(parts):
                return _some([self._truth(part) for part in parts])
            case Contrary(part):
                return _opposite(self._truth(part))
            case ScoreTest():
                return self._scored(condition)
            case test:
                return self._test(test)

    def _scored(self, test: ScoreTest) -> Truth:
        present, score = self.scores.of(test.dimension)
        holds = HOLDS.of(test.operator)(score, z3.Q(test.limit.numerator, test.limit.denominator))
        return Truth(z3.And(present, holds), z3.And(present, z3.Not(holds)))

    def _test(self, test: QuestionTest) -> Truth:
        match test:
            case StateTest():
                return self._state(test)
            case NumberTest(question, operator, limit):
                holds = HOLDS.of(operator)
                true = self.chosen(question.id, (one for one in self.unknowns[question.id].values if holds(one, limit)))
                return Truth(true, z3.And(self.answered(question.id), z3.Not(true)))
            case TicksTest():
                return self._ticks(test)
            case never:
                assert_never(never)

    def _state(self, test: StateTest) -> Truth:
        match test.aspect:
            case "asked":
                true = self.asked[test.question.id]
            case "answered":
                true = self.answered(test.question.id)
            case never:
                assert_never(never)
        return Truth(true, z3.Not(true)) if test.expected else Truth(z3.Not(true), true)

    def _ticks(self, test: TicksTest) -> Truth:
        match test.mode:
            case "any":
                return self._read(test, test.choices)
            case "all":
                return _every([self._read(test, (key,)) for key in test.choices])
            case "none":
                return _opposite(self._read(test, test.choices))
            case never:
                assert_never(never)

    def _read(self, test: TicksTest, choices: tuple[str, ...]) -> Truth:
        """Return the formula for one of these choices being read, or the lowest for « je ne sais pas »."""
        key = test.question.id
        true, known = self.chosen(key, frozenset(choices)), self.answered(key)
        if test.lowest is not None:
            unknown = z3.And(self.asked[key], self.unknowns[key].states[Said.DONT_KNOW])
            known = z3.Or(known, unknown)
            true = z3.Or(true, unknown) if test.lowest in choices else true
        return Truth(true, z3.And(known, z3.Not(true)))

    @cached_property
    def seconds(self) -> Formula:
        """The time that the asked questions take, in seconds, without the identity sheet."""
        return z3.Sum([z3.If(self.asked[one.id], one.seconds, 0) for one in self.questionnaire.questions])

    def same_as(self, model: Any) -> Formula:  # noqa: ANN401 - a model of the solver
        """Return the formula for a response equal to a model's on the questions asked there."""
        asked = [key for key in self.unknowns if z3.is_true(model.eval(self.asked[key], model_completion=True))]
        one = [self.unknowns[key] for key in asked]
        said = [unknown for each in one for unknown in (*each.values.values(), *each.states.values())]
        return z3.And(*(unknown == model.eval(unknown, model_completion=True) for unknown in said))

    def response(self, model: Any) -> Response:  # noqa: ANN401 - a model of the solver
        """Return the response of a model, with answers only to the questions asked."""
        said = {
            key: one.said(model)
            for key, one in self.unknowns.items()
            if z3.is_true(model.eval(self.asked[key], model_completion=True))
        }
        fields = {field.id for field in self.questionnaire.identity}
        answers = {key: value for key, value in said.items() if key not in fields}
        identity = {key: value for key, value in said.items() if key in fields}
        return Response.to(self.questionnaire, answers, identity=identity)


def _every(truths: list[Truth]) -> Truth:
    return Truth(z3.And(*(one.true for one in truths)), z3.Or(*(one.false for one in truths)))


def _some(truths: list[Truth]) -> Truth:
    return Truth(z3.Or(*(one.true for one in truths)), z3.And(*(one.false for one in truths)))


def _opposite(truth: Truth) -> Truth:
    return Truth(truth.false, truth.true)


def when_of(questionnaire: Questionnaire) -> dict[str, ConditionTree]:
    """Return the condition of each conditional question, combined with its section's."""
    found: dict[str, ConditionTree] = {}
    for question in questionnaire.identity:
        if question.when is not None:
            found[question.id] = question.when
    for section in questionnaire.sections:
        for question in (asked for one in section.questions for asked in one.asked):
            both = tuple(when for when in (section.when, question.when) if when is not None)
            if both:
                found[question.id] = All(both)
    return found


def conditions_of(questionnaire: Questionnaire) -> Iterator[ConditionTree]:
    """Yield every condition of a questionnaire."""
    yield from when_of(questionnaire).values()
    for one in questionnaire.recommendations:
        brings = (other.when for other in one.brings)
        named = (one.when, one.in_place_when, one.applies_when, one.urgent_when, *brings)
        yield from (tree for tree in named if tree is not None)
    catalogue = questionnaire.catalogue
    yield from (rule.when for aid in catalogue.aids.aids for rule in aid.rules)
    yield from (one.when for one in catalogue.bodies if one.when is not None)
    yield from (one.when for one in catalogue.training if one.when is not None)
    yield from (one.holds for one in questionnaire.invariants)
