"""The verdict on each wish, the tools the business came for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.conditions import FALSE, OPEN, TRUE
from diagnostic.roadmap.evidence import answers_in, evidence_of

if TYPE_CHECKING:
    from diagnostic.roadmap.evidence import Evidence
    from diagnostic.roadmap.reading import Reading
    from diagnostic.roadmap.steps import Placed

Verdict = Literal["in-place", "ready", "not-yet", "not-for-you", "undecided"]


class Reason(NamedTuple):
    """The reason for a verdict: the recommendation it comes from, the author's words, and the evidence.

    For `not-yet`, a prerequisite, why it comes first, and the evidence that it is missing; otherwise the wish itself.
    """

    recommendation: str
    because: str
    evidence: tuple[Evidence, ...]


class Wish(NamedTuple):
    """The outcome for one wish: its verdict, the ordered steps that must come first, and the reasons.

    `evidence` is the set of questions (bits) that show it is in place, not suitable or still undecided.
    """

    recommendation: str
    verdict: Verdict
    path: tuple[str, ...]
    evidence: int
    reasons: tuple[Reason, ...]


def wishes_of(reading: Reading, placed: list[Placed]) -> tuple[Wish, ...]:
    """Return the verdict on each wish, in the author's order."""
    wished = reading.graph.ranks_of(reading.standing.wished)
    return tuple(wish_of(reading, placed, rank, verdict_on(reading, rank)) for rank in wished)


def wish_of(reading: Reading, placed: list[Placed], rank: int, verdict: Verdict) -> Wish:
    """Return the wish of a recommendation with this verdict, its path and its reasons."""
    path = _path_to(reading, placed, rank) if verdict in {"not-yet", "undecided"} else ()
    evidence = _evidence(reading, verdict, rank)
    return Wish(reading.graph.keys[rank], verdict, path, evidence, _reasons(reading, verdict, rank, evidence))


def _reasons(reading: Reading, verdict: Verdict, rank: int, evidence: int) -> tuple[Reason, ...]:
    """Return the missing prerequisites of a wish, or else the answers about the wish itself."""
    if verdict != "not-yet":
        answers = answers_in(reading.flow, reading.response, evidence)
        return (Reason(reading.graph.keys[rank], "", answers),) if answers else ()
    node, nodes = reading.graph.nodes[rank], reading.graph.nodes
    standing = [other for other in node.requires if _stands_before(reading, other) != FALSE]
    return tuple(
        Reason(
            nodes[other].key, node.because[other], evidence_of(reading.flow, reading.response, nodes[other].in_place)
        )
        for other in standing
    )


def _evidence(reading: Reading, verdict: Verdict, rank: int) -> int:
    node = reading.graph.nodes[rank]
    if verdict == "in-place":
        return node.in_place.evidence(reading.facts)
    if verdict == "not-for-you" and node.applies:
        return node.applies.evidence(reading.facts)
    return _open_questions(reading, rank) if verdict == "undecided" else 0


def verdict_on(reading: Reading, rank: int) -> Verdict:
    """Return the verdict that holds in every completion, or `undecided`."""
    standing, bit = reading.standing, 1 << rank
    if standing.in_place & bit:
        return "in-place"
    if not reading.flow.settled and OPEN in {reading.truths.in_place[rank], reading.truths.applies[rank]}:
        return "undecided"
    if standing.excluded & bit:
        return "not-for-you"
    before = [_stands_before(reading, other) for other in reading.graph.nodes[rank].requires]
    if TRUE in before:
        return "not-yet"
    return "undecided" if OPEN in before else "ready"


def _stands_before(reading: Reading, rank: int) -> int:
    """Whether a prerequisite remains to be done: it is neither in place nor not applicable."""
    standing = reading.standing
    if (standing.in_place | standing.excluded) >> rank & 1:
        return FALSE
    if reading.flow.settled:
        return TRUE
    return OPEN if OPEN in {reading.truths.in_place[rank], reading.truths.applies[rank]} else TRUE


def _path_to(reading: Reading, placed: list[Placed], rank: int) -> tuple[str, ...]:
    """Return the steps that must precede this one, in roadmap order."""
    graph = reading.graph
    needed = graph.pulled_in(1 << rank, ~reading.standing.all_steps)
    return tuple([graph.keys[step] for step, _, _ in placed if needed >> step & 1])


def _open_questions(reading: Reading, rank: int) -> int:
    """Return the open questions whose answers can settle the verdict."""
    nodes, truths, mask = reading.graph.nodes, reading.truths, 0
    for other in (rank, *nodes[rank].requires):
        if truths.in_place[other] == OPEN:
            mask |= nodes[other].in_place.evidence(reading.facts)
        applies = nodes[other].applies
        if applies and truths.applies[other] == OPEN:
            mask |= applies.evidence(reading.facts)
    return mask
