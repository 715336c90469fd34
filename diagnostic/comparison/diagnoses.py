"""Differences between two diagnoses of the same answers: every outcome, never the wording."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Data = dict[str, Any]
WORDING = frozenset({"because", "text"})  # under these keys, the JSON of a diagnosis holds the author's sentences


class Difference(NamedTuple):
    """One difference: its kind (score, level, status, verdict, order…), the id concerned, before and after.

    `details` is the kind for a part of the JSON with only minor differences: evidence, the terms of a priority…
    """

    what: str
    of: str
    before: Any
    after: Any


class View(NamedTuple):
    """An outcome compared between diagnoses: its name, the JSON part it comes from, and its value by id."""

    what: str
    part: str
    values: Callable[[Any], Data]


def _fields(*names: str) -> Callable[[Any], Any]:
    return lambda one: [one[name] for name in names] if len(names) > 1 else one[names[0]]


def _each(field: Callable[[Any], Any]) -> Callable[[Any], Data]:
    """Return a function that takes one field of each value of a mapping."""
    return lambda values: {key: field(value) for key, value in values.items()}


def _listed(key: str, field: Callable[[Any], Any]) -> Callable[[Any], Data]:
    """Return a function that takes one field of each entry of a list, by its id."""
    return lambda entries: {entry[key]: field(entry) for entry in entries}


def _of_all(field: Callable[[Any], Any]) -> Callable[[Any], Data]:
    return lambda score: {"overall": field(score)}


SCORE = {"score": "value", "level": "level"}
VIEWS = (
    View("complete", "complete", lambda said: {"": said}),
    *(View(what, "overall", _of_all(itemgetter(field))) for what, field in SCORE.items()),
    *(View(what, "scores", _each(itemgetter(field))) for what, field in SCORE.items()),
    View("bounds", "overall", _of_all(_fields("low", "high"))),
    View("bounds", "scores", _each(_fields("low", "high"))),
    View("status", "statuses", dict),
    View("verdict", "wishes", _listed("recommendation", itemgetter("verdict"))),
    View("path", "wishes", _listed("recommendation", itemgetter("path"))),
    View("horizon", "roadmap", _listed("recommendation", itemgetter("horizon"))),
    View("priority", "roadmap", _listed("recommendation", itemgetter("priority"))),
    View("setup", "funding", lambda funding: {"": funding["total"]}),
    View("monthly", "funding", lambda funding: {"": funding["monthly"]}),
    View("aid", "funding", lambda funding: _listed("aid", itemgetter("amount"))(funding["aids"])),
    View("warnings", "funding", lambda funding: _listed("aid", _warnings)(funding["aids"])),
)
NOT_COMPARED = ("questionnaire",)  # its version differs


def _warnings(aid: Data) -> list[list[str]]:
    return [[warning["id"], warning["effect"]] for warning in aid["warnings"]]


def differences(old: Data, new: Data) -> tuple[Difference, ...]:
    """Return the differences of a diagnosis from an older one; empty if and only if only the wording differs."""
    result: list[Difference] = []
    for part in new:
        if part not in NOT_COMPARED and _wordless(old[part]) != _wordless(new[part]):
            viewed = [*_viewed(part, old[part], new[part])]
            result += viewed or [Difference("details", part, None, None)]
    return tuple(result)


def _viewed(part: str, old: Any, new: Any) -> Iterator[Difference]:  # noqa: ANN401 - JSON
    for view in VIEWS:
        if view.part == part:
            before, after = view.values(old), view.values(new)
            for key in dict.fromkeys((*before, *after)):
                if before.get(key) != after.get(key):
                    yield Difference(view.what, key, before.get(key), after.get(key))
    if part == "roadmap":
        yield from _order(old, new)


def _order(old: list[Data], new: list[Data]) -> Iterator[Difference]:
    """Yield the order of the common steps, if it differs."""
    before, after = ([step["recommendation"] for step in steps] for steps in (old, new))
    kept, now = [key for key in before if key in after], [key for key in after if key in before]
    if kept != now:
        yield Difference("order", "", kept, now)


def _wordless(data: Any) -> Any:  # noqa: ANN401 - JSON
    """Return data without the author's sentences; the reasons of a verdict keep their evidence."""
    if isinstance(data, dict):
        return {key: _wordless(value) for key, value in data.items() if not (key in WORDING and isinstance(value, str))}
    return [_wordless(entry) for entry in data] if isinstance(data, list) else data
