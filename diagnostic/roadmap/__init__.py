"""Recommendations to statuses, wish verdicts and ordered steps: nothing stands before what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import FALSE, TRUE
from diagnostic.roadmap.evidence import Evidence, evidence_of, told
from diagnostic.roadmap.graph import Graph, Node
from diagnostic.roadmap.horizons import horizons_of
from diagnostic.roadmap.reading import Reading
from diagnostic.roadmap.statuses import Standing, Status, stand
from diagnostic.roadmap.steps import HorizonName, Placed, ordered
from diagnostic.roadmap.truths import Truths
from diagnostic.roadmap.wishes import Reason, Verdict, Wish, wishes_of

if TYPE_CHECKING:
    from diagnostic.flow import Flow
    from diagnostic.model import Questionnaire
    from diagnostic.response import Response

__all__ = [
    "Because",
    "Evidence",
    "Graph",
    "HorizonName",
    "Reading",
    "Reason",
    "Roadmap",
    "Standing",
    "Status",
    "Step",
    "Truths",
    "Verdict",
    "Wish",
    "evidence_of",
    "plan",
    "told",
]


class Because(NamedTuple):
    """A step that this one must come before, and the author's reason for it."""

    recommendation: str
    because: str


class Step(NamedTuple):
    """One recommendation in the roadmap: where it stands, what made its priority, and why it is there.

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


class Roadmap(NamedTuple):
    """Every status, the verdict on each wish, the steps in order, and the reading they came from."""

    statuses: dict[str, Status]
    wishes: tuple[Wish, ...]
    steps: tuple[Step, ...]
    reading: Reading


def plan(questionnaire: Questionnaire, response: Response, flow: Flow) -> Roadmap:
    """Return what to do, in what order and why; the scores must have been written into the flow's facts."""
    graph = questionnaire.prepared(Graph)
    truths = graph.weighing.truths(flow)
    reading = Reading(graph, response, flow, truths, stand(graph, truths, settled=flow.settled))
    placed = ordered(reading)
    horizons = horizons_of(reading, placed)
    return Roadmap(
        dict(zip(graph.keys, reading.standing.statuses, strict=True)),
        wishes_of(reading, placed),
        tuple(_steps(reading, placed, horizons)),
        reading,
    )


def _steps(reading: Reading, placed: list[Placed], horizons: dict[int, HorizonName]) -> list[Step]:
    """Return the steps with all that is told of them."""
    nodes, required_by = reading.graph.nodes, reading.graph.required_by
    applies, in_place, _, urgent, wished = reading.truths
    present, certain = reading.standing.present, reading.standing.certain_step
    return [
        Step(
            (node := nodes[rank]).key,
            present[rank],
            horizons[rank],
            priority,
            terms,
            tuple([nodes[one].key for one in node.requires if one in horizons]) if node.requires else (),
            tuple([Because(nodes[one].key, nodes[one].because[rank]) for one in above if one in horizons])
            if (above := required_by[rank])
            else (),
            _evidence(reading, node),
            in_place[rank] != FALSE or applies[rank] != TRUE,
            certain[rank],
            urgent[rank] == TRUE,
            wished[rank] == TRUE,
        )
        for rank, priority, terms in placed
    ]


def _evidence(reading: Reading, node: Node) -> tuple[Evidence, ...]:
    """Return what calls for the step; else the wish; else, for a prerequisite, what shows that it is missing."""
    rank, truths, flow = node.rank, reading.truths, reading.flow
    if truths.called[rank] == TRUE and truths.applies[rank] == TRUE:
        return evidence_of(flow, reading.response, node.called)
    if truths.wished[rank] == TRUE:
        asked = reading.graph.wish_bits[rank]
        at, bit = next((at, bit) for at, bit in asked if flow.facts[at] > 0 and flow.facts[at] & bit)
        return told(flow, reading.response, flow.routing.compiler.bit(at), {at: bit})
    if truths.in_place[rank] == FALSE:
        return evidence_of(flow, reading.response, node.in_place)
    return ()
