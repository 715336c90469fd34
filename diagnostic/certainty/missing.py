"""What each open question can still change: listed too often rather than forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import FALSE, OPEN, OPEN_STATES
from diagnostic.flow import Routing
from diagnostic.model import Scored, tests_of
from diagnostic.roadmap import Graph
from diagnostic.roadmap.wishes import verdict_on
from diagnostic.scoring import OVERALL, Scoring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diagnostic.certainty.decided import Decided
    from diagnostic.flow import Flow
    from diagnostic.model import ConditionTree, Dimension, Questionnaire
    from diagnostic.roadmap import Roadmap
    from diagnostic.scoring import Score


class Missing(NamedTuple):
    """An open question and what its answer, with the questions it opens, can still change.

    `can_change` holds `scores.<dimension>`, `levels.<dimension>`, `statuses.<recommendation>`,
    `wishes.<recommendation>`, `roadmap` (the order of the steps), `horizons` and `funding`.
    """

    question: str
    can_change: tuple[str, ...]


class Influence:
    """What each question of a questionnaire has a say in, by rank."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.routing = questionnaire.prepared(Routing)
        self.graph = questionnaire.prepared(Graph)
        size = self.routing.size
        self.scores: list[tuple[str, ...]] = [()] * size
        for root in questionnaire.dimensions:
            self._score(root, (OVERALL,))
        self.opens = self._named(((when.tree,) if when else ()) for when in self.routing.whens)
        self.recommendations = self._named(self._conditions(rank) for rank in range(len(self.graph.nodes)))
        self.aids = self._named((rule.when for rule in aid.rules) for aid in questionnaire.catalogue.aids.aids)
        self.funding = self._funding()
        brings = [[when.tree for _, when in node.brings if when] for node in self.graph.nodes]
        self.moves = self._named(brings)
        self.closure = [self._closure(rank) for rank in range(len(self.graph.nodes))]
        self.gates = self._gates(questionnaire.prepared(Scoring))

    def _funding(self) -> dict[int, Missing]:
        """Return the identity fields that an aid asks about: once the rest is settled, they change nothing else."""
        questions = self.routing.compiler.questions[: self.routing.identity_size]
        return {rank: Missing(one.id, ("funding",)) for rank, one in enumerate(questions) if self.aids[rank]}

    def _score(self, dimension: Dimension, above: tuple[str, ...]) -> None:
        line = (*above, dimension.id)
        for rank, question in enumerate(self.routing.compiler.questions):
            if question.dimension == dimension.id:
                self.scores[rank] = line
        for child in dimension.children:
            self._score(child, line)

    def _conditions(self, rank: int) -> Iterator[ConditionTree]:
        node = self.graph.nodes[rank]
        return (one.tree for one in (node.applies, node.in_place, node.called, node.urgent) if one)

    def _named(self, conditions: Iterable[Iterable[ConditionTree]]) -> list[tuple[int, ...]]:
        """Return for each question the ranks of those whose conditions name it, or a score it counts in."""
        found: list[dict[int, None]] = [{} for _ in range(self.routing.size)]
        for rank, trees in enumerate(conditions):
            for tree in trees:
                for test in tests_of(tree):
                    for question in (
                        self._questions(test.dimension) if isinstance(test, Scored) else (self._rank(test.question),)
                    ):
                        found[question][rank] = None
        return [tuple(ranks) for ranks in found]

    def _rank(self, question: str) -> int:
        return self.routing.compiler.rank[question]

    def _questions(self, dimension: str) -> Iterator[int]:
        return (rank for rank, line in enumerate(self.scores) if dimension in line)

    def _closure(self, rank: int) -> frozenset[int]:
        """Return a recommendation and all that it requires, directly or not."""
        found, waiting = {rank}, [rank]
        while waiting:
            more = set(self.graph.nodes[waiting.pop()].requires) - found
            found |= more
            waiting.extend(more)
        return frozenset(found)

    def _gates(self, scoring: Scoring) -> dict[str, tuple[str, ...]]:
        """Return for each score the dimensions whose gated level hangs on it."""
        gates: dict[str, tuple[str, ...]] = {}
        for key, ladder in scoring.gates.items():
            for named in {needed for rung in ladder.rungs for needed in rung.needs or {}}:
                gates[named] = (*gates.get(named, ()), key)
        return gates

    def reach(self, rank: int, flow: Flow) -> set[int]:
        """Return an open question and those, still open, that its answer can open or close."""
        size = self.routing.size
        found, waiting = {rank}, [rank]
        while waiting:
            here = waiting.pop()
            more = {other for other in self.opens[here] if flow.facts[size + other] in OPEN_STATES} - found
            found |= more
            waiting.extend(more)
        return found


