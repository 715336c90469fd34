"""The recommendations of a questionnaire as a graph: compiled conditions and neighbours, ready for evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.flow import Routing
from diagnostic.kinds import kind_of
from diagnostic.roadmap.allowances import Allowances
from diagnostic.roadmap.evidence import Evidence
from diagnostic.roadmap.priorities import Priorities
from diagnostic.roadmap.truths import Weighing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.conditions import Compiled
    from diagnostic.model import ConditionTree, Question, Questionnaire, Recommendation
    from diagnostic.roadmap.statuses import Status

CHUNK = 8


class Node(NamedTuple):
    """One recommendation with its compiled conditions and its neighbours, as ranks or as bits of ranks."""

    rank: int
    bit: int
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
    because: dict[int, str]


class Graph:
    """Every recommendation as a node; ranks follow the author's order."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.routing = questionnaire.prepared(Routing)
        self.rank = {recommendation.id: rank for rank, recommendation in enumerate(questionnaire.recommendations)}
        self.keys = tuple(self.rank)
        self.blank: dict[str, Status] = dict.fromkeys(self.keys, "not-needed")
        self.roles: dict[str, int] = {
            q.role: self._rank_of(q) for q in questionnaire.questions if q.role and q.role != "wish"
        }
        self.wishes = [self._rank_of(q) for q in questionnaire.questions if q.role == "wish"]
        self.nodes = tuple(self._node(recommendation) for recommendation in questionnaire.recommendations)
        self.wish_bits = [self._bits(recommendation) for recommendation in questionnaire.recommendations]
        self.weighing = Weighing(self.nodes, self.wish_bits, self.routing.compiler)
        self.needs = tuple(node.needs for node in self.nodes)
        self.prefers = tuple(node.prefers for node in self.nodes)
        self.needy = sum(1 << rank for rank, needs in enumerate(self.needs) if needs)
        self.order = self._upwards()
        self.bringing = sum(node.bit for node in self.nodes if node.brings)
        self.wish_evidence = [tuple(self._wish(*wish, key) for wish in bits) for key, bits in self._wished()]
        self.priorities = Priorities(questionnaire, self.roles, self.nodes)
        self.allowances = Allowances(questionnaire, self.roles, self.nodes)
        self._ranks = [Ranks(first) for first in range(0, len(self.nodes), CHUNK)]
        self.required_by = self._reversed([node.requires for node in self.nodes])
        self.awaited = tuple(self._awaited())
        self.preferred_by = self._reversed(
            [tuple(self.rank[key] for key in node.recommendation.prefers) for node in self.nodes]
        )

    def _rank_of(self, question: Question) -> int:
        return self.routing.compiler.rank[question.id]

    def _node(self, recommendation: Recommendation) -> Node:
        return Node(
            rank=self.rank[recommendation.id],
            bit=1 << self.rank[recommendation.id],
            key=recommendation.id,
            recommendation=recommendation,
            applies=self._compiled(recommendation.applies_when),
            in_place=self.routing.compiler.compile(recommendation.in_place_when),
            called=self.routing.compiler.compile(recommendation.when),
            urgent=self._compiled(recommendation.urgent_when),
            brings=tuple((self.rank[other.id], self._compiled(other.when)) for other in recommendation.brings),
            requires=tuple(self.rank[other.id] for other in recommendation.requires),
            needs=sum(1 << self.rank[other.id] for other in recommendation.requires),
            prefers=sum(1 << self.rank[other] for other in recommendation.prefers),
            goals=self._mask("goals", recommendation.goals),
            pains=self._mask("pains", recommendation.pains),
            because={self.rank[other.id]: other.because for other in recommendation.requires},
        )

    def _compiled(self, condition: ConditionTree | None) -> Compiled | None:
        return None if condition is None else self.routing.compiler.compile(condition)

    def _mask(self, role: str, keys: tuple[str, ...]) -> int:
        if role not in self.roles:
            return 0
        bits = self.routing.compiler.bits[self.roles[role]]
        return sum(bits[key] for key in keys)

    def _bits(self, recommendation: Recommendation) -> tuple[tuple[int, int], ...]:
        bits = ((rank, self.routing.compiler.bits[rank].get(recommendation.id, 0)) for rank in self.wishes)
        return tuple((rank, bit) for rank, bit in bits if bit)

    def _wished(self) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
        return zip(self.keys, self.wish_bits, strict=True)

    def _wish(self, rank: int, bit: int, key: str) -> tuple[int, int, tuple[Evidence, ...]]:
        """Return the question and choice that make a recommendation wished, and the evidence for it."""
        question = self.routing.compiler.questions[rank]
        return rank, bit, (Evidence(question.id, (key,) if kind_of(question).is_several else key),)

    def _upwards(self) -> tuple[int, ...]:
        """Return every rank, prerequisites before the recommendations that require them."""
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
        sources: list[list[int]] = [[] for _ in edges]
        for rank, others in enumerate(edges):
            for other in others:
                sources[other].append(rank)
        return tuple(tuple(ranks) for ranks in sources)

    def _awaited(self) -> Iterator[tuple[int, int, int, tuple[int, ...]]]:
        """Yield each required rank: its bit, the ranks that require it, and those of them that are required too."""
        for rank in reversed(self.order):
            if above := self.required_by[rank]:
                further = tuple(other for other in above if self.required_by[other])
                yield rank, 1 << rank, sum(1 << other for other in above), further

    def pulled_in(self, steps: int, barred: int) -> int:
        """Return all direct and indirect prerequisites of these steps, stopping at `barred`; sets are bits of ranks."""
        reached, left = steps, steps & self.needy
        while left:
            low = left & -left
            more = self.needs[low.bit_length() - 1] & ~(reached | barred)
            reached |= more
            left = (left ^ low) | (more & self.needy)
        return reached ^ steps

    def ranks_of(self, mask: int) -> list[int]:
        """Return the ranks in a set of recommendations, in the author's order, eight bits at a time."""
        ranks: list[int] = []
        known = self._ranks
        for at, chunk in enumerate(mask.to_bytes(len(known), "little")):
            if chunk:
                ranks += known[at][chunk]
        return ranks


class Ranks(dict[int, tuple[int, ...]]):
    """Cache of the ranks in each set of eight recommendations, filled on first use."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self.first = first

    def __missing__(self, chunk: int) -> tuple[int, ...]:
        """Compute the ranks of one set."""
        ranks = self[chunk] = tuple(self.first + at for at in range(CHUNK) if chunk >> at & 1)
        return ranks
