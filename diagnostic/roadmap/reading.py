"""A response read against the recommendation graph: the facts, and everything derived from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.conditions import ABSENT, OPEN
from diagnostic.roadmap.points import Points
from diagnostic.roadmap.statuses import Standing

if TYPE_CHECKING:
    from diagnostic.flow import Flow
    from diagnostic.model import Choice
    from diagnostic.response import Response
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.truths import Truths


class Reading:
    """One response read against one graph: its facts, statuses, points, and the choices of each role."""

    def __init__(self, graph: Graph, response: Response, flow: Flow) -> None:
        self.graph, self.response, self.flow, self.facts = graph, response, flow, flow.facts
        self.standing = Standing(graph, flow)
        self.points = Points(graph, self.standing, flow.facts)

    @property
    def truths(self) -> Truths:
        """The truth of every condition of every recommendation."""
        return self.standing.truths

    def cell(self, role: str) -> int:
        """Return the choices made in the question of a role, as bits; ABSENT where there is no such question."""
        rank = self.graph.roles.get(role)
        return ABSENT if rank is None else self.flow.facts[rank]

    def ticked(self, role: str) -> int:
        """Return the choices made in the question of a role, as bits; none while it is open or absent."""
        cell = self.cell(role)
        return max(cell, 0)

    def choice(self, role: str) -> Choice | None:
        """Return the one choice made in the question of a role, if one was made."""
        cell = self.ticked(role)
        if not cell:
            return None
        question = self.graph.routing.compiler.questions[self.graph.roles[role]]
        return question.all_choices[cell.bit_length() - 1]

    def is_open(self, role: str) -> bool:
        """Return whether the question of a role may still be answered."""
        return self.cell(role) == OPEN
