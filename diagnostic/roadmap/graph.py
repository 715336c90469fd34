"""The recommendations of a questionnaire as a graph, ready to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.flow import Routing
from diagnostic.roadmap.truths import Weighing

if TYPE_CHECKING:
    from diagnostic.conditions import Compiled
    from diagnostic.model import ConditionTree, Question, Questionnaire, Recommendation


class Node(NamedTuple):
    """One recommendation with its compiled conditions and its neighbours: by rank, or as bits of their ranks."""

    rank: int
    key: str
    recommendation: Recommendation
    applies: Compiled | None
    in_place: Compiled
    called: Compiled
    urgent: Compiled | None
    brings: tuple[tuple[int, Compiled | None], ...]
    requires: tuple[int, ...]
    needs: int
    prefers: int
    goals: int
    pains: int
    terms: tuple[tuple[str, int], ...]
    base: int
    tie: int
    cost: int
    effort: int
    light: bool
    foundation: bool
    core: bool
    because: dict[int, str]


class Graph:
    """Every recommendation as a node; ranks follow the author's order."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.routing = questionnaire.prepared(Routing)
        self.rank = {one.id: rank for rank, one in enumerate(questionnaire.recommendations)}
        self.keys = tuple(self.rank)
        self.roles: dict[str, int] = {
            q.role: self._rank_of(q) for q in questionnaire.questions if q.role and q.role != "wish"
        }
        self.wishes = [self._rank_of(q) for q in questionnaire.questions if q.role == "wish"]
        self.weights = questionnaire.priority
        ties = sorted(questionnaire.recommendations, key=lambda one: (one.effort, -one.impact, self.rank[one.id]))
        self.ties = {one.id: len(ties) - place for place, one in enumerate(ties)}
        self.light_bands = self._light_bands(questionnaire)
        self.nodes = tuple(self._node(one) for one in questionnaire.recommendations)
        horizons = questionnaire.horizons
        self.caps = {name: getattr(horizons, name).most for name in ("now", "foundation", "priorities", "later")}
        self.wish_bits = [self._bits(one) for one in questionnaire.recommendations]
        self.weighing = Weighing(self.nodes, self.wish_bits, self.routing.compiler)
        self.needs = tuple(node.needs for node in self.nodes)
        self.order = self._upwards()
        self.required_by = self._reversed([node.requires for node in self.nodes])

    def _rank_of(self, question: Question) -> int:
        return self.routing.compiler.rank[question.id]

    def _light_bands(self, questionnaire: Questionnaire) -> frozenset[str]:
        keys = [band.id for band in questionnaire.catalogue.costs.setup]
        highest = questionnaire.horizons.now.cost
        return frozenset(keys[: keys.index(highest) + 1] if highest in keys else keys)

    def _node(self, one: Recommendation) -> Node:
        standard = one.solutions.standard
        terms = (("impact", self.weights.impact * one.impact), ("effort", self.weights.effort * one.effort))
        return Node(
            rank=self.rank[one.id],
            key=one.id,
            recommendation=one,
            applies=self._compiled(one.applies_when),
            in_place=self.routing.compiler.compile(one.in_place_when),
            called=self.routing.compiler.compile(one.when),
            urgent=self._compiled(one.urgent_when),
            brings=tuple((self.rank[other.id], self._compiled(other.when)) for other in one.brings),
            requires=tuple(self.rank[other.id] for other in one.requires),
            needs=sum(1 << self.rank[other.id] for other in one.requires),
            prefers=sum(1 << self.rank[other] for other in one.prefers),
            goals=self._mask("goals", one.goals),
            pains=self._mask("pains", one.pains),
            terms=tuple((name, points) for name, points in terms if points),
            base=sum(points for _, points in terms),
            tie=self.ties[one.id],
            cost=self.questionnaire.catalogue.band(standard.cost).least,
            because={self.rank[other.id]: other.because for other in one.requires},
            effort=one.effort,
            light=self._is_light(one),
            foundation=one.foundation,
            core=one.core,
        )

    def _is_light(self, one: Recommendation) -> bool:
        """Whether it is light enough to be done now; the foundation has a horizon of its own."""
        light = one.solutions.standard.cost in self.light_bands
        return light and one.effort <= self.questionnaire.horizons.now.effort and not one.foundation

    def _compiled(self, condition: ConditionTree | None) -> Compiled | None:
        return None if condition is None else self.routing.compiler.compile(condition)

    def _mask(self, role: str, keys: tuple[str, ...]) -> int:
        if role not in self.roles:
            return 0
        bits = self.routing.compiler.bits[self.roles[role]]
        return sum(bits[key] for key in keys)

    def _bits(self, one: Recommendation) -> tuple[tuple[int, int], ...]:
        bits = ((rank, self.routing.compiler.bits[rank].get(one.id, 0)) for rank in self.wishes)
        return tuple((rank, bit) for rank, bit in bits if bit)

    def _upwards(self) -> tuple[int, ...]:
        """Return every rank, prerequisites before what requires them."""
        placed: dict[int, None] = {}

        def place(rank: int) -> None:
            for other in self.nodes[rank].requires:
                if other not in placed:
                    place(other)
            placed[rank] = None

        for node in self.nodes:
            if node.rank not in placed:
                place(node.rank)
        return tuple(placed)

    def _reversed(self, edges: list[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in edges]
        for rank, others in enumerate(edges):
            for other in others:
                found[other].append(rank)
        return tuple(tuple(ranks) for ranks in found)

    def pulled_in(self, steps: int, barred: int) -> int:
        """Return what these steps require, directly or not, short of what is barred: all as bits of ranks."""
        found = left = steps
        while left:
            low = left & -left
            more = self.needs[low.bit_length() - 1] & ~(found | barred)
            found |= more
            left = (left ^ low) | more
        return found ^ steps
