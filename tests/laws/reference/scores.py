"""Scores as plain fractions: the weighted mean of what the answers are worth, aggregated from child to parent."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.laws.reference.truth import Data, Known, choices_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ONE = Fraction(1)
Pair = tuple[Fraction, Fraction]


def exact(value: Any) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(str(value))


def worth(question: Data, answer: Any) -> Fraction:
    """From 0 to 1: level over highest level, or the value written; ticks add up, never beyond the whole."""
    choices = {choice["id"]: choice for choice in choices_of(question)}
    if question["kind"] == "multiple":
        share = Fraction(1, sum(not choice.get("exclusive", False) for choice in choices.values()))
        ticked = [choices[key] for key in answer if not choices[key].get("exclusive", False)]
        return min(ONE, sum((exact(choice.get("value", share)) for choice in ticked), Fraction(0)))
    choice = choices[answer]
    if choice.get("value") is not None:
        return exact(choice["value"])
    if question["kind"] == "yes-no":
        return Fraction(answer == "yes")
    highest = max(choice["level"] for choice in choices.values() if choice.get("level") is not None)
    return Fraction(choice["level"], highest or 1)


def mean(pairs: Sequence[Pair]) -> Fraction | None:
    total = sum(weight for weight, _ in pairs)
    return sum((weight * value for weight, value in pairs), Fraction(0)) / total if total else None


def combined(aggregate: str, pairs: Sequence[Pair]) -> Fraction | None:
    values = [value for _, value in pairs]
    if not values:
        return None
    plain = [(ONE, value) for value in values]
    return {
        "mean": mean(plain),
        "weighted-mean": mean(pairs),
        "sum": sum(values, Fraction(0)),
        "min": min(values),
        "max": max(values),
    }[aggregate]


def dimensions_of(data: Data) -> Iterator[Data]:
    """Every dimension, parents before children."""
    waiting = list(data.get("dimensions", ()))
    while waiting:
        one = waiting.pop(0)
        yield one
        waiting = [*one.get("children", ()), *waiting]


def values_of(data: Data, known: Known) -> dict[str, Fraction | None]:
    """The score of each dimension, and the overall one; nothing scored is no score, never 0."""
    found: dict[str, Fraction | None] = {}
    aggregate = data.get("overall", {}).get("aggregate", "mean")
    found["overall"] = _combined_parts(data.get("dimensions", ()), aggregate, known, found, zero=False)
    return found


def _combined_parts(
    parts: Sequence[Data], aggregate: str, known: Known, found: dict[str, Fraction | None], *, zero: bool
) -> Fraction | None:
    values = [(exact(part.get("weight", 1)), _value(part, known, found, zero=zero)) for part in parts]
    return combined(aggregate, [(weight, value) for weight, value in values if value is not None])


def _value(dimension: Data, known: Known, found: dict[str, Fraction | None], *, zero: bool) -> Fraction | None:
    zero = dimension.get("unanswered", "zero" if zero else "open") == "zero"
    if dimension.get("children"):
        aggregate = dimension.get("aggregate", "weighted-mean")
        plain = "max" if aggregate == "level" else aggregate
        found[dimension["id"]] = _combined_parts(dimension["children"], plain, known, found, zero=zero)
        if aggregate == "level" and found[dimension["id"]] is not None:
            ranks = {level["id"]: Fraction(rank) for rank, level in enumerate(dimension["levels"])}
            found[dimension["id"]] = ranks[level_of(dimension["levels"], None, found) or "gate-0"]
    else:
        found[dimension["id"]] = _own_value(dimension, _counted(dimension, known, zero=zero))
    return found[dimension["id"]]


def _own_value(dimension: Data, pairs: list[Pair]) -> Fraction | None:
    """Points (weight times worth) are added up as they are; everything else lies on the scale of the dimension."""
    aggregate = dimension.get("aggregate", "weighted-mean")
    if aggregate == "sum":
        return sum((weight * value for weight, value in pairs), Fraction(0)) if pairs else None
    return _on_scale(dimension, combined(aggregate, pairs))


def _counted(dimension: Data, known: Known, *, zero: bool) -> list[Pair]:
    pairs = []
    for key, question in scored_in(dimension, known).items():
        weight = exact(question.get("weight", 1))
        if known.states[key] == "answered":
            pairs.append((weight, worth(question, known.answers[key])))
        elif known.states[key] == "unanswered" and zero:
            pairs.append((weight, Fraction(0)))
    return pairs


def scored_in(dimension: Data, known: Known) -> dict[str, Data]:
    return {key: one for key, one in known.questions.items() if one.get("dimension") == dimension["id"]}


def _on_scale(dimension: Data, share: Fraction | None) -> Fraction | None:
    least, most = scale_of(dimension)
    return None if share is None else least + (most - least) * share


def scale_of(dimension: Data) -> Pair:
    scale = dimension.get("scale", {})
    return exact(scale.get("least", 0)), exact(scale.get("most", 100))


def full_scale(data: Data, parts: Sequence[Data], aggregate: str) -> Pair:
    """What an aggregate can range over: the scale its parts share, or the sum of theirs."""
    scales = [_whole_scale(data, part) for part in parts]
    if aggregate == "sum":
        return sum((low for low, _ in scales), Fraction(0)), sum((high for _, high in scales), Fraction(0))
    return scales[0]


def _whole_scale(data: Data, dimension: Data) -> Pair:
    aggregate = dimension.get("aggregate", "weighted-mean")
    if aggregate == "level":
        return Fraction(0), Fraction(len(dimension["levels"]) - 1)
    if dimension.get("children"):
        return full_scale(data, dimension["children"], aggregate)
    if aggregate != "sum":
        return scale_of(dimension)
    asked = [one for page in data["sections"] for one in page["questions"] if one.get("dimension") == dimension["id"]]
    return Fraction(0), sum((exact(one.get("weight", 1)) for one in asked), Fraction(0))


def coverage_of(dimension: Data, known: Known) -> Fraction:
    """Weight with a value over weight asked and applicable, of everything below a dimension that counts alike."""
    here = scored_in(dimension, known)
    weighed = dimension.get("aggregate", "weighted-mean") in {"weighted-mean", "sum"}
    weights = {key: exact(question.get("weight", 1)) if weighed else ONE for key, question in here.items()}
    asked = [key for key in here if known.states[key] in {"answered", "unanswered", "dont-know"}]
    answered = [key for key in asked if known.states[key] == "answered"]
    whole = sum((weights[key] for key in asked), Fraction(0))
    return sum((weights[key] for key in answered), Fraction(0)) / whole if whole else Fraction(0)


def ladder_of(data: Data, key: str) -> Sequence[Data]:
    """The levels of a score: its own, or the questionnaire's where it is on the same scale and no gate decides."""
    levels: Sequence[Data] = data.get("levels", ())
    if key == "overall":
        return levels
    dimension = next(one for one in dimensions_of(data) if one["id"] == key)
    if dimension.get("levels"):
        own: Sequence[Data] = dimension["levels"]
        return own
    whole = full_scale(data, data["dimensions"], data.get("overall", {}).get("aggregate", "mean"))
    same = full_scale(data, [dimension], "mean") == whole
    return levels if same and not any(level.get("needs") is not None for level in levels) else ()


def level_of(levels: Sequence[Data], value: Fraction | None, values: dict[str, Fraction | None]) -> str | None:
    """The highest level reached: a boundary belongs to the upper one; a gate counts only if all below it are met."""
    reached: str | None = None
    for level in levels:
        if level.get("needs") is not None:
            meets = all(_at_least(values[key], limit) for key, limit in level["needs"].items())
        else:
            meets = _at_least(value, level["from"])
        if not meets:
            break
        reached = level["id"]
    return reached


def _at_least(value: Fraction | None, limit: Any) -> bool:
    return value is not None and value >= exact(limit)
