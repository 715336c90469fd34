"""Recommendations to ordered steps: by priority, and none before what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.conditions import TRUE

if TYPE_CHECKING:
    from diagnostic.model.priority import Common
    from diagnostic.roadmap.graph import Graph, Node
    from diagnostic.roadmap.reading import Reading

HorizonName = Literal["now", "foundation", "priorities", "later"]
BEFORE_TIES = 1 << 16


class Placed(NamedTuple):
    """A step in the order it is taken, with the terms that made its priority."""

    rank: int
    priority: int
    terms: dict[str, int]


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
    terms = _terms(reading)
    keys = {rank: sum(terms[rank].values()) * BEFORE_TIES + graph.nodes[rank].tie for rank in steps}
    nodes = [graph.nodes[rank] for rank in sorted(steps, key=keys.__getitem__, reverse=True)]
    return _greedy(nodes, keys, terms, -graph.weights.waiting)


def _terms(reading: Reading) -> dict[int, dict[str, int]]:
    """Return the points of each step by the name of their reason; a reason that brings none is not told."""
    graph, truths, present, steps = reading.graph, reading.truths, reading.standing.present, reading.standing.steps
    weights, waiting = graph.weights, wait_for(graph, steps)
    goals, pains = reading.ticked("goals"), reading.ticked("pains")
    wished = sum([1 << rank for rank in steps if truths.wished[rank] == TRUE])
    found: dict[int, dict[str, int]] = {}
    for rank in steps:
        node = graph.nodes[rank]
        found[rank] = terms = dict(node.terms)
        if (common := node.goals & goals) and (points := _shared(weights.goals, common)):
            terms["goals"] = points
        if (common := node.pains & pains) and (points := _shared(weights.pains, common)):
            terms["pains"] = points
        if weights.wished and truths.wished[rank] == TRUE:
            terms["wished"] = weights.wished
        if weights.urgent and truths.urgent[rank] == TRUE:
            terms["urgent"] = weights.urgent
        if weights.only_prerequisite and present[rank] == "required":
            terms["only-prerequisite"] = weights.only_prerequisite
        behind = waiting[rank]
        if behind and (points := unlocked(graph, behind.bit_count(), (behind & wished).bit_count())):
            terms["unlocks"] = points
    return found


def _shared(weight: Common, common: int) -> int:
    """Return the points for what a step and the business have in common."""
    return weight.each * min(weight.most, common.bit_count())


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


def unlocked(graph: Graph, steps: int, wished: int) -> int:
    """Return the points for the steps that wait for one, `wished` of them wished."""
    unlocks = graph.weights.unlocks
    return min(unlocks.most, unlocks.each * steps + unlocks.wished * wished)
