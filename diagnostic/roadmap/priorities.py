"""The points of recommendations before any answer, and the tie-breaker between equal priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diagnostic.conditions import Facts
    from diagnostic.model import Questionnaire, Recommendation
    from diagnostic.model.priority import Common
    from diagnostic.roadmap.graph import Node

MOST_REMEMBERED = 10_000
# The factor of priorities in sort keys, so that the tie-breaker only decides between equal ones.
BEFORE_TIES = 1 << 16


class Priorities:
    """The points of each recommendation that depend on no answer, by rank, and the weights of the other terms.

    `terms`: its points by reason; `base`: their sum; `own`: its sort key, tie-breaker included; `penalty`: the points
    that a step loses for each preferred predecessor not placed yet.
    """

    def __init__(self, questionnaire: Questionnaire, roles: Mapping[str, int], nodes: Sequence[Node]) -> None:
        self.weights = questionnaire.priority
        self.ties, self.rank_of_tie = _ties(questionnaire.recommendations)
        self.terms = tuple(self._own_terms(recommendation) for recommendation in questionnaire.recommendations)
        self.base = tuple(sum(terms.values()) for terms in self.terms)
        self.own = tuple(points * BEFORE_TIES + tie for points, tie in zip(self.base, self.ties, strict=True))
        self.penalty = -self.weights.waiting * BEFORE_TIES
        self.goals = InCommon(roles.get("goals"), self.weights.goals, [node.goals for node in nodes])
        self.pains = InCommon(roles.get("pains"), self.weights.pains, [node.pains for node in nodes])

    def _own_terms(self, recommendation: Recommendation) -> dict[str, int]:
        """Return the points of a step that depend on no answer."""
        terms = {
            "impact": self.weights.impact * recommendation.impact,
            "effort": self.weights.effort * recommendation.effort,
        }
        return {name: points for name, points in terms.items() if points}


def _ties(recommendations: Sequence[Recommendation]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the tie-breaker of each recommendation, highest first, and the rank of each tie-breaker."""
    ranks = range(len(recommendations))
    placed = sorted(ranks, key=lambda rank: (recommendations[rank].effort, -recommendations[rank].impact, rank))
    tie_of = {rank: len(placed) - place for place, rank in enumerate(placed)}
    return tuple(tie_of[rank] for rank in ranks), (0, *reversed(placed))


class InCommon:
    """The points of each recommendation for the goals or pains it shares with the ticked ones."""

    def __init__(self, question: int | None, weight: Common, masks: list[int]) -> None:
        self.question, self.weight, self.masks = question, weight, masks
        self.known: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}

    def points(self, facts: Facts) -> tuple[int, ...]:
        """Return the points by rank; all zero while the question is open or absent."""
        return self.both(facts)[0]

    def both(self, facts: Facts) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the points by rank, and the same points scaled for the sort keys of steps."""
        ticked = 0 if self.question is None else max(facts[self.question], 0)
        return self.known.get(ticked) or self._both(ticked)

    def _both(self, ticked: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        each, most = self.weight.each, self.weight.most
        points = tuple([each * min(most, (mask & ticked).bit_count()) for mask in self.masks])
        pair = points, tuple([value * BEFORE_TIES for value in points])
        if len(self.known) < MOST_REMEMBERED:
            self.known[ticked] = pair
        return pair
