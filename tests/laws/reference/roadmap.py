"""Statuses, verdicts and the greedy order, straight from the semantics; what is open is read as absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.laws.reference.truth import Data, Known, truth_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Reading(NamedTuple):
    """One recommendation and what the answers say of it."""

    one: Data
    rank: int
    applies: str
    in_place: str
    called: str
    urgent: str
    wished: bool

    @property
    def requires(self) -> list[str]:
        return [other["id"] for other in self.one.get("requires", ())]


class Step(NamedTuple):
    key: str
    terms: dict[str, int]


def readings_of(data: Data, known: Known) -> dict[str, Reading]:
    wishes = said_to("wish", known)
    found = {}
    for rank, one in enumerate(data.get("recommendations", ())):
        applies = truth_of(one["applies-when"], known) if one.get("applies-when") else "true"
        urgent = truth_of(one["urgent-when"], known) if one.get("urgent-when") else "false"
        in_place, called = truth_of(one["in-place-when"], known), truth_of(one["when"], known)
        found[one["id"]] = Reading(one, rank, applies, in_place, called, urgent, one["id"] in wishes)
    return found


def said_to(role: str, known: Known) -> set[str]:
    found: set[str] = set()
    for key, question in known.questions.items():
        if question.get("role") == role and known.states[key] == "answered":
            answer = known.answers[key]
            found |= {answer} if isinstance(answer, str) else set(answer)
    return found


def statuses_of(readings: dict[str, Reading]) -> dict[str, str]:
    """In place beats everything; then not applicable; then called for or wished; then pulled in; else not needed."""
    found = {key: _own_status(reading) for key, reading in readings.items()}
    steps = [key for key, status in found.items() if status == "recommended"]
    for key in steps:  # grows while it is read: what is pulled in pulls in
        for other in readings[key].requires:
            if found[other] == "not-needed":
                found[other] = "required"
                steps.append(other)
    return found


def _own_status(reading: Reading) -> str:
    if reading.in_place == "true":
        return "in-place"
    if reading.applies == "false":
        return "not-applicable"
    called = reading.called == "true" and reading.applies == "true"
    return "recommended" if reading.wished or called else "not-needed"


def verdict_on(key: str, readings: dict[str, Reading]) -> str:
    """What is said of a wish when everything is known."""
    reading = readings[key]
    if reading.in_place == "true":
        return "in-place"
    if reading.applies == "false":
        return "not-for-you"
    before = [other for other in reading.requires if _own_status(readings[other]) not in {"in-place", "not-applicable"}]
    return "not-yet" if before else "ready"


def path_to(key: str, readings: dict[str, Reading], order: Iterable[str]) -> list[str]:
    """The steps that must come before, directly or not, in the order of the roadmap."""
    order = list(order)
    needed = _behind([key], lambda one: [other for other in readings[one].requires if other in order])
    return [step for step in order if step in needed]


def _behind(start: list[str], following: Any) -> set[str]:
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        more = set(following(waiting.pop())) - found
        found |= more
        waiting += more
    return found


def roadmap_of(data: Data, known: Known) -> list[Step]:
    """Again and again the highest priority among the steps whose hard prerequisites are not steps still to place."""
    readings = readings_of(data, known)
    statuses = statuses_of(readings)
    left = [key for key, status in statuses.items() if status in {"recommended", "required"}]
    terms = {key: _terms(data, known, readings, statuses, key) for key in left}
    placed = []
    while left:
        free = [key for key in left if not set(readings[key].requires) & set(left)]
        waiting = {key: len(set(readings[key].one.get("prefers", ())) & set(left)) for key in free}
        penalty = data.get("priority", {}).get("waiting", 0)

        def rank(key: str, waiting: dict[str, int] = waiting, penalty: int = penalty) -> tuple[int, int, int, int]:
            one = readings[key].one
            points = sum(terms[key].values()) + penalty * waiting[key]
            return -points, one["solutions"]["standard"]["effort"], -one["impact"], readings[key].rank

        best = min(free, key=rank)
        left.remove(best)
        placed.append(Step(best, _nonzero({**terms[best], "waiting": penalty * waiting[best]})))
    return placed


def _nonzero(terms: dict[str, int]) -> dict[str, int]:
    return {name: points for name, points in terms.items() if points}


def _terms(
    data: Data, known: Known, readings: dict[str, Reading], statuses: dict[str, str], key: str
) -> dict[str, int]:
    weights, reading = data.get("priority", {}), readings[key]
    steps = [other for other, status in statuses.items() if status in {"recommended", "required"}]
    behind = _behind([key], lambda one: [other for other in steps if one in readings[other].requires])
    unlocks = weights.get("unlocks", {})
    gained = unlocks.get("each", 0) * len(behind)
    gained += unlocks.get("wished", 0) * sum(readings[other].wished for other in behind)
    return {
        "impact": weights.get("impact", 1) * reading.one["impact"],
        "effort": weights.get("effort", -1) * reading.one["solutions"]["standard"]["effort"],
        "goals": _common(weights, "goals", reading, known),
        "pains": _common(weights, "pains", reading, known),
        "wished": weights.get("wished", 0) * reading.wished,
        "urgent": weights.get("urgent", 0) * (reading.urgent == "true"),
        "only-prerequisite": weights.get("only-prerequisite", 0) * (statuses[key] == "required"),
        "unlocks": min(unlocks.get("most", 0), gained),
    }


def _common(weights: Data, role: str, reading: Reading, known: Known) -> int:
    points = weights.get(role, {})
    shared = len(said_to(role, known) & set(reading.one.get(role, ())))
    return int(points.get("each", 0)) * min(int(points.get("most", 1)), shared)