class _Asked(NamedTuple):
    """What is known when one asks what a question can still change."""

    influence: Influence
    scores: Mapping[str, Score]
    roadmap: Roadmap
    decided: Decided


def missing_of(
    questionnaire: Questionnaire, scores: Mapping[str, Score], roadmap: Roadmap, decided: Decided
) -> tuple[Missing, ...]:
    """Return each open question with what it can still change; identity fields only where something hangs on them."""
    influence = questionnaire.prepared(Influence)
    flow = roadmap.reading.flow
    if flow.settled:
        return tuple([influence.funding[rank] for rank in flow.waiting if rank in influence.funding])
    asked = _Asked(influence, scores, roadmap, decided)
    found = []
    for rank in flow.waiting:
        changes = tuple(_changes(asked, influence.reach(rank, flow)))
        if changes or rank >= flow.routing.identity_size:
            found.append(Missing(flow.routing.compiler.questions[rank].id, changes))
    return tuple(found)


def _changes(asked: _Asked, reached: set[int]) -> Iterator[str]:
    influence, roadmap = asked.influence, asked.roadmap
    yield from _score_changes(asked, reached)
    wishing = not reached.isdisjoint(influence.graph.wishes)
    every = range(len(influence.graph.nodes))
    touched = set(every) if wishing else {one for rank in reached for one in influence.recommendations[rank]}
    yield from _recommendation_changes(asked, touched, wishing=wishing)
    roles = {role for role, rank in influence.graph.roles.items() if rank in reached}
    steps = not asked.decided.all_steps and bool(touched or roles & {"goals", "pains"})
    moved = bool(roles & {"budget", "time"}) or any(influence.moves[rank] for rank in reached)
    undecided = len(asked.decided.horizons) < roadmap.reading.standing.outlook.possible_step.bit_count()
    horizons = steps or (undecided and bool(moved or touched))
    if steps:
        yield "roadmap"
    if horizons:
        yield "horizons"
    if horizons or any(influence.aids[rank] for rank in reached):
        yield "funding"


def _score_changes(asked: _Asked, reached: set[int]) -> Iterator[str]:
    influence = asked.influence
    touched = {key for rank in reached for key in influence.scores[rank]}
    gated = {gate for key in touched for gate in influence.gates.get(key, ())}
    for key, one in asked.scores.items():
        if key in touched and not one.decided:
            yield f"scores.{key}"
        if one.level is None and (key in gated or (key in touched and not one.decided)):
            yield f"levels.{key}"


def _recommendation_changes(asked: _Asked, touched: set[int], *, wishing: bool) -> Iterator[str]:
    influence, reading = asked.influence, asked.roadmap.reading
    affected = {other for rank in touched for other in influence.closure[rank]}
    for node in influence.graph.nodes:
        if node.rank in affected and reading.standing.statuses[node.rank] == "undecided":
            yield f"statuses.{node.key}"
    for node in influence.graph.nodes:
        wished = reading.truths.wished[node.rank]
        settled = wished == FALSE or verdict_on(reading, node.rank) != "undecided"
        said = wished == OPEN and wishing
        if said or (not settled and not touched.isdisjoint(influence.closure[node.rank])):
            yield f"wishes.{node.key}"
