"""The scores of a response: each dimension, its parents, and the overall one."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import Known
from diagnostic.flow import Routing
from diagnostic.scoring.bounds import ZERO, Item, bounded
from diagnostic.scoring.levels import Ladder
from diagnostic.scoring.worth import Leaf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.conditions import Facts
    from diagnostic.flow import Flow
    from diagnostic.model import Dimension, Questionnaire
    from diagnostic.model.dimension import Aggregate
    from diagnostic.response import Response

OVERALL = "overall"
FULL = Fraction(1)
MOST_MADE = 10_000


class Score(NamedTuple):
    """How far along: the value, and the low and high that no completion of the response can leave.

    They are on the scale of the dimension, and null where nothing is (or can be) scored; `level` is null while
    undecided; `coverage` is the weight answered over the weight asked, 0 to 1; `asked`: whether anything that counts
    in it was asked.
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    level: str | None
    coverage: Fraction
    may_be_missing: bool
    asked: bool = True

    @property
    def decided(self) -> bool:
        """Whether no completion can change the score any more."""
        if self.low is not self.high and self.low != self.high:
            return False
        return self.low is None or not self.may_be_missing


NOTHING = Score(None, None, None, None, ZERO, may_be_missing=True, asked=False)


class Node:
    """One dimension ready to be scored: by its own questions or from its children."""

    def __init__(self, dimension: Dimension, routing: Routing, ranks: dict[str, int], *, zero: bool) -> None:
        zero = dimension.unanswered == "zero" if dimension.unanswered else zero
        self.key = dimension.id
        self.at = 3 * routing.size + ranks[dimension.id]
        self.weight = dimension.weight
        self.aggregate = dimension.aggregate
        self.children = tuple(Node(child, routing, ranks, zero=zero) for child in dimension.children)
        compiler = routing.compiler
        questions = [question for question in compiler.questions if question.dimension == dimension.id]
        self.leaf = Leaf(questions, compiler, zero=zero) if questions else None
        self.common = self.leaf.common if self.leaf else 1
        self.made: dict[tuple[int, int], Score] = {}
        self.least, self.most = scale_of(dimension)
        self.span = self.most - self.least
        self.unit = lcm(self.least.denominator, self.span.denominator)
        self.base, self.reach = int(self.least * self.unit), int(self.span * self.unit)
        self.mask: int = self.leaf.mask if self.leaf else 0
        for child in self.children:
            self.mask |= child.mask
        self.ladder = Ladder(dimension.levels or ())

    def final(self, amount: int, counted: int) -> Score:
        """Return the score of a dimension with every answer given: few can occur, each is made once."""
        found = self.made.get((amount, counted))
        if found is None:
            value = self.on_scale(amount, counted * self.common) if counted else None
            level, coverage = self.ladder.level(value, value), FULL if counted else ZERO
            found = Score(value, value, value, level, coverage, value is None, counted > 0)
            if len(self.made) < MOST_MADE:
                self.made[amount, counted] = found
        return found

    def on_scale(self, amount: int, whole: int) -> Fraction:
        """Return the score of an amount out of a whole."""
        return Fraction(self.base * whole + self.reach * amount, self.unit * whole)


def scale_of(dimension: Dimension) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest score of a dimension: its own scale, or what its children make of theirs."""
    if not dimension.children:
        return dimension.scale.least, dimension.scale.most
    return combined_scale(dimension.aggregate, dimension.children)


def combined_scale(aggregate: Aggregate, parts: Sequence[Dimension]) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest aggregate of these dimensions."""
    scales = [scale_of(part) for part in parts]
    if aggregate == "sum":
        return sum((low for low, _ in scales), ZERO), sum((high for _, high in scales), ZERO)
    return scales[0]


class Scoring:
    """The dimensions of a questionnaire, ready to be scored."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.routing = questionnaire.prepared(Routing)
        ranks = self.routing.compiler.dimension_rank
        self.roots = tuple(Node(root, self.routing, ranks, zero=False) for root in questionnaire.dimensions)
        self.aggregate = questionnaire.overall.aggregate
        self.scale = combined_scale(self.aggregate, questionnaire.dimensions) if self.roots else (ZERO, ZERO)
        self.ladder = Ladder(questionnaire.levels)
        self.gates = {OVERALL: self.ladder}
        self.mask = sum(root.mask for root in self.roots)
        self._share_levels(self.roots)

    def _share_levels(self, nodes: Sequence[Node]) -> None:
        """Dimensions without levels of their own take the questionnaire's, where they are scored on the same scale."""
        for node in nodes:
            if not node.ladder.rungs and (node.least, node.most) == self.scale and not self.ladder.gated:
                node.ladder = self.ladder
            self.gates[node.key] = node.ladder
            self._share_levels(node.children)


