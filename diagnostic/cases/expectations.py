"""Compare the expectations of a case with its diagnosis, reporting expected and actual outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.notation.writing import decimals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from diagnostic.cases.case import Expect
    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Dimension
    from diagnostic.scoring import Score

Place = tuple[str | int, ...]

DIGITS = 4
WEAKEST = 3
OVERALL = "overall"
UNDECIDED = "non décidé"
HORIZONS = {"now": "now", "in-priorities": "priorities", "later": "later"}


class Unmet(NamedTuple):
    """One unmet expectation: its place in `expect`, and the actual outcome."""

    place: Place
    message: str


def unmet(expect: Expect, diagnosis: Diagnosis) -> list[Unmet]:
    """Return every unmet expectation."""
    return [expectation for held in EXPECTATIONS for expectation in held(expect, diagnosis)]


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(keys) or "rien"


def _order(diagnosis: Diagnosis) -> list[str]:
    return [step.recommendation for step in diagnosis.roadmap]


def _horizons(diagnosis: Diagnosis) -> dict[str, str]:
    return {step.recommendation: step.horizon for step in diagnosis.roadmap}


def _in(diagnosis: Diagnosis, horizon: str) -> list[str]:
    return [step.recommendation for step in diagnosis.roadmap if step.horizon == horizon]


def _first_priority(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    priorities = _in(diagnosis, "priorities")
    if expect.first_priority is not None and expect.first_priority not in priorities[:1]:
        message = (
            f"la première priorité devrait être {expect.first_priority} ; les priorités sont : {_listed(priorities)}"
        )
        yield Unmet(("first-priority",), message)


def _not_yet(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    if expect.not_yet is None:
        return
    wishes = {wish.recommendation: wish for wish in diagnosis.wishes}
    for key, prerequisites in expect.not_yet.items():
        wish = wishes.get(key)
        if wish is None or wish.verdict != "not-yet":
            yield Unmet(
                ("not-yet", key), f"le verdict sur {key} devrait être not-yet ; il est {_verdict(diagnosis, key)}"
            )
            continue
        for at, prerequisite in enumerate(prerequisites):
            if prerequisite not in wish.path:
                message = f"{prerequisite} devrait être sur le chemin de {key} ; le chemin est : {_listed(wish.path)}"
                yield Unmet(("not-yet", key, at), message)
    surplus = [key for key, wish in wishes.items() if wish.verdict == "not-yet" and key not in expect.not_yet]
    if surplus and not expect.not_yet:
        yield Unmet(("not-yet",), f"aucun besoin ne devrait être not-yet ; le sont : {_listed(surplus)}")


def _verdict(diagnosis: Diagnosis, key: str) -> str:
    return next(
        (wish.verdict for wish in diagnosis.wishes if wish.recommendation == key),
        "absent : ce n'est pas un besoin exprimé",
    )


def _before(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    order = _order(diagnosis)
    for at, (first, then) in enumerate(expect.before):
        away = [key for key in (first, then) if key not in order]
        if away:
            message = f"{first} devrait venir avant {then} ; pas dans la feuille de route : {_listed(away)}"
            yield Unmet(("before", at), message)
        elif order.index(first) > order.index(then):
            ranks = f"les étapes {order.index(first) + 1} et {order.index(then) + 1}"
            yield Unmet(("before", at), f"{first} devrait venir avant {then} ; ce sont {ranks}")


def _in_horizons(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    horizons = _horizons(diagnosis)
    expected = {"now": expect.now, "in-priorities": expect.in_priorities, "later": expect.later}
    for name, keys in expected.items():
        for at, key in enumerate(keys):
            if horizons.get(key) != HORIZONS[name]:
                there = f"il est dans {horizons[key]}" if key in horizons else "ce n'est pas une étape"
                yield Unmet((name, at), f"{key} devrait être dans {HORIZONS[name]} ; {there}")


def _steps(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    horizons, statuses = _horizons(diagnosis), diagnosis.statuses
    for at, key in enumerate(expect.steps):
        if key not in horizons:
            yield Unmet(("steps", at), f"{key} devrait être une étape ; son statut est {statuses.get(key)}")
    for at, key in enumerate(expect.no_steps):
        if key in horizons:
            yield Unmet(("no-steps", at), f"{key} ne devrait pas être une étape ; son statut est {statuses[key]}")
    for at, key in enumerate(expect.not_in_priorities):
        if horizons.get(key) == "priorities":
            rank = _in(diagnosis, "priorities").index(key) + 1
            yield Unmet(("not-in-priorities", at), f"{key} ne devrait pas être une priorité ; c'est la n° {rank}")


def _scores(diagnosis: Diagnosis) -> dict[str, Fraction | None]:
    values = {key: score.value for key, score in diagnosis.scores.items()}
    return {**values, OVERALL: diagnosis.overall.value}


def _shown(value: Fraction | None) -> str:
    return "absent" if value is None else str(decimals_of(round(value, DIGITS)))


def _siblings(dimensions: Sequence[Dimension], key: str) -> list[str]:
    """Return the dimensions with the same parent as this one, itself included."""
    keys = [dimension.id for dimension in dimensions]
    if key in keys:
        return keys
    return next((siblings for dimension in dimensions if (siblings := _siblings(dimension.children, key))), [])


def _weakest(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    scores = _scores(diagnosis)
    for at, key in enumerate(expect.weakest):
        known = {dimension: scores[dimension] for dimension in _siblings(diagnosis.questionnaire.dimensions, key)}
        ranked = sorted(((value, dimension) for dimension, value in known.items() if value is not None))
        value = known.get(key)
        if value is None or sum(other < value for other, _ in ranked) >= WEAKEST:
            lowest = _listed(f"{dimension} {_shown(low)}" for low, dimension in ranked[:WEAKEST])
            message = f"{key} ({_shown(value)}) devrait être parmi les trois axes les plus bas ; ce sont : {lowest}"
            yield Unmet(("weakest", at), message)


def _stronger(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    scores = _scores(diagnosis)
    for at, (strong, weak) in enumerate(expect.stronger):
        high, low = scores.get(strong), scores.get(weak)
        if high is None or low is None or high <= low:
            message = f"{strong} devrait dépasser {weak} ; {strong} : {_shown(high)}, {weak} : {_shown(low)}"
            yield Unmet(("stronger", at), message)


def _exact_scores(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    scores = _scores(diagnosis)
    least, overall = expect.overall_least, scores[OVERALL]
    if least is not None and (overall is None or overall < least):
        yield Unmet(
            ("overall-least",),
            f"le score d'ensemble devrait être d'au moins {_shown(least)} ; il est {_shown(overall)}",
        )
    for key, expected in expect.scores.items():
        if _rounded(scores.get(key)) != _rounded(expected):
            open_still = _between(diagnosis.overall if key == OVERALL else diagnosis.scores.get(key))
            message = f"le score {key} devrait être {_shown(expected)} ; il est {_shown(scores.get(key))}{open_still}"
            yield Unmet(("scores", key), message)


def _between(score: Score | None) -> str:
    """Return the range that an open score can still take, in French; empty if it is decided or not scored."""
    if score is None or score.low is None or score.low == score.high:
        return ""
    return f" (entre {_shown(score.low)} et {_shown(score.high)})"


def _rounded(value: Fraction | None) -> Fraction | None:
    return None if value is None else round(value, DIGITS)


def _named(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    everything = {**diagnosis.scores, OVERALL: diagnosis.overall}
    for key, level in expect.levels.items():
        reached = everything[key].level
        if reached != level:
            yield Unmet(
                ("levels", key), f"le niveau {key} devrait être {level or UNDECIDED} ; il est {reached or UNDECIDED}"
            )
    for key, verdict in expect.verdicts.items():
        outcome = _verdict(diagnosis, key)
        if outcome != verdict:
            yield Unmet(("verdicts", key), f"le verdict sur {key} devrait être {verdict} ; il est {outcome}")
    for key, status in expect.statuses.items():
        if diagnosis.statuses[key] != status:
            yield Unmet(
                ("statuses", key), f"le statut de {key} devrait être {status} ; il est {diagnosis.statuses[key]}"
            )


def _funding(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    plans = {plan.aid: plan for plan in diagnosis.funding.aids}
    warned = {warning.id: None for plan in plans.values() for warning in plan.warnings}
    for at, key in enumerate(expect.funding_warnings):
        if key not in warned:
            message = f"l'avertissement {key} devrait accompagner une aide ; il y a : {_listed(warned)}"
            yield Unmet(("funding-warnings", at), message)
    for key, expected in expect.aid.items():
        amount = plans[key].amount
        if (expected.low, expected.high) != amount:
            message = f"l'aide {key} devrait être de {expected.low} à {expected.high} F"
            yield Unmet(("aid", key), f"{message} ; elle est de {amount.low} à {amount.high} F")


EXPECTATIONS: tuple[Callable[[Expect, Diagnosis], Iterator[Unmet]], ...] = (
    _first_priority,
    _not_yet,
    _before,
    _in_horizons,
    _steps,
    _weakest,
    _stronger,
    _exact_scores,
    _named,
    _funding,
)
