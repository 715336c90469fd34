"""The scores of a response: each dimension, its parents, and the overall score."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.scoring.bounds import ONE, ZERO, Item, bounded
from diagnostic.scoring.node import Scoring
from diagnostic.scoring.ranks import rank_of
from diagnostic.scoring.scales import OVERALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.conditions import Facts
    from diagnostic.flow import Flow
    from diagnostic.model import Questionnaire
    from diagnostic.model.dimension import Aggregate
    from diagnostic.response import Response
    from diagnostic.scoring.levels import Ladder
    from diagnostic.scoring.node import Node, Whole
    from diagnostic.scoring.worth import Leaf, Tally

FULL = ONE
MOST_MADE = 10_000
EXTREMES = {"min": min, "max": max}


class Score(NamedTuple):
    """A score: its present value, and the bounds (`low`, `high`) that every completion of the response respects.

    All three are on the scale of the dimension (0 to 100 by default), None if not scored; `level` is None while
    undecided; `coverage` is the answered share of the asked weight, 0 to 1; `asked`: whether any question that counts
    was asked; `whole`: decided, with a value and full coverage.
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    level: str | None
    coverage: Fraction
    may_be_missing: bool
    asked: bool = True
    whole: bool = False

    @property
    def decided(self) -> bool:
        """Whether the score is the same in every completion."""
        if self.low is not self.high and self.low != self.high:
            return False
        return self.low is None or not self.may_be_missing

    @property
    def final(self) -> bool:
        """Whether the present value is the score in every completion."""
        return self.decided and self.value == self.low


NOTHING = Score(None, None, None, None, ZERO, may_be_missing=True, asked=False)


# A score, and its value as a numerator and a denominator; zeros unless it is whole.
Kept = tuple[Score, int, int]


class Scores(NamedTuple):
    """The overall score and the score of each dimension, by id."""

    overall: Score
    dimensions: dict[str, Score]


def score(questionnaire: Questionnaire, response: Response, flow: Flow) -> Scores:
    """Return the scores of a response, each on the scale of its dimension (0 to 100 by default).

    The scores are also written into the facts of the flow, for conditions that test their bounds.
    """
    scoring, facts = questionnaire.prepared(Scoring), flow.facts
    kept_scores: dict[str, Kept] = {}
    scores: dict[str, Score] = {}
    for node, leaf, key, at in scoring.plan:
        kept_scores[key] = kept = _leaf(node, leaf, response, facts) if leaf else _made(node, kept_scores)
        scores[key] = facts[at] = kept[0]
    parts = [kept_scores[root.key] for root in scoring.roots] if scoring.nested else [*kept_scores.values()]
    facts[-1] = overall = _together(scoring.whole, scoring.ladder, parts)
    if scoring.nested:
        scores = {key: scores[key] for key in scoring.keys}
    return _with_gates(scoring, overall, scores) if scoring.gated else Scores(overall, scores)


def _made(node: Node, kept_scores: dict[str, Kept]) -> Kept:
    """Return the score of a dimension from its children, already scored."""
    if node.ranked:
        return _kept(_ranked(node, {key: child for key, (child, _, _) in kept_scores.items()}))
    return _kept(_together(node.whole, node.ladder, [kept_scores[child.key] for child in node.children]))


def _kept(part: Score) -> Kept:
    """Return a score as stored in the facts, with its value as numerator and denominator; zeros unless it is whole."""
    return (
        (part, part.value.numerator, part.value.denominator) if part.whole and part.value is not None else (part, 0, 0)
    )


def _ranked(node: Node, by_key: dict[str, Score]) -> Score:
    """Return the score of a dimension scored by rank; its level is set later with the other gated levels."""
    parts = [by_key[child.key] for child in node.children]
    value, low, high = rank_of(node.ladder, parts, by_key)
    coverage, asked = _coverage([FULL] * len(parts), parts), True in [part.asked for part in parts]
    missing, whole = all(part.may_be_missing for part in parts), False not in [part.whole for part in parts]
    return Score(value, low, high, None, coverage, missing, asked, whole)


def _with_gates(scoring: Scoring, overall: Score, by_key: dict[str, Score]) -> Scores:
    """Return the scores with their gated levels, which depend on other scores."""
    everything = by_key | {OVERALL: overall}
    for key in scoring.gated:
        before = everything[key]
        sure = before.low is not None and not before.may_be_missing  # what has no score has no level
        level = scoring.gates[key].gated_level(everything) if sure else None
        everything[key] = before._replace(level=level)
    overall = everything.pop(OVERALL)
    return Scores(overall, everything)


def _leaf(node: Node, leaf: Leaf, response: Response, facts: Facts) -> Kept:
    """Return the score of a dimension's questions, cached when the tally alone determines it."""
    tally = leaf.tally(facts)
    return node.made.get(tally) or _tallied(node, leaf, tally, response, facts)


