"""Statuses, steps and verdicts that are the same in every completion, proved by trying the missing answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diagnostic.certainty.claims import holds, open_questions
from diagnostic.certainty.rivals import IsNext, above
from diagnostic.conditions import FALSE, OPEN, TRUE, UNANSWERED
from diagnostic.roadmap.wishes import verdict_on, wish_of

if TYPE_CHECKING:
    from diagnostic.certainty.cases import Case
    from diagnostic.roadmap import Reading, Roadmap, Status, Step, Wish

EVERY = -1


class SameStatus:
    """Claim: a recommendation has the same status in every completion; `outcomes` collects the statuses met."""

    def __init__(self, rank: int) -> None:
        self.rank, self.outcomes = rank, set[Any]()

    def truth(self, case: Case) -> int:
        """Return whether the status in a case is decided and equals that of the cases tried before."""
        status = self.outcome(case.reading)
        if status == "undecided":
            return OPEN
        self.outcomes.add(status)
        return TRUE if len(self.outcomes) == 1 else FALSE

    def outcome(self, reading: Reading) -> str:
        """Return the status of the recommendation."""
        return reading.standing.statuses[self.rank]

    def questions(self, case: Case) -> int:
        """Return the open questions the claim depends on, as bits."""
        return open_questions(case, above(case.graph, 1 << self.rank))


class SameVerdict(SameStatus):
    """Claim: the verdict on a wish is the same in every completion."""

    def outcome(self, reading: Reading) -> str:
        """Return the verdict on the wish."""
        return verdict_on(reading, self.rank)

    def questions(self, case: Case) -> int:
        """Return the open questions the claim depends on, as bits."""
        return open_questions(case, 1 << self.rank | case.graph.needs[self.rank])


def settled_statuses(case: Case) -> dict[str, Status]:
    """Return every status; `undecided` unless it is proved the same in every completion."""
    statuses = list(case.reading.standing.statuses)
    for rank in case.graph.ranks_of(_doubtful(case)):
        claim = SameStatus(rank)
        if statuses[rank] == "undecided" and holds(claim, case):
            statuses[rank] = claim.outcomes.pop()
    return dict(zip(case.graph.keys, statuses, strict=True))


def settled_steps(roadmap: Roadmap, case: Case) -> tuple[Step, ...]:
    """Return the steps, marked as certain if proved to be a step in every completion."""
    worth_trying = _doubtful(case) | case.outlook.certain_step
    ranks = (rank for rank, _, _ in roadmap.placed if worth_trying >> rank & 1)
    proved = {rank for rank in ranks if holds(IsNext(rank, EVERY), case)}
    return tuple(
        step._replace(certain=True) if rank in proved else step
        for step, (rank, _, _) in zip(roadmap.steps, roadmap.placed, strict=True)
    )


def settled_wishes(roadmap: Roadmap, case: Case) -> tuple[Wish, ...]:
    """Return the wishes, with the verdict proved the same in every completion, if there is one."""
    wishes = []
    for wish in roadmap.wishes:
        claim = SameVerdict(case.graph.rank[wish.recommendation])
        if wish.verdict == "undecided" and holds(claim, case):
            wishes.append(wish_of(roadmap.reading, roadmap.placed, claim.rank, claim.outcomes.pop()))
        else:
            wishes.append(wish)
    return tuple(wishes)


def _doubtful(case: Case) -> int:
    """Return the possible but uncertain steps, as bits, except those that a single answer is known to settle."""
    truths = case.reading.truths
    unknown = truths.in_place.open | truths.applies.open | case.outlook.possible_step & ~case.outlook.certain_self
    settled = sum(
        1 << rank for rank in case.graph.ranks_of(truths.in_place.open) if _is_settled_by_one_answer(case, rank)
    )
    return unknown & ~settled & ~truths.in_place.true


def _is_settled_by_one_answer(case: Case, rank: int) -> bool:
    """Whether a single open question is known to settle, either way, if a recommendation is in place."""
    routing, facts, in_place = case.flow.routing, case.flow.facts, case.graph.nodes[rank].in_place
    asked = list(routing.compiler.ranks(in_place.evidence(facts)))
    ways = case.ways.every[asked[0]] if len(asked) == 1 and facts[routing.size + asked[0]] == UNANSWERED else None
    truths = set[int]()
    for way in ways or ():
        answered, waiting = facts.copy(), list[int]()
        routing.take(answered, asked[0], way, waiting.append)
        truths.add(in_place.value(answered))
    return TRUE in truths and len(truths - {OPEN}) > 1
