"""The outcomes that hold in every completion of a response: levels, statuses, verdicts, first steps, horizons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.certainty.cases import start
from diagnostic.certainty.horizons import decided_horizons
from diagnostic.certainty.rivals import decided_steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diagnostic.roadmap import HorizonName, Roadmap, Status, Wish
    from diagnostic.scoring import Score


class Decided(NamedTuple):
    """The outcomes that hold in every completion of a response.

    `levels` by dimension (and `overall`); `statuses` and `wishes` by recommendation; `first_steps`: the decided
    beginning of the roadmap; `horizons` of steps, first or not; `all_steps`: the whole roadmap is decided.
    """

    levels: tuple[str, ...]
    statuses: tuple[str, ...]
    wishes: tuple[str, ...]
    first_steps: tuple[str, ...]
    horizons: dict[str, HorizonName]
    all_steps: bool


def decide(
    scores: Mapping[str, Score], statuses: Mapping[str, Status], wishes: Sequence[Wish], roadmap: Roadmap
) -> Decided:
    """Return the outcomes that the answers so far decide; `scores` includes the overall score."""
    levels = tuple([key for key, score in scores.items() if score.level is not None])
    verdicts = tuple([wish.recommendation for wish in wishes if wish.verdict != "undecided"])
    settled = tuple([key for key, status in statuses.items() if status != "undecided"])
    keys = roadmap.reading.graph.keys
    if roadmap.reading.flow.settled:
        horizons = {keys[rank]: horizon for rank, horizon in roadmap.horizons.items()}
        return Decided(levels, settled, verdicts, tuple(horizons), horizons, all_steps=True)
    case = start(roadmap.reading, or_left=True)
    ranks, all_steps = decided_steps(case, [rank for rank, _, _ in roadmap.placed])
    horizons = {keys[rank]: horizon for rank, horizon in decided_horizons(case, ranks, roadmap.horizons).items()}
    return Decided(levels, settled, verdicts, tuple([keys[rank] for rank in ranks]), horizons, all_steps)
