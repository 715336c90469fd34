"""The first steps of the roadmap that are the same in every completion: no rival can precede them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.certainty.claims import holds, open_questions, urgency
from diagnostic.certainty.lead import lead
from diagnostic.conditions import FALSE, OPEN, TRUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.certainty.cases import Case
    from diagnostic.roadmap import Graph


class IsNext(NamedTuple):
    """Claim: a recommendation is a step in every completion, and its prerequisites are all placed already."""

    rank: int
    placed: int

    def truth(self, case: Case) -> int:
        """Return whether the claim holds in a case: TRUE, FALSE, or OPEN."""
        outlook, before = case.outlook, case.graph.needs[self.rank] & ~self.placed
        if not outlook.possible_step >> self.rank & 1 or before & outlook.certain_step:
            return FALSE
        return TRUE if outlook.certain_step >> self.rank & 1 and not before & outlook.possible_step else OPEN

    def questions(self, case: Case) -> int:
        """Return the open questions the claim depends on, as bits."""
        return open_questions(case, above(case.graph, 1 << self.rank | case.graph.needs[self.rank] & ~self.placed))


class Never(NamedTuple):
    """Claim: a recommendation is a step in no completion."""

    rank: int

    def truth(self, case: Case) -> int:
        """Return whether the claim holds in a case: TRUE, FALSE, or OPEN."""
        outlook = case.outlook
        if not outlook.possible_step >> self.rank & 1:
            return TRUE
        return FALSE if outlook.certain_step >> self.rank & 1 else OPEN

    def questions(self, case: Case) -> int:
        """Return the open questions the claim depends on, as bits."""
        return open_questions(case, above(case.graph, 1 << self.rank))


class NeverBefore(NamedTuple):
    """Claim: a rival is never chosen before a certain step, given the steps already placed."""

    rival: int
    rank: int
    placed: int

    def truth(self, case: Case) -> int:
        """Return whether the claim holds in a case: TRUE, FALSE, or OPEN."""
        outlook, before = case.outlook, case.graph.needs[self.rival] & ~self.placed
        if not outlook.possible_step >> self.rival & 1 or before & outlook.certain_step:
            return TRUE
        low, high = lead(case, self.rival, self.rank, ~self.placed)
        if high < 0:
            return TRUE
        chosen = outlook.certain_step >> self.rival & 1 and not before & outlook.possible_step
        return FALSE if chosen and low > 0 else OPEN

    def questions(self, case: Case) -> int:
        """Return the open questions the claim depends on, as bits."""
        graph, both = case.graph, 1 << self.rival | 1 << self.rank
        others = graph.needs[self.rival] | graph.prefers[self.rival] | graph.prefers[self.rank]
        named = open_questions(case, above(graph, both | others & ~self.placed)) | urgency(case, both)
        for common in (graph.priorities.goals, graph.priorities.pains):
            if common.question is not None and case.flow.facts[common.question] == OPEN:
                shared = common.masks[self.rival] | common.masks[self.rank]
                named |= case.flow.routing.compiler.bit(common.question) if shared else 0
        return named


def decided_steps(case: Case, shown: Sequence[int]) -> tuple[tuple[int, ...], bool]:
    """Return the leading steps shown, by rank, that come first in every completion, and whether the list is whole."""
    placed = 0
    for count, rank in enumerate(shown):
        if not _is_first(case, rank, placed):
            return tuple(shown[:count]), False
        placed |= 1 << rank
    others = case.graph.ranks_of(case.outlook.possible_step & ~placed)
    return tuple(shown), all(holds(Never(rank), case) for rank in others)


def _is_first(case: Case, rank: int, placed: int) -> bool:
    """Whether a step comes first in every completion, given the steps already placed."""
    others = case.graph.ranks_of(case.outlook.possible_step & ~(placed | 1 << rank))
    if not holds(IsNext(rank, placed), case):
        return False
    rivals = [NeverBefore(other, rank, placed) for other in others]
    doubtful = [(claim, truth) for claim in rivals if (truth := claim.truth(case)) != TRUE]
    return all(truth == OPEN for _, truth in doubtful) and all(holds(claim, case) for claim, _ in doubtful)


def above(graph: Graph, ranks: int) -> int:
    """Return these recommendations and all that require them, directly or not, as bits."""
    return sum(1 << rank for rank in {other for rank in graph.ranks_of(ranks) for other in _above(graph, rank)})


def _above(graph: Graph, rank: int) -> Iterator[int]:
    yield rank
    for other in graph.required_by[rank]:
        yield from _above(graph, other)
