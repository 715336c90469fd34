"""The status of each recommendation: as things stand, and whether any completion could make it another.

What is open is read as absent for the present reading: nothing rests on an answer that was not given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.conditions import ABSENT, FALSE, OPEN, TRUE

if TYPE_CHECKING:
    from diagnostic.roadmap.graph import Graph
    from diagnostic.roadmap.truths import Truths

Status = Literal["in-place", "not-applicable", "recommended", "required", "not-needed", "undecided"]


class Standing(NamedTuple):
    """Present status by rank, and what is certain or possible whatever the missing answers.

    `certain_step`: a step in every completion; `possible_step`: a step in some completion, as far as is known;
    `certain_self` and `possible_self`: recommended for its own sake.
    """

    present: list[Status]
    statuses: list[Status]
    steps: list[int]
    certain_step: list[bool]
    possible_step: list[bool]
    certain_self: list[bool]
    possible_self: list[bool]


def stand(graph: Graph, truths: Truths, *, settled: bool) -> Standing:
    """Return where every recommendation stands; `settled` says that no question is open any more."""
    in_place = truths.in_place.true
    excluded = truths.applies.false & ~in_place
    itself = (truths.wished.true | (truths.called.true & truths.applies.true)) & ~(in_place | excluded)
    required = graph.pulled_in(itself, in_place | excluded)
    present = _named(graph, in_place, excluded, itself, required)
    steps = ranks_of(itself | required)
    if settled:
        is_step, is_self = _flags(graph, steps), _flags(graph, ranks_of(itself))
        return Standing(present, present, steps, is_step, is_step, is_self, is_self)
    return _with_open(graph, truths, present, steps)


def ranks_of(mask: int) -> list[int]:
    """Return the ranks of the recommendations of a set, in the author's order."""
    found: list[int] = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _named(graph: Graph, in_place: int, excluded: int, itself: int, required: int) -> list[Status]:
    statuses: list[Status] = ["not-needed"] * len(graph.nodes)
    for rank in ranks_of(in_place):
        statuses[rank] = "in-place"
    for rank in ranks_of(excluded):
        statuses[rank] = "not-applicable"
    for rank in ranks_of(itself):
        statuses[rank] = "recommended"
    for rank in ranks_of(required):
        statuses[rank] = "required"
    return statuses


def _flags(graph: Graph, ranks: list[int]) -> list[bool]:
    flags = [False] * len(graph.nodes)
    for rank in ranks:
        flags[rank] = True
    return flags


def _with_open(graph: Graph, truths: Truths, present: list[Status], steps: list[int]) -> Standing:
    size = len(present)
    own = [_for_its_own_sake(truths, rank) for rank in range(size)]
    certain_self, possible_self = [certain for certain, _ in own], [possible for _, possible in own]
    certain, possible = [False] * size, [False] * size
    for rank in reversed(graph.order):
        above = graph.required_by[rank]
        certain[rank] = _free(truths, rank) and (certain_self[rank] or any(certain[other] for other in above))
        possible[rank] = not _barred(truths, rank) and (possible_self[rank] or any(possible[other] for other in above))
    found = Standing(present, [], steps, certain, possible, certain_self, possible_self)
    return found._replace(statuses=[_status(truths, found, rank) for rank in range(size)])


def _free(truths: Truths, rank: int) -> bool:
    """Whether it is certain to be neither in place nor not applicable."""
    return truths.in_place[rank] in {FALSE, ABSENT} and truths.applies[rank] in {TRUE, ABSENT}


def _barred(truths: Truths, rank: int) -> bool:
    """Whether it is certain to be in place or not applicable."""
    return truths.in_place[rank] == TRUE or truths.applies[rank] == FALSE


def _for_its_own_sake(truths: Truths, rank: int) -> tuple[bool, bool]:
    """Whether it is recommended for itself: certainly, possibly."""
    applies, called, wished = truths.applies[rank], truths.called[rank], truths.wished[rank]
    certain = wished == TRUE or (called == TRUE and applies == TRUE)
    possible = wished in {TRUE, OPEN} or (called in {TRUE, OPEN} and applies in {TRUE, OPEN})
    return certain and _free(truths, rank), possible and not _barred(truths, rank)


def _status(truths: Truths, standing: Standing, rank: int) -> Status:
    """Return the status that no completion changes, or undecided."""
    if truths.in_place[rank] == TRUE:
        return "in-place"
    if OPEN in {truths.in_place[rank], truths.applies[rank]}:
        return "undecided"
    if truths.applies[rank] == FALSE:
        return "not-applicable"
    if standing.certain_self[rank]:
        return "recommended"
    if standing.certain_step[rank] and not standing.possible_self[rank]:
        return "required"
    return "undecided" if standing.possible_step[rank] else "not-needed"
