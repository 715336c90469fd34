"""The tree of dimensions, compiled for scoring."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from diagnostic.flow import Routing
from diagnostic.scoring.bounds import ONE
from diagnostic.scoring.levels import Ladder
from diagnostic.scoring.scales import OVERALL, scales_of
from diagnostic.scoring.worth import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diagnostic.model import Dimension, Questionnaire
    from diagnostic.model.dimension import Aggregate
    from diagnostic.scoring.scales import Ends
    from diagnostic.scoring.score import Kept
    from diagnostic.scoring.worth import Tally


class Whole:
    """The rule that combines parts into an aggregate, with their weights.

    `shares` are the weights as integers and `of` the divisor of their sum; there are none for a minimum or a maximum,
    or where every weight is zero.
    """

    def __init__(self, aggregate: Aggregate, parts: Sequence[Node]) -> None:
        self.aggregate = aggregate
        self.weights = [ONE if aggregate == "mean" else part.weight for part in parts]
        weights = [part.weight if aggregate == "weighted-mean" else ONE for part in parts]
        unit = lcm(*(weight.denominator for weight in weights))
        shares = [int(weight * unit) for weight in weights]
        self.of = 1 if aggregate == "sum" else sum(shares)
        self.shares = shares if self.of and parts and aggregate not in {"min", "max"} else None


class Node:
    """One dimension compiled for scoring, from its own questions or from its children.

    `made` caches the scores of its questions by tally: few tallies occur once everything is answered.
    """

    def __init__(self, dimension: Dimension, routing: Routing, scales: Mapping[str, Ends], *, zero: bool) -> None:
        compiler = routing.compiler
        self.zero = dimension.unanswered == "zero" if dimension.unanswered else zero
        self.key = dimension.id
        self.at = 3 * routing.size + compiler.dimension_rank[dimension.id]
        self.weight = dimension.weight
        self.ranked = dimension.aggregate == "level"
        self.aggregate: Aggregate = "weighted-mean" if dimension.aggregate == "level" else dimension.aggregate
        self.children = tuple(Node(child, routing, scales, zero=self.zero) for child in dimension.children)
        questions = compiler.scored.get(dimension.id, [])
        self.leaf = Leaf(dimension, questions, routing) if questions and not self.children else None
        self.made: dict[Tally, Kept] = {}
        self.least, self.most = scales[dimension.id]
        self.span = self.most - self.least
        self.unit = lcm(self.least.denominator, self.span.denominator)
        self.base, self.reach = int(self.least * self.unit), int(self.span * self.unit)
        self.whole = Whole(self.aggregate, self.children)
        self.ladder = Ladder(dimension.levels or ())

    def walk(self) -> Iterator[Node]:
        """Yield the dimensions below this one, then itself: children before their parent."""
        for child in self.children:
            yield from child.walk()
        yield self

    def on_scale(self, amount: int, whole: int) -> Fraction:
        """Return the score, on the dimension's scale, of an amount out of a total."""
        return Fraction(self.base * whole + self.reach * amount, self.unit * whole)


class Scoring:
    """The dimensions of a questionnaire, compiled for scoring, children before their parent."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        routing = questionnaire.prepared(Routing)
        self.scales = scales_of(questionnaire)
        self.roots = tuple(Node(root, routing, self.scales, zero=False) for root in questionnaire.dimensions)
        self.nodes = tuple(node for root in self.roots for node in root.walk())
        self.keys = tuple(dimension.id for dimension in questionnaire.all_dimensions)
        self.plan = tuple((node, node.leaf, node.key, node.at) for node in self.nodes)
        self.nested = len(self.nodes) > len(self.roots)
        self.whole = Whole(questionnaire.overall.aggregate, self.roots)
        self.ladder = Ladder(questionnaire.levels)
        self._share_levels(self.nodes)
        self.gates = {OVERALL: self.ladder} | {node.key: node.ladder for node in self.nodes}
        self.gated = tuple(key for key, ladder in self.gates.items() if ladder.gated)

    def _share_levels(self, nodes: Sequence[Node]) -> None:
        """Give the questionnaire's levels to the dimensions without levels of their own that share its scale."""
        for node in nodes:
            same = self.scales[node.key] == self.scales[OVERALL]
            if not node.ladder.rungs and same and not self.ladder.gated:
                node.ladder = self.ladder
