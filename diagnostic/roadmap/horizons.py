"""Steps grouped by when: now, the foundation, the priorities, later; the order of the roadmap does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.conditions import TRUE

if TYPE_CHECKING:
    from diagnostic.roadmap.graph import Node
    from diagnostic.roadmap.reading import Reading
    from diagnostic.roadmap.steps import HorizonName, Placed

ORDER: tuple[HorizonName, ...] = ("now", "foundation", "priorities", "later")
PLACE = {name: place for place, name in enumerate(ORDER)}
ANY_EFFORT = 5


class _Filling:
    """What is left while the horizons are filled: room, money, and effort that fits the time there is.

    `urgent` are the urgent steps still to come: their room is kept, since they cannot wait.
    """

    def __init__(self, reading: Reading) -> None:
        self.nodes, self.caps, self.truths = reading.graph.nodes, reading.graph.caps, reading.truths
        self.moved = moved_later(reading)
        self.budget = budget(reading)
        self.effort = _effort(reading)
        urgent = self.truths.urgent
        self.urgent = {rank for rank in reading.standing.steps if urgent[rank] == TRUE} - self.moved
        self.found: dict[int, HorizonName] = {}
        self.counts = dict.fromkeys(ORDER, 0)

    def place(self, rank: int) -> None:
        """Give the next step of the roadmap its horizon: prerequisites that are steps came before it."""
        node = self.nodes[rank]
        held = [PLACE[self.found[other]] for other in node.requires if other in self.found]
        name = self._horizon(node, max(held) if held else 0)
        self.urgent.discard(rank)
        self.found[rank] = name
        self.counts[name] += 1
        if name != "later" and self.budget is not None:
            self.budget -= node.cost

    def _horizon(self, node: Node, earliest: int) -> HorizonName:
        if node.rank in self.moved:
            return "later"
        if earliest == 0 and self._fits_now(node):
            return "now"
        if node.foundation:
            return "foundation" if earliest <= PLACE["foundation"] and self._room("foundation") else "later"
        if earliest <= PLACE["priorities"] and self._fits_priorities(node) and self._room("priorities"):
            return "priorities"
        return "later"

    def _fits_now(self, node: Node) -> bool:
        """Urgent while there is room, or light while that leaves room for the urgent ones."""
        if node.rank in self.urgent:
            return self._room("now")
        return node.light and self._room("now", kept=len(self.urgent))

    def _room(self, name: HorizonName, kept: int = 0) -> bool:
        most = self.caps[name]
        return most is None or self.counts[name] + kept < most

    def _fits_priorities(self, node: Node) -> bool:
        """Core or wished, within the time and the budget there is."""
        if not node.core and self.truths.wished[node.rank] != TRUE:
            return False
        return node.effort <= self.effort and (self.budget is None or node.cost <= self.budget)


def horizons_of(reading: Reading, placed: list[Placed]) -> dict[int, HorizonName]:
    """Return the horizon of each step, by rank."""
    filling = _Filling(reading)
    for step in placed:
        filling.place(step.rank)
    return filling.found


def moved_later(reading: Reading) -> frozenset[int]:
    """Return the steps that a lighter step makes a start on, unless they are wished or a wish needs them."""
    steps = set(reading.standing.steps)
    brought = {
        other
        for rank in reading.standing.steps
        for other, when in reading.graph.nodes[rank].brings
        if other in steps and (when is None or when.value(reading.facts) == TRUE)
    }
    return frozenset(brought - _needed_by_wishes(reading, steps)) if brought else frozenset()


def _needed_by_wishes(reading: Reading, steps: set[int]) -> set[int]:
    waiting = [rank for rank in steps if reading.truths.wished[rank] == TRUE]
    needed = set(waiting)
    while waiting:
        more = {other for other in reading.graph.nodes[waiting.pop()].requires if other in steps} - needed
        needed |= more
        waiting.extend(more)
    return needed


def budget(reading: Reading) -> int | None:
    """Return the budget in XPF: the upper bound of the choice made, the supposed one if unknown, null if unbounded."""
    choice = reading.choice("budget")
    return reading.graph.questionnaire.horizons.priorities.unknown_budget if choice is None else choice.most


def _effort(reading: Reading) -> int:
    choice = reading.choice("time")
    table = reading.graph.questionnaire.horizons.priorities.time
    return table.get(choice.id, ANY_EFFORT) if choice else ANY_EFFORT
