"""Random recommendations: an acyclic graph of prerequisites, conditions of every sort, costs, and one aid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.laws.generated.conditions import condition
from tests.laws.generated.questions import TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.laws.generated.chance import Chance

Data = dict[str, Any]
BANDS = (
    {"id": "c0", "label": "C", "least": 0, "most": 50_001},
    {"id": "c1", "label": "C", "least": 50_001, "most": 150_000},
    {"id": "c2", "label": "C", "least": 150_000, "most": 400_333},
    {"id": "c3", "label": "C", "least": 400_333, "most": None},
)
MONTHLY = ({"id": "m0", "label": "M", "least": 0, "most": 5_000}, {"id": "m1", "label": "M", "least": 5_000})
FAMILIES = ({"id": "software", "label": "F"}, {"id": "hardware", "label": "F", "never-alone": True})


def recommendations(
    chance: Chance, keys: Sequence[str], questions: Sequence[Data], axes: Sequence[str]
) -> tuple[Data, ...]:
    """Recommendations whose prerequisites come earlier in a random order of their own, so that there is no cycle."""
    order = chance.shuffled(keys)
    return tuple(_one(chance, key, order[: order.index(key)], keys, questions, axes) for key in keys)


def _one(
    chance: Chance,
    key: str,
    earlier: Sequence[str],
    keys: Sequence[str],
    questions: Sequence[Data],
    axes: Sequence[str],
) -> Data:
    scores = (*axes, "overall")
    others = [other for other in keys if other != key]
    found: Data = {
        "id": key,
        "title": "T",
        "family": axes[0],
        "need": "n",
        "why": "w",
        "how": ("h",),
        "benefits": ("b",),
    }
    found |= {
        "requires": tuple({"id": other, "because": f"{key} after {other}"} for other in chance.some(earlier)),
        "prefers": chance.some(earlier, 3),
        "in-place-when": condition(chance, questions, 2, scores),
        "when": condition(chance, questions, 2, scores),
        "impact": 1 + chance.below(5),
        "core": not chance.once_in(3),
        "foundation": chance.once_in(4),
        "goals": chance.some(_choices_of("goals", questions)),
        "pains": chance.some(_choices_of("pains", questions)),
        "solutions": _solutions(chance),
        "expense": chance.pick(FAMILIES)["id"],
    }
    found |= chance.maybe("applies-when", lambda: condition(chance, questions, 1, scores), 3)
    found |= chance.maybe("urgent-when", lambda: condition(chance, questions, 1, scores), 3)
    if others and chance.once_in(4):
        found["brings"] = (
            {"id": chance.pick(others), **chance.maybe("when", lambda: condition(chance, questions, 1))},
        )
    return found


def _choices_of(role: str, questions: Sequence[Data]) -> list[str]:
    return [choice["id"] for question in questions if question.get("role") == role for choice in question["choices"]]


def _solutions(chance: Chance) -> Data:
    return {"standard": _solution(chance), **chance.maybe("light", lambda: _solution(chance), 3)}


def _solution(chance: Chance) -> Data:
    cost, monthly = chance.pick(BANDS)["id"], chance.pick(MONTHLY)["id"]
    return {
        "title": "t",
        "description": "d",
        "cost": cost,
        "monthly": monthly,
        "effort": 1 + chance.below(5),
        "weeks": 1,
    }


def catalogue(chance: Chance, questions: Sequence[Data]) -> Data:
    """Costs, two communes, and one aid with a rule."""
    effect = chance.pick(("warns", "excludes"))
    rule = {"id": "rule", "when": condition(chance, questions, 1), "effect": effect, "text": "t", "unknown": "u"}
    aid = {"id": "aid", "name": "A", "territory": "NC", "funder": "F", "rules": (rule,)}
    aid |= {"rate": chance.pick((0.5, 0.333)), "ceiling": chance.pick((250_000, 100_001))}
    aid |= {"families": chance.at_least_one(tuple(family["id"] for family in FAMILIES))}
    communes = (
        {"id": "noumea", "name": "Nouméa", "province": "sud"},
        {"id": "kone", "name": "Koné", "province": "nord"},
    )
    return {
        "costs": {"setup": BANDS, "monthly": MONTHLY},
        "aids": {"families": FAMILIES, "aids": (aid,)},
        "communes": communes,
    }


def priority(chance: Chance) -> Data:
    """The weights of the priority: of any size, some of none."""
    return {
        "impact": chance.pick((2, 1, 0)),
        "effort": chance.pick((-1, 0, -2)),
        "goals": {"each": chance.below(4), "most": 1 + chance.below(2)},
        "pains": {"each": chance.below(3), "most": 1 + chance.below(2)},
        "wished": chance.pick((4, 0, 1)),
        "urgent": chance.pick((6, 0, 1)),
        "only-prerequisite": chance.pick((-3, 0, 1)),
        "unlocks": {"each": chance.below(3), "wished": chance.below(3), "most": chance.pick((6, 1))},
        "waiting": chance.pick((-2, 0, -5)),
    }


def horizons(chance: Chance, questions: Sequence[Data]) -> Data:
    """The rules of the horizons, caps low enough to be felt."""
    now = {"title": "N", "effort": 1 + chance.below(3), "cost": chance.pick(("c0", "", "c1"))}
    priorities = {"title": "P", "most": 1 + chance.below(3), "unknown-budget": chance.pick((600_000, 60_000))}
    return {
        "now": now | chance.maybe("most", lambda: 1 + chance.below(2)),
        "foundation": {"title": "F", **chance.maybe("most", lambda: 1, 4)},
        "priorities": priorities | {"time": {TIMES[0]: 2} if _choices_of("time", questions) else {}},
        "later": {"title": "L"},
    }
