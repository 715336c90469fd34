"""What no completion of a response can change: levels, statuses, verdicts, the first steps and their horizons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.certainty.rivals import decided_steps
from diagnostic.conditions import OPEN, TRUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic.roadmap import HorizonName, Reading, Roadmap
    from diagnostic.scoring import Score


class Decided(NamedTuple):
    """What holds in every completion.

    `levels` by dimension (and `overall`); `statuses` and `wishes` by recommendation; `first_steps`, the beginning of
    the roadmap; `horizons` of those first steps; `all_steps`: the whole roadmap is decided.
    """

    levels: tuple[str, ...]
    statuses: tuple[str, ...]
    wishes: tuple[str, ...]
    first_steps: tuple[str, ...]
    horizons: dict[str, HorizonName]
    all_steps: bool


def decide(scores: Mapping[str, Score], roadmap: Roadmap) -> Decided:
    """Return what is decided by the answers so far; `scores` holds the overall one too."""
    levels = tuple([key for key, one in scores.items() if one.level is not None])
    wishes = tuple([wish.recommendation for wish in roadmap.wishes if wish.verdict != "undecided"])
    keys = roadmap.reading.graph.keys
    if roadmap.reading.flow.settled:
        horizons = {keys[rank]: horizon for rank, horizon in roadmap.horizons.items()}
        return Decided(levels, keys, wishes, tuple(horizons), horizons, all_steps=True)
    statuses = tuple([key for key, status in roadmap.statuses.items() if status != "undecided"])
    ranks, all_steps = decided_steps(roadmap.reading)
    return Decided(
        levels, statuses, wishes, tuple([keys[rank] for rank in ranks]), _horizons(roadmap, ranks), all_steps
    )


def _horizons(roadmap: Roadmap, ranks: tuple[int, ...]) -> dict[str, HorizonName]:
    """Return the horizons of the first steps, up to the first that something open could move."""
    reading = roadmap.reading
    movable = _movable(reading)
    if reading.is_open("budget") or reading.is_open("time") or _urgency_is_open(reading, movable):
        return {}
    found: dict[str, HorizonName] = {}
    for step, rank in zip(roadmap.steps, ranks, strict=False):
        if rank in movable or reading.truths.wished[rank] == OPEN:
            break
        found[step.recommendation] = step.horizon
    return found


def _movable(reading: Reading) -> set[int]:
    """Return what a step that is possible may make a start on, and so move later."""
    return {
        other
        for node in reading.graph.nodes
        if reading.standing.outlook.possible_step >> node.rank & 1
        for other, when in node.brings
        if when is None or when.value(reading.facts) in {TRUE, OPEN}
    }


def _urgency_is_open(reading: Reading, movable: set[int]) -> bool:
    """Return whether it is open how many urgent steps there are: room is kept for each."""
    urgent, standing = reading.truths.urgent, reading.standing
    return any(
        urgent[rank] == OPEN
        or (urgent[rank] == TRUE and (not standing.outlook.certain_step >> rank & 1 or rank in movable))
        for rank in reading.graph.ranks_of(standing.outlook.possible_step)
    )
