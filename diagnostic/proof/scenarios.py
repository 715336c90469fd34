"""A few complete responses that together meet every question, every choice that routes, and every recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

import z3

from diagnostic.conditions import (
    ByChoice,
    ByLevel,
    ByProvince,
    Lowered,
    State,
    TicksTest,
    lowered,
    tests_in,
)
from diagnostic.diagnosis import diagnose
from diagnostic.proof.encoding import when_of
from diagnostic.proof.goals import goals_of
from diagnostic.proof.prove import Prover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Questionnaire
    from diagnostic.proof.goals import Goal
    from diagnostic.proof.plans import Plans
    from diagnostic.response import Response

COVERED = {"question", "fires"}


class Aim(NamedTuple):
    """Something to be met by at least one scenario: a question, a choice that routes, or a recommendation."""

    kind: str
    name: str
    formula: Callable[[Plans], Any]
    shows: Callable[[Diagnosis], bool]


class Scenario(NamedTuple):
    """A complete response, what it meets, and what no other scenario of the set meets."""

    response: Response
    meets: frozenset[str]
    alone: frozenset[str]


class Scenarios(NamedTuple):
    """The scenarios, what nothing can meet, and how many there must be at least.

    None can be left out, and no fewer of the candidates would do; `least` is what any set of scenarios needs, since two
    choices of one question never meet.
    """

    chosen: tuple[Scenario, ...]
    unmet: tuple[str, ...]
    least: int


def scenarios_of(questionnaire: Questionnaire, told: Callable[[int, int], None] | None = None) -> Scenarios:
    """Return the scenarios of a questionnaire; `told` hears how many aims are met, out of how many."""
    prover = Prover(questionnaire)
    aims = list(_aims(questionnaire))
    met: list[tuple[Response, frozenset[str]]] = []
    left, unmet = {_name(aim): aim for aim in aims}, list[str]()
    while left:
        response = _widest(prover, list(left.values()))
        if response is None:
            unmet += left
            break
        diagnosis = diagnose(questionnaire, response)
        met.append((response, frozenset(_name(aim) for aim in aims if aim.shows(diagnosis))))
        left = {name: aim for name, aim in left.items() if name not in met[-1][1]}
        if told is not None:
            told(len(aims) - len(left), len(aims))
    return Scenarios(_alone(_fewest(met)), tuple(unmet), _least(aims, frozenset(unmet)))


def _name(aim: Aim) -> str:
    return f"{aim.kind} {aim.name}"


def _aims(questionnaire: Questionnaire) -> Iterator[Aim]:
    yield from (_of_goal(goal) for goal in goals_of(questionnaire) if goal.kind in COVERED)
    named: dict[tuple[str, str], None] = {}
    for tree in when_of(questionnaire).values():
        named |= dict.fromkeys(_choices_in(lowered(questionnaire, tree)))
    yield from (_of_choice(question, choice) for question, choice in named)


def _choices_in(condition: Lowered) -> Iterator[tuple[str, str]]:
    """Yield the choices that a condition tells apart, with their question: named, or all where their level counts."""
    for test in tests_in(condition):
        if isinstance(test, TicksTest):
            yield from ((test.question.id, choice) for choice in _told_apart(test))


def _told_apart(test: TicksTest) -> tuple[str, ...]:
    match test.named:
        case ByChoice():
            return test.choices
        case ByLevel():
            return tuple(choice.id for choice in test.question.all_choices)
        case ByProvince():
            return ()
        case never:
            assert_never(never)


def _of_goal(goal: Goal) -> Aim:
    return Aim(goal.kind, goal.name, goal.formula, goal.shows)


def _of_choice(question: str, choice: str) -> Aim:
    def shows(diagnosis: Diagnosis) -> bool:
        if diagnosis.flow.state(question) is not State.ANSWERED:
            return False
        response = diagnosis.response
        said = response.answers.get(question, response.identity.get(question))
        return choice in said if isinstance(said, tuple) else said == choice

    return Aim("choice", f"{question}.{choice}", lambda plans: plans.encoding.chosen(question, (choice,)), shows)


def _widest(prover: Prover, left: list[Aim]) -> Response | None:
    """Return a response that meets an aim, and each of the next ones that goes with those before it."""
    met: list[Any] = []
    found = None
    for aim in left:
        answer, model = prover.find(z3.And(*met, formula := aim.formula(prover.plans)))
        if model is not None and answer == "sat":
            met.append(formula)
            found = prover.plans.encoding.response(model)
    return found


def _fewest(met: list[tuple[Response, frozenset[str]]]) -> list[tuple[Response, frozenset[str]]]:
    """Return the fewest of these responses that meet together what all of them meet."""
    optimizer = z3.Optimize()
    used = [z3.Bool(f"scenario{at}") for at in range(len(met))]
    for name in sorted({name for _, names in met for name in names}):
        optimizer.add(z3.Or(*(one for one, (_, names) in zip(used, met, strict=True) if name in names)))
    optimizer.minimize(z3.Sum([z3.If(one, 1, 0) for one in used]) if used else z3.IntVal(0))
    optimizer.check()
    model = optimizer.model()
    return [one for flag, one in zip(used, met, strict=True) if z3.is_true(model.eval(flag, model_completion=True))]


def _alone(chosen: list[tuple[Response, frozenset[str]]]) -> tuple[Scenario, ...]:
    found = []
    for at, (response, names) in enumerate(chosen):
        others = frozenset(name for other, (_, more) in enumerate(chosen) if other != at for name in more)
        found.append(Scenario(response, names, names - others))
    return tuple(found)


def _least(aims: list[Aim], unmet: frozenset[str]) -> int:
    """Return how many scenarios there must be at least: as many as one question has choices that route, one by one."""
    choices: dict[str, int] = {}
    for aim in aims:
        if aim.kind == "choice" and _name(aim) not in unmet:
            question = aim.name.rpartition(".")[0]
            choices[question] = choices.get(question, 0) + 1
    return max(choices.values(), default=1 if aims else 0)
