"""The answers by which we say so, told with the questionnaire's own ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.conditions import ANSWERED, DONT_KNOW, NOT_APPLICABLE, OPEN
from diagnostic.response import Said

if TYPE_CHECKING:
    from diagnostic.conditions import Compiled
    from diagnostic.flow import Flow
    from diagnostic.response import Response


MOST_REMEMBERED = 10_000


class Evidence(NamedTuple):
    """One answer by which something is so: the ticks that matter, a state, or nothing yet (None)."""

    question: str
    answer: Any


def evidence_of(flow: Flow, response: Response, condition: Compiled) -> tuple[Evidence, ...]:
    """Return the smallest set of answers that makes a condition what it is.

    It is remembered by the answers it hangs on, where none is still open nor said in words.
    """
    remembered, facts = condition.remembered, flow.facts
    if remembered is None:
        return told(flow, response, condition.evidence(facts), condition.mentions)
    choices = condition.told_by(facts)
    found = remembered.get(choices)
    if found is None:
        found = told(flow, response, condition.evidence(facts), condition.mentions)
        reach = flow.routing.compiler.reach(condition.mentions)
        if len(remembered) < MOST_REMEMBERED and all(facts[rank] != OPEN for rank in reach):
            remembered[choices] = found
    return found


def told(flow: Flow, response: Response, mask: int, mentions: dict[int, int] | None = None) -> tuple[Evidence, ...]:
    """Return the answers to the questions of a set, in the author's order, narrowed to the choices in question."""
    compiler, named = flow.routing.compiler, mentions or {}
    return tuple(
        Evidence(compiler.questions[rank].id, _answer(flow, response, rank, named.get(rank, 0)))
        for rank in compiler.ranks(mask)
    )


def _answer(flow: Flow, response: Response, rank: int, mentioned: int) -> Any:  # noqa: ANN401 - an answer
    routing, facts = flow.routing, flow.facts
    state = facts[routing.size + rank]
    question = routing.compiler.questions[rank]
    if state == DONT_KNOW:
        return Said.DONT_KNOW
    if state == NOT_APPLICABLE:
        return Said.NOT_APPLICABLE
    if state != ANSWERED:
        return None
    answer = (response.identity if rank < routing.identity_size else response.answers)[question.id]
    if question.kind != "multiple" or not mentioned & facts[rank]:
        return answer
    bits = routing.compiler.bits[rank]
    return tuple(key for key in answer if bits[key] & mentioned)