class Scores(NamedTuple):
    """The overall score and the score of each dimension, by id."""

    overall: Score
    dimensions: dict[str, Score]


def score(questionnaire: Questionnaire, response: Response, flow: Flow) -> Scores:
    """Return the scores of a response, and write their bounds into its facts for the conditions that read them."""
    scoring = questionnaire.prepared(Scoring)
    found: dict[str, Score] = {}
    overall = _overall(scoring, response, flow.facts, found)
    flow.facts[-1] = Known(overall.low, overall.high, overall.may_be_missing, scoring.mask)
    found = {dimension.id: found[dimension.id] for dimension in questionnaire.all_dimensions}
    if scoring.ladder.gated or any(ladder.gated for ladder in scoring.gates.values()):
        everything = found | {OVERALL: overall}
        gated = {key: scoring.gates[key].gated_level(everything) for key in everything if scoring.gates[key].gated}
        found = {key: one._replace(level=gated[key]) if key in gated else one for key, one in found.items()}
        overall = overall._replace(level=gated[OVERALL]) if OVERALL in gated else overall
    return Scores(overall, found)


def _overall(scoring: Scoring, response: Response, facts: Facts, found: dict[str, Score]) -> Score:
    parts = [(root.weight, _node(root, response, facts, found)) for root in scoring.roots]
    return _aggregated(scoring.aggregate, parts, scoring.ladder)


def _node(node: Node, response: Response, facts: Facts, found: dict[str, Score]) -> Score:
    if node.leaf:
        made = _leaf(node, node.leaf, response, facts)
    else:
        parts = [(child.weight, _node(child, response, facts, found)) for child in node.children]
        made = _aggregated(node.aggregate, parts, node.ladder)
    found[node.key] = made
    facts[node.at] = Known(made.low, made.high, made.may_be_missing, node.mask)
    return made


def _leaf(node: Node, leaf: Leaf, response: Response, facts: Facts) -> Score:
    amount, counted, weight, asked, is_open = leaf.tally(facts)
    if weight == asked and not is_open:
        return node.final(amount, counted)
    value = node.on_scale(amount, counted * leaf.common) if counted else None
    coverage = Fraction(weight, asked) if asked else ZERO
    if not is_open:
        return Score(value, value, value, node.ladder.level(value, value), coverage, value is None, asked > 0)
    low, high, missing = bounded("weighted-mean", leaf.items(facts, response.answers))
    if low is None or high is None:
        return NOTHING._replace(value=value, coverage=coverage, asked=asked > 0)
    low, high = node.least + node.span * low, node.least + node.span * high
    return Score(value, low, high, None if missing else node.ladder.level(low, high), coverage, missing, asked > 0)


def _aggregated(aggregate: Aggregate, parts: Sequence[tuple[Fraction, Score]], ladder: Ladder) -> Score:
    plain = aggregate == "mean"
    value = combined(aggregate, [(weight, one.value) for weight, one in parts if one.value is not None])
    coverage, asked = _coverage(parts, plain=plain), any(one.asked for _, one in parts)
    if all(one.decided and (one.value is one.low or one.value == one.low) for _, one in parts):
        return Score(value, value, value, ladder.level(value, value), coverage, value is None, asked)
    items = [
        Item(FULL if plain else weight, one.low, one.high, one.may_be_missing)
        for weight, one in parts
        if one.low is not None and one.high is not None
    ]
    low, high, missing = bounded(aggregate, items)
    return Score(value, low, high, None if missing else ladder.level(low, high), coverage, missing, asked)


def combined(aggregate: Aggregate, parts: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Return the aggregate of these (weight, score) pairs; nothing if there are none, or none of any weight."""
    if aggregate == "weighted-mean":
        return mean(parts)
    worths = [worth for _, worth in parts]
    if not worths:
        return None
    if aggregate == "mean":
        common = lcm(*[worth.denominator for worth in worths])
        return Fraction(sum([worth.numerator * common // worth.denominator for worth in worths]), common * len(worths))
    return sum(worths, ZERO) if aggregate == "sum" else min(worths) if aggregate == "min" else max(worths)


def mean(parts: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Return the weighted mean, in whole numbers until the end: sums of fractions are the slow part of a diagnosis."""
    amount, common, total, unit = 0, 1, 0, 1
    for weight, worth in parts:
        top, bottom = weight.numerator * worth.numerator, weight.denominator * worth.denominator
        amount, common = amount * bottom + top * common, common * bottom
        total, unit = total * weight.denominator + weight.numerator * unit, unit * weight.denominator
    return Fraction(amount * unit, common * total) if total else None


def _coverage(parts: Sequence[tuple[Fraction, Score]], *, plain: bool) -> Fraction:
    counted = [(FULL if plain else weight, one.coverage) for weight, one in parts if one.asked]
    if counted and all(share is FULL for _, share in counted):
        return FULL
    return mean(counted) or ZERO
