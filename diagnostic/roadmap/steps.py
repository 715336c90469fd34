"""Recommendations to ordered steps: by priority, and none before what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.conditions import TRUE

if TYPE_CHECKING:
    from diagnostic.roadmap.graph import Graph, Node
    from diagnostic.roadmap.reading import Reading

HorizonName = Literal["now", "foundation", "priorities", "later"]
BEFORE_TIES = 1 << 16


class Placed(NamedTuple):
    """A step in the order it is taken, with the terms that made its priority."""

    rank: int
    priority: int
    terms: dict[str, int]


class Common(NamedTuple):
    """What the priority of every step looks at: goals and pains ticked, who waits for whom, which steps are wished."""

    goals: int
    pains: int
    waiting: dict[int, int]
    wished: int


def wait_for(graph: Graph, steps: list[int]) -> dict[int, int]:
    """Return for each step the steps that wait for it, directly or not, as bits of their ranks."""
    waiting = dict.fromkeys(steps, 0)
    for rank in reversed(graph.order):
        if rank in waiting:
            behind = waiting[rank] | 1 << rank
            for other in graph.nodes[rank].requires:
                if other in waiting:
                    waiting[other] |= behind
    return waiting


def ordered(reading: Reading) -> list[Placed]:
    """Return the steps in order: again and again the highest priority among those that nothing holds back."""
    graph, steps = reading.graph, reading.standing.steps
    wished = reading.truths.wished
    common = Common(
        reading.ticked("goals"),
        reading.ticked("pains"),
        wait_for(graph, steps),
        sum([1 << rank for rank in steps if wished[rank] == TRUE]),
    )
    terms = {rank: _terms(reading, graph.nodes[rank], common) for rank in steps}
    keys = {rank: sum(terms[rank].values()) * BEFORE_TIES + graph.nodes[rank].tie for rank in steps}
    nodes = sorted([graph.nodes[rank] for rank in steps], key=lambda node: -keys[node.rank])
    return _greedy(nodes, keys, terms, -graph.weights.waiting)


def _greedy(nodes: list[Node], keys: dict[int, int], terms: dict[int, dict[str, int]], penalty: int) -> list[Placed]:
    left = sum([1 << node.rank for node in nodes])
    placed: list[Placed] = []
    while nodes:
        best, held = _next(nodes, keys, left, penalty * BEFORE_TIES)
        nodes.remove(best)
        left ^= 1 << best.rank
        said = terms[best.rank]
        if held and penalty:
            said["waiting"] = -penalty * held
        placed.append(Placed(best.rank, sum(said.values()), said))
    return placed


def _next(nodes: list[Node], keys: dict[int, int], left: int, penalty: int) -> tuple[Node, int]:
    """Return the best free step, and how many it should rather wait for; the nodes come from the highest key down."""
    found: list[tuple[int, int, Node]] = []
    for node in nodes:
        key = keys[node.rank]
        if found and key < found[0][0]:
            break
        if not node.needs & left:
            held = (node.prefers & left).bit_count()
            key -= held * penalty
            if not found or key > found[0][0]:
                found = [(key, held, node)]
    return found[0][2], found[0][1]


def _terms(reading: Reading, node: Node, common: Common) -> dict[str, int]:
    """Return the points of a step by the name of their reason."""
    weights, rank = reading.graph.weights, node.rank
    terms = dict(node.terms)
    if goals := node.goals & common.goals:
        terms["goals"] = weights.goals.each * min(weights.goals.most, goals.bit_count())
    if pains := node.pains & common.pains:
        terms["pains"] = weights.pains.each * min(weights.pains.most, pains.bit_count())
    if reading.truths.wished[rank] == TRUE:
        terms["wished"] = weights.wished
    if reading.truths.urgent[rank] == TRUE:
        terms["urgent"] = weights.urgent
    if reading.standing.present[rank] == "required":
        terms["only-prerequisite"] = weights.only_prerequisite
    if waiting := common.waiting[rank]:
        terms["unlocks"] = unlocked(reading.graph, waiting.bit_count(), (waiting & common.wished).bit_count())
    return terms


def unlocked(graph: Graph, steps: int, wished: int) -> int:
    """Return the points for the steps that wait for one, `wished` of them wished."""
    unlocks = graph.weights.unlocks
    return min(unlocks.most, unlocks.each * steps + unlocks.wished * wished)
