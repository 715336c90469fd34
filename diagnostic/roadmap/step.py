"""A step with all that is told of it: what made its priority, what it waits for, and the answers that call for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import FALSE
from diagnostic.roadmap.evidence import evidence_of
from diagnostic.roadmap.graph import Graph

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire
    from diagnostic.roadmap.evidence import Evidence
    from diagnostic.roadmap.graph import Node
    from diagnostic.roadmap.reading import Reading
    from diagnostic.roadmap.statuses import Status
    from diagnostic.roadmap.steps import HorizonName, Placed


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


class Telling:
    """What tells the steps of one response."""

    def __init__(self, reading: Reading, horizons: dict[int, HorizonName]) -> None:
        graph, standing = reading.graph, reading.standing
        self.reading, self.horizons, self.graph = reading, horizons, graph
        self.because = graph.questionnaire.prepared(reasons_of)
        self.steps, self.required = standing.all_steps, standing.required
        self.called, self.checked = graph.weighing.tell(reading.facts, self.steps)
        self.urgent, self.wished = standing.urgent, standing.wished
        self.certain = standing.outlook.certain_step

    def step(self, rank: int, priority: int, held: int) -> Step:
        """Return one step with all that is told of it."""
        graph, steps, bit = self.graph, self.steps, 1 << rank
        terms = self.reading.points.terms(rank)
        if held and graph.weights.waiting:
            terms["waiting"] = graph.weights.waiting * held
        return Step(
            graph.keys[rank],
            "required" if self.required & bit else "recommended",
            self.horizons[rank],
            priority,
            terms,
            tuple([key for other, key in graph.after[rank] if steps & other]) if graph.needs[rank] & steps else (),
            tuple([one for other, one in above if steps & other]) if (above := self.because[rank]) else (),
            self._evidence(graph.nodes[rank]),
            not self.checked & bit,
            self.certain & bit > 0,
            self.urgent & bit > 0,
            self.wished & bit > 0,
        )

    def _evidence(self, node: Node) -> tuple[Evidence, ...]:
        """Return what calls for a step; else the wish; else, for a prerequisite, what shows that it is missing."""
        reading, facts = self.reading, self.reading.facts
        if self.called & node.bit:
            return evidence_of(reading.flow, reading.response, node.called)
        if self.wished & node.bit:
            wishes = self.graph.wish_evidence[node.rank]
            return next(told for at, bit, told in wishes if facts[at] > 0 and facts[at] & bit)
        if node.in_place.value(facts) == FALSE:
            return evidence_of(reading.flow, reading.response, node.in_place)
        return ()


def steps_of(reading: Reading, placed: list[Placed], horizons: dict[int, HorizonName]) -> tuple[Step, ...]:
    """Return the steps with all that is told of them."""
    telling = Telling(reading, horizons)
    return tuple([telling.step(*one) for one in placed])


def reasons_of(questionnaire: Questionnaire) -> tuple[tuple[tuple[int, Because], ...], ...]:
    """Return for each recommendation those that require it, as bits, each with the author's reason."""
    nodes, required_by = questionnaire.prepared(Graph).nodes, questionnaire.prepared(Graph).required_by
    return tuple(
        tuple((nodes[one].bit, Because(nodes[one].key, nodes[one].because[rank])) for one in above)
        for rank, above in enumerate(required_by)
    )
