"""The recommendations of a questionnaire as a graph: compiled conditions and neighbours, ready for evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.flow import Routing
from diagnostic.roadmap.evidence import Evidence
from diagnostic.roadmap.truths import Weighing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.conditions import Compiled, Facts
    from diagnostic.model import Choice, ConditionTree, Question, Questionnaire, Recommendation
    from diagnostic.model.priority import Common
    from diagnostic.roadmap.statuses import Status

MOST_REMEMBERED = 10_000
ANY_NUMBER = 1 << 30
ANY_EFFORT = 5
UNBOUNDED = 1 << 60
CHUNK = 8
# The factor of priorities in sort keys, so that the tie-breaker only decides between equal ones.
BEFORE_TIES = 1 << 16


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
        self.rank = {recommendation.id: rank for rank, recommendation in enumerate(questionnaire.recommendations)}
        self.keys = tuple(self.rank)
        self.blank: dict[str, Status] = dict.fromkeys(self.keys, "not-needed")
        self.roles: dict[str, int] = {
            q.role: self._rank_of(q) for q in questionnaire.questions if q.role and q.role != "wish"
        }
        self.wishes = [self._rank_of(q) for q in questionnaire.questions if q.role == "wish"]
        self.weights = questionnaire.priority
        ties = sorted(questionnaire.recommendations, key=lambda each: (each.effort, -each.impact, self.rank[each.id]))
        tie_of = {recommendation.id: len(ties) - place for place, recommendation in enumerate(ties)}
        self.ties = tuple(tie_of[key] for key in self.keys)
        self.rank_of_tie = [0] * (len(ties) + 1)
        for rank, tie in enumerate(self.ties):
            self.rank_of_tie[tie] = rank
        self.light_bands = self._light_bands(questionnaire)
        self.nodes = tuple(self._node(recommendation) for recommendation in questionnaire.recommendations)
        horizons = questionnaire.horizons
        limited = (horizons.now, horizons.foundation, horizons.priorities)
        self.caps = tuple(ANY_NUMBER if limit.most is None else limit.most for limit in limited)
        self.wish_bits = [self._bits(recommendation) for recommendation in questionnaire.recommendations]
        self.weighing = Weighing(self.nodes, self.wish_bits, self.routing.compiler)
        self.needs = tuple(node.needs for node in self.nodes)
        self.prefers = tuple(node.prefers for node in self.nodes)
        self.needy = sum(1 << rank for rank, needs in enumerate(self.needs) if needs)
        self.order = self._upwards()
        self.costs = tuple(node.cost for node in self.nodes)
        self.light, self.foundation, self.core = (
            sum(node.bit for node in self.nodes if getattr(node, name)) for name in ("light", "foundation", "core")
        )
        self.bringing = sum(node.bit for node in self.nodes if node.brings)
        self.efforts, self.unknown_budget = horizons.priorities.time, horizons.priorities.unknown_budget
        self.terms = tuple(self._own_terms(node.recommendation) for node in self.nodes)
        self.penalty = -self.weights.waiting * BEFORE_TIES
        self.base = tuple(sum(terms.values()) for terms in self.terms)
        self.own = tuple(points * BEFORE_TIES + tie for points, tie in zip(self.base, self.ties, strict=True))
        self.wish_evidence = [tuple(self._wish(*wish, key) for wish in bits) for key, bits in self._wished()]
        self.budgets = {
            bit: UNBOUNDED if choice.most is None else choice.most for bit, choice in self._choices("budget")
        }
        self.efforts_by_bit = {bit: self.efforts.get(choice.id, ANY_EFFORT) for bit, choice in self._choices("time")}
        self._within: dict[int, int] = {}
        self.goals = InCommon(self.roles.get("goals"), self.weights.goals, [node.goals for node in self.nodes])
        self.pains = InCommon(self.roles.get("pains"), self.weights.pains, [node.pains for node in self.nodes])
        self._ranks = [Ranks(first) for first in range(0, len(self.nodes), CHUNK)]
        self.required_by = self._reversed([node.requires for node in self.nodes])
        self.awaited = tuple(self._awaited())
        self.preferred_by = self._reversed(
            [tuple(self.rank[key] for key in node.recommendation.prefers) for node in self.nodes]
        )

    def _rank_of(self, question: Question) -> int:
        return self.routing.compiler.rank[question.id]

    def _light_bands(self, questionnaire: Questionnaire) -> frozenset[str]:
        keys = [band.id for band in questionnaire.catalogue.costs.setup]
        highest = questionnaire.horizons.now.cost
        return frozenset(keys[: keys.index(highest) + 1] if highest in keys else keys)

    def _node(self, recommendation: Recommendation) -> Node:
        standard = recommendation.solutions.standard
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
            tie=self.ties[self.rank[recommendation.id]],
            cost=self.questionnaire.catalogue.band(standard.cost).least,
            because={self.rank[other.id]: other.because for other in recommendation.requires},
            effort=recommendation.effort,
            light=self._is_light(recommendation),
            foundation=recommendation.foundation,
            core=recommendation.core,
        )

    def _own_terms(self, recommendation: Recommendation) -> dict[str, int]:
        """Return the priority points of a step that do not depend on the answers."""
        terms = {
            "impact": self.weights.impact * recommendation.impact,
            "effort": self.weights.effort * recommendation.effort,
        }
        return {name: points for name, points in terms.items() if points}

    def _is_light(self, recommendation: Recommendation) -> bool:
        """Whether the step is light enough for the `now` horizon; foundation steps have a horizon of their own."""
        light = recommendation.solutions.standard.cost in self.light_bands
        return (
            light and recommendation.effort <= self.questionnaire.horizons.now.effort and not recommendation.foundation
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
        return rank, bit, (Evidence(question.id, (key,) if question.kind == "multiple" else key),)

    def _choices(self, role: str) -> Iterator[tuple[int, Choice]]:
        """Yield each choice of the question of a role, with its bit."""
        if role in self.roles:
            question = self.routing.compiler.questions[self.roles[role]]
            yield from ((1 << at, choice) for at, choice in enumerate(question.all_choices))

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

    def within(self, effort: int) -> int:
        """Return the recommendations whose effort is at most this value, as bits of ranks."""
        recommendations = self._within.get(effort)
        if recommendations is None:
            recommendations = self._within[effort] = sum(node.bit for node in self.nodes if node.effort <= effort)
        return recommendations

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
        both = points, tuple([value * BEFORE_TIES for value in points])
        if len(self.known) < MOST_REMEMBERED:
            self.known[ticked] = both
        return both
