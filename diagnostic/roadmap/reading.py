"""What a response means for the graph of recommendations: the facts, and all that was worked out from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import ABSENT, OPEN

if TYPE_CHECKING:
    from diagnostic.conditions import Facts
    from diagnostic.flow import Flow
    from diagnostic.model import Choice
    from diagnostic.response import Response
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.statuses import Standing
    from diagnostic.roadmap.truths import Truths


class Reading(NamedTuple):
    """One response read against one graph."""

    graph: Graph
    response: Response
    flow: Flow
    truths: Truths
    standing: Standing

    @property
    def facts(self) -> Facts:
        """The facts that conditions read."""
        return self.flow.facts

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
