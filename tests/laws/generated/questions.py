"""Random questions of every kind that counts, in one or two sections, with an identity sheet or none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tests.laws.generated.conditions import condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.laws.generated.chance import Chance

Data = dict[str, Any]
KINDS = ("level", "single", "yes-no", "multiple", "number", "level", "matrix")
TIMES = ("t-none", "t-some")
GOALS = ("g-sell", "g-save")
PAINS = ("p-time", "p-unpaid")


def sections(chance: Chance, axes: Sequence[str], wishes: Sequence[str], identity: Sequence[Data]) -> tuple[Data, ...]:
    """Two to six questions; each may depend on those before it, and so may the second section."""
    roles = chance.shuffled([None, "wish", "goals", "pains", "budget", "time", None, "wish", None, None, None])
    pages: list[list[Data]] = [[]]
    before: list[Data] = list(identity)
    whens: list[Data] = [{}]
    for rank in range(2 + chance.below(5)):
        if rank >= 2 and len(pages) == 1 and chance.once_in(4):
            pages.append([])
            whens.append(chance.maybe("when", partial(condition, chance, tuple(before), 1)))
        asked = _question(chance, f"q{rank + 1}", roles[rank], axes, wishes)
        if before:
            asked |= chance.maybe("when", partial(condition, chance, tuple(before), 3))
        pages[-1].append(asked)
        before += rows_of(asked)
    named = zip(pages, whens, strict=True)
    return tuple(
        {"id": f"s{at}", "title": "S", "questions": tuple(page), **when} for at, (page, when) in enumerate(named)
    )


def rows_of(question: Data) -> list[Data]:
    if question["kind"] != "matrix":
        return [question]
    return [
        {**question, "id": f"{question['id']}.{row['id']}", "kind": question["row-kind"]} for row in question["rows"]
    ]


def identity(chance: Chance) -> tuple[Data, ...]:
    """No sheet, the size of the business, or where it is."""
    sheets: tuple[tuple[Data, ...], ...] = (
        (),
        (),
        ({"id": "size", "kind": "number", "label": "L"},),
        ({"id": "place", "kind": "commune", "label": "L"},),
    )
    return chance.pick(sheets)


def _question(chance: Chance, key: str, role: str | None, axes: Sequence[str], wishes: Sequence[str]) -> Data:
    base = {"id": key, "label": "L", "seconds": 10 + chance.below(3)}
    base |= chance.maybe("short", lambda: True) | chance.maybe("required", lambda: False, 8)
    if role:
        return base | _with_role(chance, role, wishes)
    kind = chance.pick(KINDS)
    found = base | chance.maybe("not-applicable", lambda: True, 4)
    if kind == "number":
        return found | {"kind": kind} | _unknown(chance, ("allowed",))
    if kind == "matrix":
        kind = chance.pick(("level", "single", "multiple"))
        found |= {"kind": "matrix", "rows": ({"id": "a", "label": "A"}, {"id": "b", "label": "B"}), "row-kind": kind}
        return found | _choices(chance, kind, axes, most=2)
    return found | {"kind": kind} | _choices(chance, kind, axes, most=3)


def _unknown(chance: Chance, ways: tuple[str, ...]) -> Data:
    return chance.maybe("dont-know", lambda: chance.pick(ways), 3)


def _choices(chance: Chance, kind: str, axes: Sequence[str], most: int) -> Data:
    scored = bool(axes) and not chance.once_in(4)
    found: Data = {"dimension": chance.pick(axes), "weight": chance.pick((1, 2, 0.5))} if scored else {}
    if kind == "yes-no":
        return found | _unknown(chance, ("allowed",))
    ids = ("a", "b", "c")[: 2 + chance.below(most - 1)]
    choices: list[Data] = [{"id": one, "label": one.upper()} for one in ids]
    if kind == "level":
        if chance.once_in(2):
            ranks = chance.shuffled(range(len(ids)))
            choices = [one | {"level": rank} for one, rank in zip(choices, ranks, strict=True)]
        return (
            found
            | {"choices": tuple(choices)}
            | chance.maybe("dont-know", lambda: chance.pick(("worst", "refused", "worst")))
        )
    if scored:
        choices = [one | _worth(chance, kind) for one in choices]
    if kind == "multiple":
        choices[-1] |= chance.maybe("exclusive", lambda: True)
        found |= chance.maybe("may-be-empty", lambda: True, 3) | chance.maybe("most", lambda: 2, 4)
    return found | {"choices": tuple(choices)} | _unknown(chance, ("allowed",))


def _worth(chance: Chance, kind: str) -> Data:
    if kind == "multiple" and chance.once_in(2):
        return {}
    return {"value": chance.pick((0, 1, 0.5, 0.25, 0.3))}


def _with_role(chance: Chance, role: str, wishes: Sequence[str]) -> Data:
    if role == "wish":
        kind = chance.pick(("multiple", "single"))
        named = chance.at_least_one(wishes)[:2]
        choices = [{"id": one, "label": "W"} for one in named] + [{"id": "nothing", "label": "N", "exclusive": True}]
        return {"role": role, "kind": kind, "choices": tuple(choices)} | _unknown(chance, ("allowed",))
    if role in {"goals", "pains"}:
        choices = [{"id": one, "label": "G"} for one in (GOALS if role == "goals" else PAINS)]
        return {"role": role, "kind": "multiple", "choices": tuple(choices), "may-be-empty": chance.once_in(2)}
    if role == "budget":
        choices = [{"id": "b-low", "label": "B", "most": 100_000}, {"id": "b-high", "label": "B"}]
        choices[1] |= chance.maybe("most", lambda: 400_000)
    else:
        choices = [{"id": one, "label": "T"} for one in TIMES]
    return {"role": role, "kind": "single", "choices": tuple(choices)} | _unknown(chance, ("allowed",))