def _tallied(node: Node, leaf: Leaf, tally: Tally, response: Response, facts: Facts) -> Kept:
    value = _value(node, leaf, tally, facts)
    asked = tally.weight + tally.unanswered + tally.unknown
    coverage = FULL if asked == tally.weight else Fraction(tally.weight, asked)
    coverage = coverage if tally.weight else ZERO
    if tally.waiting:
        return _bounded(node, leaf.items(facts, response.answers), value, coverage, asked=asked > 0), 0, 0
    whole = value is not None and coverage is FULL
    result = Score(value, value, value, node.ladder.level(value, value), coverage, value is None, asked > 0, whole)
    kept = _kept(result)
    if node.aggregate not in EXTREMES and len(node.made) < MOST_MADE:
        node.made[tally] = kept
    return kept


def _value(node: Node, leaf: Leaf, tally: Tally, facts: Facts) -> Fraction | None:
    """Return the score of the answers given; unanswered questions count 0 if the dimension says so."""
    zero = tally.unanswered if node.zero else 0
    counted = tally.weight + zero
    if not counted:
        return None
    if node.aggregate == "sum":
        return Fraction(tally.amount, leaf.unit * leaf.common)
    if node.aggregate in EXTREMES:
        worths = leaf.worths(facts) + [ZERO] * (zero > 0)
        return node.least + node.span * EXTREMES[node.aggregate](worths)
    return node.on_scale(tally.amount, counted * leaf.common)


def _bounded(node: Node, items: list[Item], value: Fraction | None, coverage: Fraction, *, asked: bool) -> Score:
    """Return an undecided score with its least and greatest possible values."""
    if node.aggregate == "sum":
        items = [Item(ONE, item.weight * item.low, item.weight * item.high, item.may_leave) for item in items]
    low, high, missing = bounded("weighted-mean" if node.aggregate == "mean" else node.aggregate, items)
    if low is None or high is None:
        return NOTHING._replace(value=value, coverage=coverage, asked=asked)
    if node.aggregate != "sum":
        low, high = node.least + node.span * low, node.least + node.span * high
    return Score(value, low, high, None if missing else node.ladder.level(low, high), coverage, missing, asked)


def _together(whole: Whole, ladder: Ladder, parts: list[Kept]) -> Score:
    """Return the score of an aggregate, in integer arithmetic when every part is whole (the usual case)."""
    bottoms = [bottom for _, _, bottom in parts]
    if whole.shares is None or 0 in bottoms:
        return _aggregated(whole, ladder, [part for part, _, _ in parts])
    common = lcm(*bottoms)
    total = sum(map(mul, whole.shares, [top * (common // bottom) for _, top, bottom in parts]))
    value = Fraction(total, common * whole.of)
    return tuple.__new__(Score, (value, value, value, ladder.level(value, value), FULL, False, True, True))


def _aggregated(whole: Whole, ladder: Ladder, scores: list[Score]) -> Score:
    """Return the score of an aggregate of parts, some of them open or missing."""
    aggregate, weights = whole.aggregate, whole.weights
    value = combined(aggregate, weights, [part.value for part in scores])
    if scores and False not in [part.whole for part in scores]:
        return Score(value, value, value, ladder.level(value, value), FULL, may_be_missing=False, whole=True)
    coverage, asked = _coverage(weights, scores), True in [part.asked for part in scores]
    if False not in [part.low is part.value is part.high or part.final for part in scores]:
        return Score(value, value, value, ladder.level(value, value), coverage, value is None, asked)
    items = [
        Item(weight, part.low, part.high, part.may_be_missing)
        for weight, part in zip(weights, scores, strict=True)
        if part.low is not None and part.high is not None
    ]
    low, high, missing = bounded(aggregate, items)
    return Score(value, low, high, None if missing else ladder.level(low, high), coverage, missing, asked)


def combined(aggregate: Aggregate, weights: list[Fraction], values: list[Fraction | None]) -> Fraction | None:
    """Return the aggregate of these scores; None if there are none or all weights are zero."""
    if aggregate == "weighted-mean":
        return mean([(weight, worth) for weight, worth in zip(weights, values, strict=True) if worth is not None])
    worths = [worth for worth in values if worth is not None]
    if not worths:
        return None
    if aggregate in EXTREMES:
        return EXTREMES[aggregate](worths)
    common = lcm(*[worth.denominator for worth in worths])
    total = sum([worth.numerator * (common // worth.denominator) for worth in worths])
    return Fraction(total, common * (len(worths) if aggregate == "mean" else 1))


def mean(parts: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Return the weighted mean, with one division at the end: adding fractions dominates the cost of a diagnosis."""
    amount, common, total, unit = 0, 1, 0, 1
    for weight, worth in parts:
        top, bottom = weight.numerator * worth.numerator, weight.denominator * worth.denominator
        amount, common = amount * bottom + top * common, common * bottom
        total, unit = total * weight.denominator + weight.numerator * unit, unit * weight.denominator
    return Fraction(amount * unit, common * total) if total else None


def _coverage(weights: list[Fraction], scores: list[Score]) -> Fraction:
    counted = [(weight, part.coverage) for weight, part in zip(weights, scores, strict=True) if part.asked]
    if counted and False not in [share is FULL for _, share in counted]:
        return FULL
    return mean(counted) or ZERO
