"""The horizons, filled step by step in the order of the roadmap by the rules that the questionnaire declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.laws.reference.roadmap import path_to, readings_of, said_to
from tests.laws.reference.truth import Data, Known, truth_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.laws.reference.roadmap import Reading

HORIZONS = ("now", "foundation", "priorities", "later")
UNKNOWN_BUDGET = 600_000


def horizons_of(data: Data, known: Known, order: Sequence[str]) -> dict[str, str]:
    readings = readings_of(data, known)
    moved = _begun_elsewhere(readings, known, order)
    found: dict[str, str] = {}
    spent = 0
    for key in order:
        held = [HORIZONS.index(found[other]) for other in readings[key].requires if other in found]
        within = _within(data, known, readings[key], spent)
        kept = _kept_for_urgent(readings, key, order, {*found, *moved})
        fits = [name for name in _fitting(data, readings[key], within=within) if _has_room(data, name, found, kept)]
        open_to_it = [name for name in fits if HORIZONS.index(name) >= max(held, default=0)]
        found[key] = "later" if key in moved else next(iter(open_to_it), "later")
        if found[key] != "later":
            spent += _cost(data, readings[key])
    return found


def _fitting(data: Data, reading: Reading, *, within: bool) -> list[str]:
    """The horizons whose rules a step meets, the earliest first."""
    one, rules = reading.one, data["horizons"]["now"]
    bands = [band["id"] for band in data["catalogue"]["costs"]["setup"]]
    standard = one["solutions"]["standard"]
    dearest = bands.index(rules["cost"]) if rules.get("cost") else len(bands)
    light = bands.index(standard["cost"]) <= dearest and standard["effort"] <= rules.get("effort", 1)
    base = one.get("foundation", False)
    found = ["now"] if reading.urgent == "true" or (light and not base) else []
    if base:
        return [*found, "foundation"]
    return [*found, "priorities"] if within and (one.get("core", True) or reading.wished) else found


def _within(data: Data, known: Known, reading: Reading, spent: int) -> bool:
    """Within the time there is, by the declared table, and within what is left of the budget."""
    rules = data["horizons"]["priorities"]
    time = next(iter(said_to("time", known)), "")
    effort = rules.get("time", {}).get(time, 5)
    budget = _budget(known, rules.get("unknown-budget", UNKNOWN_BUDGET))
    affordable = budget is None or spent + _cost(data, reading) <= budget
    return affordable and reading.one["solutions"]["standard"]["effort"] <= effort


def _budget(known: Known, unknown: int) -> int | None:
    """The upper bound of the choice made; none if it has none."""
    said = said_to("budget", known)
    questions = [one for one in known.questions.values() if one.get("role") == "budget"]
    chosen = [choice for one in questions for choice in one["choices"] if choice["id"] in said]
    found: int | None = chosen[0].get("most") if chosen else unknown
    return found


def _cost(data: Data, reading: Reading) -> int:
    """The least of the band of the standard solution."""
    bands = {band["id"]: int(band["least"]) for band in data["catalogue"]["costs"]["setup"]}
    return bands[reading.one["solutions"]["standard"]["cost"]]


def _has_room(data: Data, name: str, found: dict[str, str], kept: int) -> bool:
    most = data["horizons"][name].get("most")
    return most is None or list(found.values()).count(name) + (kept if name == "now" else 0) < most


def _kept_for_urgent(readings: dict[str, Reading], key: str, order: Sequence[str], settled: set[str]) -> int:
    """The places in « now » that a step which is not urgent leaves to the urgent ones still to come."""
    if readings[key].urgent == "true":
        return 0
    return sum(readings[other].urgent == "true" for other in order if other not in settled)


def _begun_elsewhere(readings: dict[str, Reading], known: Known, order: Sequence[str]) -> set[str]:
    """The steps that a lighter step makes a start on, unless they are wished or a wish needs them."""
    wished = [key for key in order if readings[key].wished]
    needed = {*wished, *(key for wish in wished for key in path_to(wish, readings, order))}
    begun = {
        brought["id"]
        for key in order
        for brought in readings[key].one.get("brings", ())
        if not brought.get("when") or truth_of(brought["when"], known) == "true"
    }
    return (begun & set(order)) - needed
