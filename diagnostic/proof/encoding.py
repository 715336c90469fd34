"""All complete responses to a questionnaire as one formula: what is asked, and what conditions are worth.

A response is complete where something was said to each question that is asked: a value, « je ne sais pas » or « sans
objet ». In it no condition is open, so that each is told by two formulas: that it is true, that it is false.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import z3

from diagnostic.conditions import HOLDS
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored
from diagnostic.proof.scores import Scores
from diagnostic.proof.unknowns import Unknowns, levels_that, limits_in, unknowns_of, values_of
from diagnostic.response import Response, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from diagnostic.model import ConditionTree, Question, Questionnaire

Formula = Any


class Truth(NamedTuple):
    """A condition as two formulas; where neither holds, it is absent."""

    true: Formula
    false: Formula


YES, NO = z3.BoolVal(val=True), z3.BoolVal(val=False)


class Encoding:
    """The complete responses to a questionnaire; `shared` are unknowns taken from another encoding of it."""

    def __init__(
        self, questionnaire: Questionnaire, prefix: str = "", shared: Mapping[str, Unknowns] | None = None
    ) -> None:
        self.questionnaire = questionnaire
        limits = limits_in(conditions_of(questionnaire))
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
        """Yield what makes a response valid."""
        for one in self.unknowns.values():
            yield from one.rules()

    def chosen(self, question: str, values: Iterable[Any]) -> Formula:
        """Return that one of these values was said to a question that is asked."""
        one = self.unknowns[question]
        picked = [one.values[value] for value in values if value in one.values]
        return z3.And(self.asked[question], z3.Or(*picked)) if picked else NO

    def answered(self, question: str) -> Formula:
        """Return that a value was said to a question that is asked."""
        silent = self.unknowns[question].states.values()
        return z3.And(self.asked[question], z3.Not(z3.Or(*silent))) if silent else self.asked[question]

    def _read(self, question: Question, values: Iterable[str]) -> Truth:
        """Return the test that one of these values was said; « je ne sais pas » may read as the lowest level."""
        keys = frozenset(values)
        true, known = self.chosen(question.id, keys), self.answered(question.id)
        lowest = _lowest(question)
        if lowest is not None:
            unknown = z3.And(self.asked[question.id], self.unknowns[question.id].states[Said.DONT_KNOW])
            known = z3.Or(known, unknown)
            true = z3.Or(true, unknown) if lowest in keys else true
        return Truth(true, z3.And(known, z3.Not(true)))

    def truth(self, tree: ConditionTree) -> Truth:
        """Return what a condition is worth."""
        match tree:
            case All(parts):
                truths = [self.truth(part) for part in parts]
                return Truth(z3.And(*(one.true for one in truths)), z3.Or(*(one.false for one in truths)))
            case AnyOf(parts):
                truths = [self.truth(part) for part in parts]
                return Truth(z3.Or(*(one.true for one in truths)), z3.And(*(one.false for one in truths)))
            case Not(part=part):
                true, false = self.truth(part)
                return Truth(false, true)
            case Scored(dimension, operator, value):
                return self._scored(dimension, operator, value)
            case test:
                return self._test(test, self.questions[test.question])

    def _scored(self, dimension: str, operator: str, value: Fraction) -> Truth:
        present, score = self.scores.of(dimension)
        holds = HOLDS[operator](score, z3.Q(value.numerator, value.denominator))
        return Truth(z3.And(present, holds), z3.And(present, z3.Not(holds)))

    def _test(self, test: Chosen | Compared | Located | About, question: Question) -> Truth:
        match test:
            case About(what=what, expected=expected):
                true = self.asked[question.id] if what == "asked" else self.answered(question.id)
                return Truth(true, z3.Not(true)) if expected else Truth(z3.Not(true), true)
            case Chosen(mode="all", choices=choices):
                read = [self._read(question, (key,)) for key in choices]
                return Truth(z3.And(*(one.true for one in read)), z3.Or(*(one.false for one in read)))
            case Chosen(mode=mode, choices=choices):
                true, false = self._read(question, choices)
                return Truth(false, true) if mode == "none" else Truth(true, false)
            case Located(zones=zones):
                communes = self.questionnaire.catalogue.communes
                return self._read(question, (one.id for one in communes if one.zone in zones))
        return self._compared(question, test.operator, test.value)

    def _compared(self, question: Question, operator: str, limit: Fraction) -> Truth:
        if question.is_choice:
            return self._read(question, levels_that(question, operator, limit))
        true = self.chosen(
            question.id, (one for one in self.unknowns[question.id].values if HOLDS[operator](one, limit))
        )
        return Truth(true, z3.And(self.answered(question.id), z3.Not(true)))

    @cached_property
    def seconds(self) -> Formula:
        """The seconds that the questions asked take, the identity sheet left out."""
        return z3.Sum([z3.If(self.asked[one.id], one.seconds, 0) for one in self.questionnaire.questions])

    def same_as(self, model: Any) -> Formula:  # noqa: ANN401 - a model of the solver
        """Return that a response says what a model does, to the questions that are asked there."""
        asked = [key for key in self.unknowns if z3.is_true(model.eval(self.asked[key], model_completion=True))]
        one = [self.unknowns[key] for key in asked]
        said = [unknown for each in one for unknown in (*each.values.values(), *each.states.values())]
        return z3.And(*(unknown == model.eval(unknown, model_completion=True) for unknown in said))

    def response(self, model: Any) -> Response:  # noqa: ANN401 - a model of the solver
        """Return the response that a model gives: answers to the questions that are asked, and to no other."""
        said = {
            key: one.said(model)
            for key, one in self.unknowns.items()
            if z3.is_true(model.eval(self.asked[key], model_completion=True))
        }
        fields = {field.id for field in self.questionnaire.identity}
        answers = {key: value for key, value in said.items() if key not in fields}
        identity = {key: value for key, value in said.items() if key in fields}
        return Response.to(self.questionnaire, answers, identity=identity)


def _lowest(question: Question) -> str | None:
    """Return the choice that « je ne sais pas » reads as, if it does."""
    levels = {one.id: one.level for one in question.all_choices if one.level is not None}
    return min(levels, key=levels.__getitem__) if question.knows_not == "worst" and levels else None


def when_of(questionnaire: Questionnaire) -> dict[str, ConditionTree]:
    """Return the condition of each question that has one, its section's included."""
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
