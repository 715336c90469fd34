"""The limits of each horizon: number of steps, lightness, budget and effort."""

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
    """The limits of each horizon; sets of recommendations are bits of their ranks.

    `caps`: the maximum number of steps of each horizon; `costs`: the least cost of each recommendation;
    `budgets` and `efforts_by_bit`: the limit that each choice of budget or of time sets, by its bit.
    """

    def __init__(self, questionnaire: Questionnaire, roles: Mapping[str, int], nodes: Sequence[Node]) -> None:
        self.questionnaire, horizons = questionnaire, questionnaire.horizons
        limited = (horizons.now, horizons.foundation, horizons.priorities)
        self.caps = tuple(ANY_NUMBER if limit.most is None else limit.most for limit in limited)
        self.light_bands = self._light_bands()
        every = [(node.bit, node.recommendation) for node in nodes]
        self.light = sum(bit for bit, recommendation in every if self._is_light(recommendation))
        self.foundation = sum(bit for bit, recommendation in every if recommendation.foundation)
        self.core = sum(bit for bit, recommendation in every if recommendation.core)
        self.costs = tuple(
            questionnaire.catalogue.band(recommendation.solutions.standard.cost).least for _, recommendation in every
        )
        self.by_effort = [(bit, recommendation.effort) for bit, recommendation in every]
        self.efforts, self.unknown_budget = horizons.priorities.time, horizons.priorities.unknown_budget
        self.budgets = {
            bit: UNBOUNDED if choice.most is None else choice.most for bit, choice in self._choices(roles, "budget")
        }
        self.efforts_by_bit = {
            bit: self.efforts.get(choice.id, ANY_EFFORT) for bit, choice in self._choices(roles, "time")
        }
        self._within: dict[int, int] = {}

    def _light_bands(self) -> frozenset[str]:
        keys = [band.id for band in self.questionnaire.catalogue.costs.setup]
        highest = self.questionnaire.horizons.now.cost
        return frozenset(keys[: keys.index(highest) + 1] if highest in keys else keys)

    def _is_light(self, recommendation: Recommendation) -> bool:
        """Whether the step is light enough for the `now` horizon; foundation steps have a horizon of their own."""
        light = recommendation.solutions.standard.cost in self.light_bands
        return (
            light and recommendation.effort <= self.questionnaire.horizons.now.effort and not recommendation.foundation
        )

    def _choices(self, roles: Mapping[str, int], role: str) -> Iterator[tuple[int, Choice]]:
        """Yield each choice of the question of a role, with its bit."""
        if role in roles:
            question = (*self.questionnaire.identity, *self.questionnaire.questions)[roles[role]]
            yield from ((1 << at, choice) for at, choice in enumerate(question.all_choices))

    def within(self, effort: int) -> int:
        """Return the recommendations whose effort (1 to 5) is at most this value, as bits of ranks."""
        recommendations = self._within.get(effort)
        if recommendations is None:
            recommendations = self._within[effort] = sum(
                bit for bit, effort_there in self.by_effort if effort_there <= effort
            )
        return recommendations
