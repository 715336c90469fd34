"""Random recommendations: an acyclic graph of prerequisites, conditions of every sort, costs, and one aid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.laws.generated.conditions import condition
from tests.laws.generated.questions import TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.laws.generated.chance import Chance

Data = dict[str, Any]
BANDS: tuple[Data, ...] = (
    {"id": "c0", "label": "C", "least": 0, "most": 50_001},
    {"id": "c1", "label": "C", "least": 50_001, "most": 150_000},
    {"id": "c2", "label": "C", "least": 150_000, "most": 400_333},
    {"id": "c3", "label": "C", "least": 400_333, "most": None},
)
MONTHLY: tuple[Data, ...] = (
    {"id": "m0", "label": "M", "least": 0, "most": 5_000},
    {"id": "m1", "label": "M", "least": 5_000},
)
FAMILIES: tuple[Data, ...] = ({"id": "software", "label": "F"}, {"id": "hardware", "label": "F", "never-alone": True})


def recommendations(
    chance: Chance, keys: Sequence[str], questions: Sequence[Data], axes: Sequence[str]
) -> tuple[Data, ...]:
    """Recommendations whose prerequisites come earlier in a random order of their own, so that there is no cycle.

    Half of the time they are close rivals: most are called for at once, and what is asked later weighs.
    """
    order = chance.shuffled(keys)
    rivals = chance.once_in(2)
    return tuple(_one(chance, key, order, questions, axes, rivals=rivals) for key in keys)


def _one(
    chance: Chance, key: str, order: Sequence[str], questions: Sequence[Data], axes: Sequence[str], *, rivals: bool
) -> Data:
    scores = (*axes, "overall")
    earlier, others = order[: order.index(key)], [other for other in order if other != key]
    texts = {"title": "T", "need": "n", "why": "w", "how": ("h",), "benefits": ("b",)}
    found: Data = {"id": key, "family": axes[0], **texts}
    found |= {
        "requires": tuple({"id": other, "because": f"{key} after {other}"} for other in chance.some(earlier)),
        "prefers": chance.some(earlier, 2 if rivals else 3),
        **(
            _called_at_once(chance, questions[0])
            if rivals and not chance.once_in(3)
            else _called(chance, questions, scores)
        ),
        "impact": 3 + chance.below(2) if rivals else 1 + chance.below(5),
        "core": not chance.once_in(3),
        "foundation": chance.once_in(4),
        "goals": chance.some(_choices_of("goals", questions)),
        "pains": chance.some(_choices_of("pains", questions)),
        "solutions": _solutions(chance, 2 if rivals else 5),
        "expense": chance.pick(FAMILIES)["id"],
    }
    found |= chance.maybe("urgent-when", lambda: condition(chance, questions, 1, scores), 3)
    if others and chance.once_in(4):
        found["brings"] = (
            {"id": chance.pick(others), **chance.maybe("when", lambda: condition(chance, questions, 1, scores))},
        )
    return found


def _called(chance: Chance, questions: Sequence[Data], scores: Sequence[str]) -> Data:
    applies = chance.maybe("applies-when", lambda: condition(chance, questions, 1, scores), 3)
    in_place, called = (condition(chance, questions, 2, scores) for _ in range(2))
    return {"in-place-when": in_place, "when": called, **applies}


def _called_at_once(chance: Chance, question: Data) -> Data:
    in_place = {question["id"]: {"asked": False}}
    called = {"any": ({question["id"]: {"asked": True}}, condition(chance, [question], 0))}
    return {"in-place-when": in_place, "when": {"not": called} if chance.once_in(3) else called}


def _choices_of(role: str, questions: Sequence[Data]) -> list[str]:
    return [choice["id"] for question in questions if question.get("role") == role for choice in question["choices"]]


def _solutions(chance: Chance, most: int) -> Data:
    return {"standard": _solution(chance, most), **chance.maybe("light", lambda: _solution(chance, most), 3)}


def _solution(chance: Chance, most: int) -> Data:
    cost, monthly = chance.pick(BANDS)["id"], chance.pick(MONTHLY)["id"]
    return {
        "title": "t",
        "description": "d",
        "cost": cost,
        "monthly": monthly,
        "effort": 1 + chance.below(most),
        "weeks": 1,
    }


def catalogue(chance: Chance, questions: Sequence[Data], axes: Sequence[str]) -> Data:
    """Costs, two communes, and one aid with a rule."""
    effect = chance.pick(("warns", "excludes"))
    rule = {"id": "rule", "when": condition(chance, questions, 1, axes), "effect": effect, "text": "t", "unknown": "u"}
    aid: Data = {"id": "aid", "name": "A", "territory": "NC", "funder": "F", "rules": (rule,)}
    aid |= {"rate": chance.pick((0.5, 0.333)), "ceiling": chance.pick((250_000, 100_001))}
    aid |= {"families": chance.at_least_one(tuple(family["id"] for family in FAMILIES))}
    communes = (
        {"id": "noumea", "name": "Nouméa", "zone": "sud"},
        {"id": "kone", "name": "Koné", "zone": "nord"},
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
