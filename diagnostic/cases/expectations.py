"""What a case expects, held against its diagnosis: what does not hold, and what was found instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.response.writing import decimals_of

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
    """One expectation that does not hold: where in `expect`, and what was found instead."""

    place: Place
    message: str


def unmet(expect: Expect, diagnosis: Diagnosis) -> list[Unmet]:
    """Return every expectation that does not hold."""
    return [one for held in EXPECTATIONS for one in held(expect, diagnosis)]


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(keys) or "rien"


def _order(diagnosis: Diagnosis) -> list[str]:
    return [step.recommendation for step in diagnosis.roadmap]


def _horizons(diagnosis: Diagnosis) -> dict[str, str]:
    return {step.recommendation: step.horizon for step in diagnosis.roadmap}


def _in(diagnosis: Diagnosis, horizon: str) -> list[str]:
    return [step.recommendation for step in diagnosis.roadmap if step.horizon == horizon]


def _first_priority(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    found = _in(diagnosis, "priorities")
    if expect.first_priority is not None and expect.first_priority not in found[:1]:
        message = f"la première priorité devrait être {expect.first_priority} ; les priorités sont : {_listed(found)}"
        yield Unmet(("first-priority",), message)


def _not_yet(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    if expect.not_yet is None:
        return
    found = {wish.recommendation: wish for wish in diagnosis.wishes}
    for key, prerequisites in expect.not_yet.items():
        wish = found.get(key)
        if wish is None or wish.verdict != "not-yet":
            yield Unmet(
                ("not-yet", key), f"le verdict sur {key} devrait être not-yet ; il est {_verdict(diagnosis, key)}"
            )
            continue
        for at, one in enumerate(prerequisites):
            if one not in wish.path:
                message = f"{one} devrait être sur le chemin de {key} ; le chemin est : {_listed(wish.path)}"
                yield Unmet(("not-yet", key, at), message)
    surplus = [key for key, wish in found.items() if wish.verdict == "not-yet" and key not in expect.not_yet]
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
    found = _horizons(diagnosis)
    said = {"now": expect.now, "in-priorities": expect.in_priorities, "later": expect.later}
    for name, keys in said.items():
        for at, key in enumerate(keys):
            if found.get(key) != HORIZONS[name]:
                there = f"il est dans {found[key]}" if key in found else "ce n'est pas une étape"
                yield Unmet((name, at), f"{key} devrait être dans {HORIZONS[name]} ; {there}")


def _steps(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    found, statuses = _horizons(diagnosis), diagnosis.statuses
    for at, key in enumerate(expect.steps):
        if key not in found:
            yield Unmet(("steps", at), f"{key} devrait être une étape ; son statut est {statuses.get(key)}")
    for at, key in enumerate(expect.no_steps):
        if key in found:
            yield Unmet(("no-steps", at), f"{key} ne devrait pas être une étape ; son statut est {statuses[key]}")
    for at, key in enumerate(expect.not_in_priorities):
        if found.get(key) == "priorities":
            rank = _in(diagnosis, "priorities").index(key) + 1
            yield Unmet(("not-in-priorities", at), f"{key} ne devrait pas être une priorité ; c'est la n° {rank}")


def _scores(diagnosis: Diagnosis) -> dict[str, Fraction | None]:
    found = {key: score.value for key, score in diagnosis.scores.items()}
    return {**found, OVERALL: diagnosis.overall.value}


def _shown(value: Fraction | None) -> str:
    return "absent" if value is None else str(decimals_of(round(value, DIGITS)))


def _siblings(dimensions: Sequence[Dimension], key: str) -> list[str]:
    """Return the dimensions that stand beside this one, itself included."""
    keys = [one.id for one in dimensions]
    if key in keys:
        return keys
    return next((found for one in dimensions if (found := _siblings(one.children, key))), [])


def _weakest(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    scores = _scores(diagnosis)
    for at, key in enumerate(expect.weakest):
        known = {one: scores[one] for one in _siblings(diagnosis.questionnaire.dimensions, key)}
        ranked = sorted(((value, one) for one, value in known.items() if value is not None))
        value = known.get(key)
        if value is None or sum(other < value for other, _ in ranked) >= WEAKEST:
            lowest = _listed(f"{one} {_shown(low)}" for low, one in ranked[:WEAKEST])
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


def _between(one: Score | None) -> str:
    """Return what a score may still become, if it is open."""
    if one is None or one.low is None or one.low == one.high:
        return ""
    return f" (entre {_shown(one.low)} et {_shown(one.high)})"


def _rounded(value: Fraction | None) -> Fraction | None:
    return None if value is None else round(value, DIGITS)


def _named(expect: Expect, diagnosis: Diagnosis) -> Iterator[Unmet]:
    everything = {**diagnosis.scores, OVERALL: diagnosis.overall}
    for key, level in expect.levels.items():
        found = everything[key].level
        if found != level:
            yield Unmet(
                ("levels", key), f"le niveau {key} devrait être {level or UNDECIDED} ; il est {found or UNDECIDED}"
            )
    for key, verdict in expect.verdicts.items():
        said = _verdict(diagnosis, key)
        if said != verdict:
            yield Unmet(("verdicts", key), f"le verdict sur {key} devrait être {verdict} ; il est {said}")
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
