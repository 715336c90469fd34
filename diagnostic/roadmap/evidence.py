"""Evidence: the answers that explain a status, a verdict or a step, given by the questionnaire's own ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.conditions import ANSWERED, DONT_KNOW, NOT_APPLICABLE
from diagnostic.kinds import kind_of
from diagnostic.response import Said

if TYPE_CHECKING:
    from diagnostic.conditions import Compiled
    from diagnostic.flow import Flow
    from diagnostic.response import Response


MOST_REMEMBERED = 10_000


class Evidence(NamedTuple):
    """One answer that supports a conclusion: the relevant ticks, a state, or None while the question is open."""

    question: str
    answer: Any


def evidence_of(flow: Flow, response: Response, condition: Compiled) -> tuple[Evidence, ...]:
    """Return the smallest set of answers that makes a condition what it is."""
    return answers_in(flow, response, condition.evidence(flow.facts), condition.mentions)


def answers_in(
    flow: Flow, response: Response, mask: int, mentions: dict[int, int] | None = None
) -> tuple[Evidence, ...]:
    """Return the answers to a set of questions (bits), in the author's order, restricted to the choices named."""
    compiler, named = flow.routing.compiler, mentions or {}
    return tuple([_one(flow, response, rank, named.get(rank, 0)) for rank in compiler.ranks(mask)])


def _one(flow: Flow, response: Response, rank: int, mentioned: int) -> Evidence:
    """Return one answer as evidence, cached for choice questions, whose cell and state determine the answer."""
    routing, facts = flow.routing, flow.facts
    if not routing.compiler.bits[rank]:
        return Evidence(routing.compiler.questions[rank].id, _answer(flow, response, rank, mentioned))
    remembered, key = routing.compiler.told, (rank, facts[rank], facts[routing.size + rank], mentioned)
    evidence = remembered.get(key)
    if evidence is None:
        evidence = Evidence(routing.compiler.questions[rank].id, _answer(flow, response, rank, mentioned))
        if len(remembered) < MOST_REMEMBERED:
            remembered[key] = evidence
    return evidence


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
    if not kind_of(question).is_several or not mentioned & facts[rank]:
        return answer
    bits = routing.compiler.bits[rank]
    return tuple(key for key in answer if bits[key] & mentioned)
