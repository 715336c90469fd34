"""Random conditions over the questions one may name, as an author would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.laws.reference.truth import choices_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.laws.generated.chance import Chance

Data = dict[str, Any]
NEVER_READ = {"text", "long-text", "date", "email", "phone", "business-id"}
COMPARISONS = ("lt", "gte", "eq", "ne", "lte", "gt")


def condition(chance: Chance, questions: Sequence[Data], depth: int, scores: Sequence[str] = ()) -> Data:
    """A condition of this depth at most over these questions, and over these scores."""
    if depth == 0 or not chance.once_in(2):
        return _test(chance, questions, scores)
    form = chance.pick(("all", "any", "not", "keys"))
    if form == "not":
        return {"not": condition(chance, questions, depth - 1, scores)}
    parts = [condition(chance, questions, depth - 1, scores) for _ in range(2 + chance.once_in(3))]
    if form == "keys":
        return {key: value for part in parts for key, value in part.items()}
    return {form: tuple(parts)}


def _test(chance: Chance, questions: Sequence[Data], scores: Sequence[str]) -> Data:
    if scores and chance.once_in(5):
        return {"score": {chance.pick(scores): {chance.pick(COMPARISONS): chance.pick((50, 0, 25, 100, 33.3))}}}
    question = chance.pick(questions)
    return {question["id"]: _about(chance, question)}


def _about(chance: Chance, question: Data) -> Any:
    kind = question["kind"]
    if chance.once_in(5) or kind in NEVER_READ:
        return {chance.pick(("answered", "asked")): not chance.once_in(2)}
    if kind in {"number", "money"}:
        return {chance.pick(COMPARISONS): 5}
    if kind == "commune":
        return {"zone": chance.at_least_one(("sud", "nord"))} if chance.once_in(2) else ("noumea",)
    return _about_choices(chance, question)


def _about_choices(chance: Chance, question: Data) -> Any:
    kind = question["kind"]
    named = chance.at_least_one([choice["id"] for choice in choices_of(question)])
    if kind == "multiple":
        return {chance.pick(("any", "all", "none", "only")): named}
    if kind == "level" and chance.once_in(2):
        return {chance.pick(COMPARISONS): chance.below(3)}
    if chance.once_in(4):
        return {"none": named}
    return named[0] if len(named) == 1 else named


def reordered(chance: Chance, written: Data) -> Data:
    """The same condition with its parts in another order, at every depth."""
    found = {}
    for key in chance.shuffled(list(written)):
        value = written[key]
        if key in {"all", "any"}:
            value = tuple(reordered(chance, part) for part in chance.shuffled(value))
        elif key == "not":
            value = reordered(chance, value)
        found[key] = value
    return found
