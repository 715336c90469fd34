"""A roadmap step with the terms of its priority, the steps it waits for, and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import FALSE
from diagnostic.roadmap.evidence import MOST_REMEMBERED, evidence_of
from diagnostic.roadmap.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.model import Questionnaire
    from diagnostic.roadmap.evidence import Evidence
    from diagnostic.roadmap.graph import Node
    from diagnostic.roadmap.reading import Reading
    from diagnostic.roadmap.statuses import Status
    from diagnostic.roadmap.steps import HorizonName, Placed

# Builds a Step positionally, twice as fast as calling Step, for the same tuple.
new = tuple.__new__


class Because(NamedTuple):
    """A step that requires this one, with the author's reason."""

    recommendation: str
    because: str


class Step(NamedTuple):
    """One recommendation in the roadmap, with its horizon, the terms of its priority, and the reasons it is there.

    `after` are the steps it waits for; `because` the steps that require it; `evidence` the answers that call for it,
    or that show it is missing; `to_check`: an advisor must check that it is not in place already; `certain`: a step
    in every completion of the response.
    """

    recommendation: str
    status: Status
    horizon: HorizonName
    priority: int
    terms: dict[str, int]
    after: tuple[str, ...]
    because: tuple[Because, ...]
    evidence: tuple[Evidence, ...]
    to_check: bool
    certain: bool
    urgent: bool
    wished: bool


class Neighbours(dict[int, tuple[tuple[str, ...], tuple[Because, ...]]]):
    """The steps that one step waits for and those that wait for it, for each subset of its neighbours (`around`).

    A cache filled on first use: few distinct subsets occur.
    """

    def __init__(self, node: Node, nodes: Sequence[Node], above: tuple[int, ...]) -> None:
        super().__init__()
        self.below = tuple((nodes[prerequisite].bit, nodes[prerequisite].key) for prerequisite in node.requires)
        self.above = tuple(
            (nodes[rank].bit, Because(nodes[rank].key, nodes[rank].because[node.rank])) for rank in above
        )
        self.around = node.needs | sum(bit for bit, _ in self.above)

    def __missing__(self, steps: int) -> tuple[tuple[str, ...], tuple[Because, ...]]:
        """Compute the entry of one subset of neighbours."""
        after = tuple(key for bit, key in self.below if steps & bit)
        entry = after, tuple(because for bit, because in self.above if steps & bit)
        if len(self) < MOST_REMEMBERED:
            self[steps] = entry
        return entry


def neighbours_of(questionnaire: Questionnaire) -> tuple[tuple[int, Neighbours], ...]:
    """Return the neighbours of each recommendation: a mask of their ranks, and the cache of their descriptions."""
    graph = questionnaire.prepared(Graph)
    both = zip(graph.nodes, graph.required_by, strict=True)
    neighbours = [Neighbours(node, graph.nodes, above) for node, above in both]
    return tuple((each.around, each) for each in neighbours)


def steps_of(reading: Reading, placed: list[Placed], horizons: dict[int, HorizonName]) -> tuple[Step, ...]:
    """Return the steps with their terms, reasons and evidence."""
    graph, standing, points = reading.graph, reading.standing, reading.points
    neighbours = graph.questionnaire.prepared(neighbours_of)
    keys, steps, waiting = graph.keys, standing.all_steps, graph.priorities.weights.waiting
    required, urgent, wished = standing.required, standing.urgent, standing.wished
    certain = steps if reading.flow.settled else standing.outlook.certain_step
    lacking = graph.weighing.lacking(reading.facts)
    result: list[Step] = []
    special = urgent | wished
    for rank, priority, held in placed:
        bit, (around, known) = 1 << rank, neighbours[rank]
        after, because = known[around & steps]
        terms = points.terms(rank)
        if held and waiting:
            terms["waiting"] = waiting * held
        step = (
            keys[rank],
            "required" if required & bit else "recommended",
            horizons[rank],
            priority,
            terms,
            after,
            because,
            _evidence(reading, rank),
            not lacking & bit,
            certain & bit > 0,
            special & bit > 0 and urgent & bit > 0,
            special & bit > 0 and wished & bit > 0,
        )
        result.append(new(Step, step))
    return tuple(result)


def _evidence(reading: Reading, rank: int) -> tuple[Evidence, ...]:
    """Return the evidence of a step: what calls for it, else its wish, else that a prerequisite is missing."""
    graph, facts, node = reading.graph, reading.facts, reading.graph.nodes[rank]
    if reading.standing.called & node.bit and (called := evidence_of(reading.flow, reading.response, node.called)):
        return called
    if reading.standing.wished & node.bit:
        return next(evidence for at, bit, evidence in graph.wish_evidence[rank] if facts[at] > 0 and facts[at] & bit)
    if node.in_place.value(facts) == FALSE:
        return evidence_of(reading.flow, reading.response, node.in_place)
    return ()
