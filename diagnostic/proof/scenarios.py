"""A few complete responses that together cover every question, routing choice and recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

import z3

from diagnostic.conditions import (
    ByChoice,
    ByLevel,
    ByZone,
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
    """An item that at least one scenario must cover: a question, a routing choice, or a recommendation."""

    kind: str
    name: str
    formula: Callable[[Plans], Any]
    shows: Callable[[Diagnosis], bool]


class Scenario(NamedTuple):
    """A complete response, the aims it covers, and those that only it covers."""

    response: Response
    meets: frozenset[str]
    alone: frozenset[str]


class Scenarios(NamedTuple):
    """The scenarios, the aims that no response can cover, and a lower bound on their number.

    None is redundant, and no smaller subset of the candidates covers as much; `least` is the lower bound for any set of
    scenarios, since two choices of one question exclude each other.
    """

    chosen: tuple[Scenario, ...]
    unmet: tuple[str, ...]
    least: int


def scenarios_of(questionnaire: Questionnaire, told: Callable[[int, int], None] | None = None) -> Scenarios:
    """Return the scenarios of a questionnaire; `told` is called with the numbers of covered and of all aims."""
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
    """Yield the choices that a condition distinguishes, with their question: those named, or all if levels count."""
    for test in tests_in(condition):
        if isinstance(test, TicksTest):
            yield from ((test.question.id, choice) for choice in _told_apart(test))


def _told_apart(test: TicksTest) -> tuple[str, ...]:
    match test.named:
        case ByChoice():
            return test.choices
        case ByLevel():
            return tuple(choice.id for choice in test.question.all_choices)
        case ByZone():
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
    """Return a response that covers an aim, and each further aim compatible with those before it."""
    met: list[Any] = []
    found = None
    for aim in left:
        answer, model = prover.find(z3.And(*met, formula := aim.formula(prover.plans)))
        if model is not None and answer == "sat":
            met.append(formula)
            found = prover.plans.encoding.response(model)
    return found


def _fewest(met: list[tuple[Response, frozenset[str]]]) -> list[tuple[Response, frozenset[str]]]:
    """Return the smallest subset of these responses that covers the same aims."""
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
    """Return the lower bound on scenarios: the most exclusive routing choices that one question has."""
    choices: dict[str, int] = {}
    for aim in aims:
        if aim.kind == "choice" and _name(aim) not in unmet:
            question = aim.name.rpartition(".")[0]
            choices[question] = choices.get(question, 0) + 1
    return max(choices.values(), default=1 if aims else 0)
