"""Random axes: flat or nested, aggregated in every way, with levels as bands or as gates, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.laws.generated.chance import Chance

Data = dict[str, Any]
AGGREGATES = ("mean", "weighted-mean", "min", "max", "sum")
LEAVES = ("x", "y", "z")


def dimensions(chance: Chance) -> Data:
    """The `dimensions`, `overall` and `levels` of a questionnaire."""
    leaves = LEAVES[: 1 + chance.below(3)]
    nested = len(leaves) > 1 and chance.once_in(2)
    sums = chance.once_in(4)
    parts = [_leaf(chance, key, scaled=sums) for key in leaves]
    if nested:
        inner = "level" if chance.once_in(4) else "sum" if sums else chance.pick(AGGREGATES)
        parent = {"id": "whole", "label": "W", "aggregate": inner, "children": tuple(parts[:2])} | _common(chance)
        parent |= {"levels": _gates(chance, leaves[:2])} if inner == "level" else {}
        parts = [parent, *parts[2:]]
    outer = "sum" if sums or (nested and inner in {"sum", "level"}) else chance.pick(AGGREGATES)
    names = [*leaves, "overall", *(["whole"] if nested else [])]
    least = min(one.get("scale", {}).get("least", 0) for one in parts)
    levels = _gates(chance, names) if chance.once_in(2) else _bands(chance, least)
    return {"dimensions": tuple(parts), "overall": {"aggregate": outer}, "levels": chance.pick((levels, (), levels))}


def _leaf(chance: Chance, key: str, *, scaled: bool) -> Data:
    leaf = {"id": key, "label": key.upper()} | _common(chance)
    leaf |= chance.maybe("aggregate", lambda: chance.pick(("mean", "min", "max", *(["sum"] if scaled else []))), 3)
    if scaled and leaf.get("aggregate") != "sum":
        leaf |= chance.maybe("scale", lambda: {"least": chance.pick((0, 1, -10)), "most": chance.pick((20, 5))})
    if "scale" not in leaf and leaf.get("aggregate") != "sum":
        leaf |= chance.maybe("levels", lambda: _bands(chance), 4)
    return leaf


def _common(chance: Chance) -> Data:
    weight = chance.maybe("weight", lambda: chance.pick((2, 0.5)))
    return weight | chance.maybe("unanswered", lambda: chance.pick(("zero", "open")), 4)


def _bands(chance: Chance, least: int = 0) -> tuple[Data, ...]:
    starts = (least, chance.pick((25, 50)), chance.pick((75, 62.5)))
    return tuple({"id": f"level-{at}", "label": "L", "from": start} for at, start in enumerate(starts))


def _gates(chance: Chance, names: Sequence[str]) -> tuple[Data, ...]:
    needs: list[Data] = [{}]
    needs += [{key: chance.pick((25, 50, 100, 0)) for key in chance.at_least_one(names)} for _ in range(2)]
    return tuple({"id": f"gate-{at}", "label": "G", "needs": need} for at, need in enumerate(needs))
