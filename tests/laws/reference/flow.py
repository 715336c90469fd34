"""The state of each question, in the order they are asked, and every way a response can still be completed."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

from tests.laws.reference.truth import STILL_OPEN, Data, Known, choices_of, every, mentions, truth_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NUMBERS = (Fraction(4), Fraction(5), Fraction(9))


def questions_of(data: Data) -> dict[str, Data]:
    """The identity fields, then what is asked, a matrix as one question per row; `whens` are its conditions."""
    found = {field["id"]: {**field, "identity": True, "whens": _whens(field)} for field in data.get("identity", ())}
    for section in data["sections"]:
        for question in section["questions"]:
            for asked in _rows(question):
                found[asked["id"]] = {**asked, "identity": False, "whens": _whens(section, question)}
    return found


def _whens(*parts: Data) -> list[Data]:
    return [part["when"] for part in parts if part.get("when")]


def _rows(question: Data) -> list[Data]:
    if question["kind"] != "matrix":
        return [question]
    weight = Fraction(str(question.get("weight", 1))) / len(question["rows"])
    kind = question.get("row-kind", "level")
    return [
        {**question, "id": f"{question['id']}.{row['id']}", "kind": kind, "weight": weight} for row in question["rows"]
    ]


def walk(data: Data, said: Data, ask: Callable[[Data], Any] | None = None) -> Known:
    """Give each question its state: not asked, pending, deferred, unanswered, answered, dont-know, not-applicable.

    `ask` is given each unanswered question in its turn, and what it returns is the answer.
    """
    questions = questions_of(data)
    communes = data.get("catalogue", {}).get("communes", ())
    known = Known(questions, {commune["id"]: commune.get("zone") for commune in communes})
    for key, question in questions.items():
        answer = said["identity" if question["identity"] else "answers"].get(key)
        known.states[key] = _state(question, answer, said["path"], known)
        if ask and known.states[key] == "unanswered":
            answer = ask(question)
            known.states[key] = _state(question, answer, said["path"], known)
        if known.states[key] == "answered":
            known.answers[key] = answer
    return known


def _state(question: Data, answer: Any, path: str, known: Known) -> str:
    asked = every([truth_of(when, known) for when in question["whens"]])
    if asked in {"false", "absent"}:
        return "not asked"
    if path == "short" and not question["identity"] and not question.get("short", False):
        return "deferred"
    if asked == "open":
        return "pending"
    if answer is None:
        return "unanswered"
    return str(answer) if answer in ("dont-know", "not-applicable") else "answered"


def allowed(question: Data, communes: tuple[str, ...] = ()) -> list[Any]:
    """Everything one may say to a question; of numbers, one below, one at and one above what conditions compare to."""
    found: list[Any] = []
    choices = choices_of(question)
    if question["kind"] == "multiple":
        found += _ticks(question, choices)
    elif question["kind"] in {"number", "money"}:
        found += NUMBERS
    elif question["kind"] == "commune":
        found += communes
    else:
        found += [choice["id"] for choice in choices]
    if question.get("dont-know", "allowed" if question["kind"] == "level" else "refused") != "refused":
        found.append("dont-know")
    return [*found, "not-applicable"] if question.get("not-applicable") else found


def _ticks(question: Data, choices: list[Data]) -> list[Any]:
    alone = {choice["id"] for choice in choices if choice.get("exclusive")}
    most = question.get("most") or len(choices)
    sizes = range(0 if question.get("may-be-empty") else 1, most + 1)
    sets = [ticks for size in sizes for ticks in combinations([choice["id"] for choice in choices], size)]
    return [ticks for ticks in sets if len(ticks) < 2 or not alone & set(ticks)]


def on_the_full_path(data: Data, said: Data) -> Data:
    """The response as its completions start from it: what was deferred may be said in any way."""
    states = walk(data, said).states
    kept = {key: answer for key, answer in said["answers"].items() if states[key] != "deferred"}
    return {**said, "path": "full", "answers": kept}


def saying(said: Data, question: Data, answer: Any) -> Data:
    part = "identity" if question["identity"] else "answers"
    return {**said, part: {**said[part], question["id"]: answer}}


def first_unanswered(known: Known) -> Data | None:
    return next((known.questions[key] for key, state in known.states.items() if state == "unanswered"), None)


def completions(data: Data, said: Data) -> Iterator[Data]:
    """Every completion: what is unanswered, pending or deferred filled in any allowed way, all else kept."""
    yield from _filled(data, on_the_full_path(data, said))


def _filled(data: Data, said: Data) -> Iterator[Data]:
    question = first_unanswered(walk(data, said))
    if question is None:
        yield said
        return
    for answer in allowed(question, communes_of(data)):
        yield from _filled(data, saying(said, question, answer))


def communes_of(data: Data) -> tuple[str, ...]:
    return tuple(commune["id"] for commune in data.get("catalogue", {}).get("communes", ()))


def final_answers(data: Data, said: Data) -> Data:
    """What counts of a response: what was said to the questions asked."""
    known = walk(data, said)
    return {key: known.answers.get(key, state) for key, state in known.states.items() if state != "not asked"}


def opened_by(key: str, known: Known) -> set[str]:
    """A question and those, still open, that its answer opens or closes, directly or not."""
    found = {key}
    while True:
        more = {
            other
            for other, question in known.questions.items()
            if known.states[other] in STILL_OPEN and any(mentions(when) & found for when in question["whens"])
        }
        if more <= found:
            return found
        found |= more
