"""What each horizon takes: how many steps, how light, within which budget and effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diagnostic.model import Choice, Questionnaire, Recommendation
    from diagnostic.roadmap.graph import Node

ANY_NUMBER = 1 << 30
ANY_EFFORT = 5
UNBOUNDED = 1 << 60


class Allowances:
    """What each horizon takes; sets of recommendations are bits of their ranks.

    `caps`: the most steps of each horizon; `costs`: the least cost of each recommendation, in francs; `budgets` and
    `efforts_by_bit`: the most that a choice of the question of the budget or of the time allows, by its bit.
    """

    def __init__(self, questionnaire: Questionnaire, roles: Mapping[str, int], nodes: Sequence[Node]) -> None:
        self.questionnaire, horizons = questionnaire, questionnaire.horizons
        limited = (horizons.now, horizons.foundation, horizons.priorities)
        self.caps = tuple(ANY_NUMBER if one.most is None else one.most for one in limited)
        self.light_bands = self._light_bands()
        every = [(node.bit, node.recommendation) for node in nodes]
        self.light = sum(bit for bit, one in every if self._is_light(one))
        self.foundation = sum(bit for bit, one in every if one.foundation)
        self.core = sum(bit for bit, one in every if one.core)
        self.costs = tuple(questionnaire.catalogue.band(one.solutions.standard.cost).least for _, one in every)
        self.by_effort = [(bit, one.effort) for bit, one in every]
        self.efforts, self.unknown_budget = horizons.priorities.time, horizons.priorities.unknown_budget
        self.budgets = {bit: UNBOUNDED if one.most is None else one.most for bit, one in self._choices(roles, "budget")}
        self.efforts_by_bit = {bit: self.efforts.get(one.id, ANY_EFFORT) for bit, one in self._choices(roles, "time")}
        self._within: dict[int, int] = {}

    def _light_bands(self) -> frozenset[str]:
        keys = [band.id for band in self.questionnaire.catalogue.costs.setup]
        highest = self.questionnaire.horizons.now.cost
        return frozenset(keys[: keys.index(highest) + 1] if highest in keys else keys)

    def _is_light(self, one: Recommendation) -> bool:
        """Whether it is light enough to be done now; the foundation has a horizon of its own."""
        light = one.solutions.standard.cost in self.light_bands
        return light and one.effort <= self.questionnaire.horizons.now.effort and not one.foundation

    def _choices(self, roles: Mapping[str, int], role: str) -> Iterator[tuple[int, Choice]]:
        """Yield each choice of the question of a role, with its bit."""
        if role in roles:
            question = (*self.questionnaire.identity, *self.questionnaire.questions)[roles[role]]
            yield from ((1 << at, choice) for at, choice in enumerate(question.all_choices))

    def within(self, effort: int) -> int:
        """Return the recommendations whose effort is no more than this, as bits of ranks."""
        found = self._within.get(effort)
        if found is None:
            found = self._within[effort] = sum(bit for bit, one in self.by_effort if one <= effort)
        return found
