"""Conditions, read word by word from the semantics: true, false, absent or open. Slow, and plain to check."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Data = dict[str, Any]
Bounds = tuple[Fraction | None, Fraction | None, bool]

STILL_OPEN = {"pending", "deferred", "unanswered"}
COMPARISONS = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}


@dataclass
class Known:
    """What is known when a condition is read: each question, its state, what was answered, the bounds of scores."""

    questions: dict[str, Data]
    zones: dict[str, str]
    states: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    bounds: dict[str, Bounds] = field(default_factory=dict)


def every(truths: Iterable[str]) -> str:
    """`all`: false if any is false, else open if any is open, else absent if any is absent, else true."""
    found = set(truths)
    return next((truth for truth in ("false", "open", "absent") if truth in found), "true")


def some(truths: Iterable[str]) -> str:
    """`any`: true, open, absent, false in that order of precedence."""
    found = set(truths)
    return next((truth for truth in ("true", "open", "absent") if truth in found), "false")


def opposite(truth: str) -> str:
    """`not` swaps true and false and leaves the unknowns."""
    return {"true": "false", "false": "true"}.get(truth, truth)


def said(holds: object) -> str:
    return "true" if holds else "false"


def truth_of(condition: Data, known: Known) -> str:
    """A mapping with several keys is an `all`."""
    return every([_part(key, value, known) for key, value in condition.items()])


def _part(key: str, value: Any, known: Known) -> str:
    if key == "all":
        return every([truth_of(part, known) for part in value])
    if key == "any":
        return some([truth_of(part, known) for part in value])
    if key == "not":
        return opposite(truth_of(value, known))
    if key == "score":
        tests = [(known.bounds[name], sign, limit) for name, test in value.items() for sign, limit in test.items()]
        return every([_score(bounds, sign, Fraction(str(limit))) for bounds, sign, limit in tests])
    if isinstance(value, dict):
        return every([_test(key, sign, wanted, known) for sign, wanted in value.items()])
    return _test(key, "any", value, known)


def _score(bounds: Bounds, sign: str, limit: Fraction) -> str:
    """True or false when the bounds agree on it and the score cannot end up missing; absent when there is none."""
    low, high, may_be_missing = bounds
    if low is None or high is None:
        return "absent"
    if may_be_missing:
        return "open"
    within = [low, high] + [limit] * (low <= limit <= high) + [(low + high) / 2]
    truths = {bool(COMPARISONS[sign](value, limit)) for value in within}
    return said(truths.pop()) if len(truths) == 1 else "open"


def _test(question: str, sign: str, wanted: Any, known: Known) -> str:
    state = known.states[question]
    if sign == "asked":
        return "open" if state in {"pending", "deferred"} else said((state != "not asked") == wanted)
    if sign == "answered":
        return "open" if state in STILL_OPEN else said((state == "answered") == wanted)
    if state in STILL_OPEN:
        return "open"
    about = known.questions[question]
    if state == "dont-know" and about.get("dont-know") == "worst":
        return said(_holds(about, lowest(about), sign, wanted, known))
    return said(_holds(about, known.answers[question], sign, wanted, known)) if state == "answered" else "absent"


def lowest(question: Data) -> str:
    """The choice of level 0: not knowing is a risk."""
    return next(str(choice["id"]) for choice in choices_of(question) if choice["level"] == 0)


def _holds(question: Data, answer: Any, sign: str, wanted: Any, known: Known) -> bool:
    if sign in {"zone", "province"}:
        return known.zones.get(answer) in _several(wanted)
    if sign in COMPARISONS:
        number = level_of(question, answer) if "choices" in question else answer
        return bool(COMPARISONS[sign](number, Fraction(str(wanted))))
    among = [choice in _several(answer) for choice in _several(wanted)]
    nothing_else = all(choice in _several(wanted) for choice in _several(answer))
    return {"any": any(among), "all": all(among), "none": not any(among), "only": nothing_else}[sign]


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def choices_of(question: Data) -> list[Data]:
    """The choices; those of a `level` question are ranked as written, or by position."""
    if question["kind"] == "yes-no":
        return list(question.get("choices") or ({"id": "yes", "label": "Oui"}, {"id": "no", "label": "Non"}))
    choices = list(question.get("choices", ()))
    if question["kind"] != "level" or any(choice.get("level") is not None for choice in choices):
        return choices
    return [{**choice, "level": rank} for rank, choice in enumerate(choices)]


def level_of(question: Data, answer: str) -> int:
    return next(int(choice["level"]) for choice in choices_of(question) if choice["id"] == answer)


def mentions(condition: Data) -> set[str]:
    """The questions a condition names; not those behind a score."""
    found: set[str] = set()
    for key, value in condition.items():
        if key in {"all", "any"}:
            found |= {name for part in value for name in mentions(part)}
        elif key == "not":
            found |= mentions(value)
        elif key != "score":
            found.add(key)
    return found
