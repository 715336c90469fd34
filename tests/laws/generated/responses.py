"""Random responses: whole or partial, full or short, with answers left behind on branches not taken."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any

from tests.laws.reference.flow import (
    allowed,
    communes_of,
    first_unanswered,
    on_the_full_path,
    questions_of,
    saying,
    walk,
)
from tests.laws.reference.truth import STILL_OPEN

if TYPE_CHECKING:
    from tests.laws.generated.chance import Chance

Data = dict[str, Any]
OTHER_KINDS = {
    "text": "Texte",
    "long-text": "Texte",
    "date": "2026-03-12",
    "email": "nom@exemple.nc",
    "phone": "75 12 34",
    "business-id": "1234567",
}


def answer_to(chance: Chance, data: Data, question: Data) -> Any:
    """Anything one may say to this question."""
    if question["kind"] in OTHER_KINDS:
        return OTHER_KINDS[question["kind"]]
    if question["kind"] == "multiple" and len(question["choices"]) > 4:
        return _ticks(chance, question)
    if question.get("dont-know") == "worst" and chance.once_in(2):
        return "dont-know"
    return chance.pick(allowed(question, communes_of(data)))


def _ticks(chance: Chance, question: Data) -> Any:
    """Some of many choices, in the author's order."""
    alone = [choice["id"] for choice in question["choices"] if choice.get("exclusive")]
    if alone and chance.once_in(6):
        return (chance.pick(alone),)
    others = [choice["id"] for choice in question["choices"] if not choice.get("exclusive")]
    ticked = set(chance.shuffled(others)[: 1 + chance.below(min(question.get("most") or 4, len(others)))])
    return tuple(one for one in others if one in ticked)


def response(chance: Chance, data: Data) -> Data:
    """Answers to some of the questions, asked or not: here and there, or those that come first."""
    share = chance.pick((0, 2, 3, 4))
    found: Data = {"path": "short" if chance.once_in(4) else "full", "identity": {}, "answers": {}}
    questions = list(questions_of(data).values())
    first = chance.below(len(questions) + 1) if chance.once_in(2) else len(questions)
    for question in questions[:first]:
        if first < len(questions) or chance.below(4) < share:
            found = saying(found, question, answer_to(chance, data, question))
    return found | _choices(chance, data)


def _choices(chance: Chance, data: Data) -> Data:
    keys = [one["id"] for one in data.get("recommendations", ()) if one["solutions"].get("light")]
    every = [one["id"] for one in data.get("recommendations", ())]
    return {
        "solutions": dict.fromkeys(chance.some(keys), "light"),
        "quotes": {key: chance.pick((70_001, 0, 900_000)) for key in chance.some(every, 8)},
    }


def completed(chance: Chance, data: Data, said: Data) -> Data:
    """One completion, of all that there may be."""
    found = on_the_full_path(data, said)

    def ask(question: Data) -> Any:
        nonlocal found
        found = saying(found, question, answer_to(chance, data, question))
        return found["identity" if question["identity"] else "answers"][question["id"]]

    walk(data, found, ask)
    return found


def with_few_completions(chance: Chance, data: Data, said: Data, most: int) -> Data:
    """The response, answered further until its completions can be enumerated."""
    while True:
        known = walk(data, said)
        ways = [known.questions[key] for key, state in known.states.items() if state in STILL_OPEN]
        if prod(len(allowed(question, communes_of(data))) for question in ways) <= most:
            return said
        question = first_unanswered(known)
        said = (
            {**said, "path": "full"} if question is None else saying(said, question, answer_to(chance, data, question))
        )
