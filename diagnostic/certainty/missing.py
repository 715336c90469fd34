"""The outcomes that each open question can still change: overestimated rather than incomplete."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.certainty.cases import Case
from diagnostic.certainty.dependents import Dependents
from diagnostic.conditions import FALSE, OPEN, OPEN_STATES
from diagnostic.flow import Routing
from diagnostic.funding import Rules
from diagnostic.roadmap import Graph
from diagnostic.scoring import OVERALL, Scoring

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diagnostic.certainty.decided import Decided
    from diagnostic.flow import Flow
    from diagnostic.model import Dimension, Questionnaire
    from diagnostic.roadmap import Roadmap
    from diagnostic.scoring import Score


class Missing(NamedTuple):
    """An open question, and the outcomes that its answer (and the questions it opens) can still change.

    `can_change` holds `scores.<dimension>`, `levels.<dimension>`, `statuses.<recommendation>`,
    `wishes.<recommendation>`, `roadmap` (the order of the steps), `horizons` and `funding`. If it is empty, no answer
    changes the diagnosis.
    """

    question: str
    can_change: tuple[str, ...]


class Influence:
    """The questions that each question opens and the scores it counts in, by rank."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.routing = questionnaire.prepared(Routing)
        self.scores: list[tuple[str, ...]] = [()] * self.routing.size
        for root in questionnaire.dimensions:
            self._score(root, (OVERALL,))
        self.opens: list[tuple[int, ...]] = [()] * self.routing.size
        for other, when in enumerate(self.routing.whens):
            for rank in when.mentions if when else ():
                self.opens[rank] = (*self.opens[rank], other)
        self.gates = self._gates(questionnaire.prepared(Scoring))
        graph = questionnaire.prepared(Graph)
        bits = [1 << rank for rank in range(len(graph.nodes))]
        self.closure = [bit | graph.pulled_in(bit, 0) for bit in bits]

    def _score(self, dimension: Dimension, above: tuple[str, ...]) -> None:
        line = (*above, dimension.id)
        for rank, question in enumerate(self.routing.compiler.questions):
            if question.dimension == dimension.id:
                self.scores[rank] = line
        for child in dimension.children:
            self._score(child, line)

    def _gates(self, scoring: Scoring) -> dict[str, tuple[str, ...]]:
        """Return for each score the dimensions whose gated level depends on it."""
        gates: dict[str, tuple[str, ...]] = {}
        for key, ladder in scoring.gates.items():
            for named in {needed for rung in ladder.rungs for needed in rung.needs or {}}:
                gates[named] = (*gates.get(named, ()), key)
        return gates

    def reach(self, rank: int, flow: Flow) -> set[int]:
        """Return an open question and those, still open, that its answer can open or close."""
        size = self.routing.size
        reached, waiting = {rank}, [rank]
        while waiting:
            here = waiting.pop()
            more = {other for other in self.opens[here] if flow.facts[size + other] in OPEN_STATES} - reached
            reached |= more
            waiting.extend(more)
        return reached


class Known(NamedTuple):
    """The known outcomes of an incomplete response: its scores, its roadmap and what is decided."""

    scores: Mapping[str, Score]
    roadmap: Roadmap
    decided: Decided


def missing_of(questionnaire: Questionnaire, known: Known) -> tuple[Missing, ...]:
    """Return each open question with what it can still change; identity fields only if something depends on them."""
    influence = questionnaire.prepared(Influence)
    reading = known.roadmap.reading
    flow, compiler = reading.flow, reading.flow.routing.compiler
    if flow.settled:
        return _for_aids(questionnaire, flow)
    dependents = Dependents(Case(questionnaire, reading.response, flow, or_left=False))
    result = []
    for rank in flow.waiting:
        reached = influence.reach(rank, flow)
        bits = sum(compiler.bit(other) for other in reached)
        changes = (*_score_changes(influence, known, reached), *_changes(influence, known, dependents, bits))
        if changes or rank >= flow.routing.identity_size:
            result.append(Missing(compiler.questions[rank].id, changes))
    return tuple(result)


def _for_aids(questionnaire: Questionnaire, flow: Flow) -> tuple[Missing, ...]:
    """Return the identity fields that an aid still depends on, once nothing else is open."""
    rules = (when for _, rules in questionnaire.prepared(Rules).aids for _, when in rules)
    asked = {rank for when in rules if when.value(flow.facts) == OPEN for rank in when.mentions}
    questions = flow.routing.compiler.questions
    return tuple([Missing(questions[rank].id, ("funding",)) for rank in flow.waiting if rank in asked])


def _score_changes(influence: Influence, known: Known, reached: set[int]) -> Iterator[str]:
    touched = {key for rank in reached for key in influence.scores[rank] if not known.scores[key].decided}
    gated = {gate for key in touched for gate in influence.gates.get(key, ())}
    for key, score in known.scores.items():
        if key in touched:
            yield f"scores.{key}"
        if score.level is None and (key in gated or key in touched):
            yield f"levels.{key}"


def _changes(influence: Influence, known: Known, dependents: Dependents, questions: int) -> Iterator[str]:
    """Yield the outcomes, other than scores, that these questions (bits) can change."""
    statuses, wishes = dependents.statuses(questions), dependents.verdicts(questions)
    affected = 0
    for rank in dependents.graph.ranks_of(statuses):
        affected |= influence.closure[rank]
    decided, keys, wished = known.decided, dependents.graph.keys, dependents.case.reading.truths.wished
    settled = {*decided.statuses}
    yield from (f"statuses.{keys[rank]}" for rank in dependents.graph.ranks_of(affected) if keys[rank] not in settled)
    for rank in dependents.graph.ranks_of(wishes):
        if wished[rank] != FALSE and keys[rank] not in decided.wishes:
            yield f"wishes.{keys[rank]}"
    yield from _step_changes(known, dependents, questions, statuses & dependents.case.outlook.possible_step)


def _step_changes(known: Known, dependents: Dependents, questions: int, touched: int) -> Iterator[str]:
    decided, urgent = known.decided, dependents.urgent(questions)
    steps = not decided.all_steps and bool(touched or urgent or dependents.ticks(questions))
    whole = decided.all_steps and len(decided.horizons) == len(known.roadmap.placed)
    horizons = not whole and bool(steps or touched or urgent or dependents.moves(questions))
    if steps:
        yield "roadmap"
    if horizons:
        yield "horizons"
    if horizons or dependents.aids & questions:
        yield "funding"
