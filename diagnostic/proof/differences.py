"""Formulas on pairs of complete responses that differ in one answer: which outcomes differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import z3

from diagnostic.kinds import kind_of
from diagnostic.proof.pairs import alone, swaps, told_by
from diagnostic.proof.plans import Plans, plans_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Question, Questionnaire
    from diagnostic.proof.pairs import Pair

ALWAYS_SEEN = ("in_place", "excluded", "wished", "step")
SEEN_IN_STEPS = ("itself", "urgent")


def is_encoded(questionnaire: Questionnaire, pair: Pair) -> bool:
    """Return whether the formula covers every effect of a choice; it does not cover the horizons."""
    return pair.leads or questionnaire.question_by_id[pair.key].role not in {"budget", "time"}


def formula(plans: Plans, pair: Pair) -> tuple[Any, Plans]:
    """Return the formula that two responses showing a pair satisfy, and the second response; `plans` has the first."""
    encoding = plans.encoding
    shared = {key: one for key, one in encoding.unknowns.items() if key != pair.key}
    other = plans_of(encoding.questionnaire, "other/", shared)
    question = encoding.questions[pair.key]
    mine, theirs = encoding.unknowns[pair.key], other.encoding.unknowns[pair.key]
    rules = [*theirs.rules(), encoding.chosen(pair.key, (pair.choice,))]
    if kind_of(question).is_several:
        others = [key for key in mine.values if key != pair.choice]
        same = z3.And(*(mine.values[key] == theirs.values[key] for key in others))
        none_left = z3.Not(z3.Or(*(mine.values[key] for key in others)))
        nothing = z3.And(none_left, z3.Or(*(theirs.values[key] for key in alone(question))))
        rules += [z3.Not(theirs.values[pair.choice]), other.encoding.answered(pair.key)]
        rules += [] if swaps(question, pair.choice) else [z3.Or(same, nothing)]
    elif pair.leads:
        levels = {choice.id: choice.level or 0 for choice in question.all_choices}
        rules.append(other.encoding.chosen(pair.key, (max(levels, key=levels.__getitem__),)))
    else:
        rules.append(other.encoding.chosen(pair.key, (key for key in mine.values if key != pair.choice)))
    rules.append(z3.Or(*_outcomes(plans, other, leads=pair.leads), *_scored(plans, other, question, leads=pair.leads)))
    return z3.And(*rules), other


def _outcomes(one: Plans, other: Plans, *, leads: bool) -> Iterator[Any]:
    """Yield each difference of outcome: those that `effects` compares, and those that may change a horizon."""
    for rank, stand in one.stands.items():
        there = other.stands[rank]
        if leads:
            yield z3.And(stand.called, stand.itself, z3.Not(z3.And(there.called, there.itself)))
            continue
        yield from (getattr(stand, name) != getattr(there, name) for name in ALWAYS_SEEN)
        both = z3.And(stand.step, there.step)
        yield from (z3.And(both, getattr(stand, name) != getattr(there, name)) for name in SEEN_IN_STEPS)
        yield z3.And(both, one.held(rank) != other.held(rank))
        yield from (z3.And(both, difference) for difference in _brought(one, other, rank))
    if not leads:
        yield from (one.encoding.asked[key] != other.encoding.asked[key] for key in one.encoding.questions)
        yield from _truths(one, other)


def _brought(one: Plans, other: Plans, rank: int) -> Iterator[Any]:
    """Yield the differences in the starts that a step gives to others, which may postpone those."""
    for brought in one.graph.nodes[rank].recommendation.brings:
        if brought.when is not None:
            mine, theirs = one.encoding.truth(brought.when), other.encoding.truth(brought.when)
            start = one.stands[one.graph.rank[brought.id]].step
            yield z3.And(start, mine.true != theirs.true)


def _scored(one: Plans, other: Plans, question: Question, *, leads: bool) -> Iterator[Any]:
    """Yield the difference in the score the question counts in; other scores differ only if this one does."""
    if question.dimension is None or leads:
        return
    mine, theirs = one.encoding.scores.of(question.dimension), other.encoding.scores.of(question.dimension)
    yield mine.present != theirs.present
    yield z3.And(mine.present, theirs.present, mine.value != theirs.value)


def _truths(one: Plans, other: Plans) -> Iterator[Any]:
    """Yield the differences in the conditions of the catalogue."""
    questionnaire = one.encoding.questionnaire
    for tree, parts in _told(questionnaire):
        mine, theirs = one.encoding.truth(tree), other.encoding.truth(tree)
        yield from (getattr(mine, part) != getattr(theirs, part) for part in parts)


def _told(questionnaire: Questionnaire) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield each condition that selects catalogue content, and the truth values that matter for it."""
    yield from ((tree, ("true", "false")) for tree in told_by(questionnaire))
    for rule in (rule for aid in questionnaire.catalogue.aids.aids for rule in aid.rules):
        yield rule.when, ("true", "false") if rule.unknown else ("true",)
