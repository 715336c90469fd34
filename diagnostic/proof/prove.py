"""A questionnaire to what was settled of it: each statement shown by a witness, refuted, or honestly left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import z3

from diagnostic.checks import Finding
from diagnostic.diagnosis import diagnose
from diagnostic.proof import differences, pairs
from diagnostic.proof.goals import Goal, goals_of
from diagnostic.proof.plans import Plans, plans_of
from diagnostic.wording.durations import minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diagnostic.model import Questionnaire
    from diagnostic.proof.pairs import Pair
    from diagnostic.response import Response

Verdict = Literal["holds", "fails", "unsettled"]
# What one question to the solver may cost, in its own units: the same everywhere, whatever the clock says.
EFFORT = 40_000_000
SECONDS = 60
MOST_TRIES = 16  # responses that the formula takes for a witness and the engine does not, each then set aside
DISAGREES = "le moteur ne confirme pas la réponse trouvée"
HORIZONS = (
    "il ne compte que pour les horizons, que le solveur ne connaît pas, et rien de ce qui a été essayé ne le montre"
)
TOO_HARD = "le solveur n'a pas conclu dans la limite d'effort"


class Settled(NamedTuple):
    """One statement with its verdict; `witness` is a response that shows it, or that contradicts what none may show."""

    kind: str
    name: str
    verdict: Verdict
    witness: Response | None
    finding: Finding | None
    reason: str = ""


class Proof(NamedTuple):
    """All that was settled of a questionnaire, and its longest path: the response, and the seconds it takes."""

    settled: tuple[Settled, ...]
    longest: Response | None
    seconds: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What fails, each where it stands."""
        return tuple(one.finding for one in self.settled if one.finding is not None)


class Prover:
    """One solver that knows every complete response, and the witnesses it found so far."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.plans: Plans = plans_of(questionnaire)
        self.solver = z3.Solver()
        self.solver.set("random_seed", 1)
        self.solver.set("rlimit", EFFORT)
        self.solver.add(*self.plans.encoding.rules())
        self.tied = 0
        self.witnesses: list[Response] = []

    def find(self, formula: Any) -> tuple[str, Any]:  # noqa: ANN401 - a formula, and a model of it
        """Return whether some response satisfies a formula, and the model that does."""
        scores = self.plans.encoding.scores.rules
        self.solver.add(*scores[self.tied :])
        self.tied = len(scores)
        self.solver.push()
        self.solver.add(formula)
        answer = str(self.solver.check())
        model = self.solver.model() if answer == "sat" else None
        self.solver.pop()
        return answer, model

    def settle(self, goal: Goal) -> Settled:
        """Settle a statement about one response."""
        known = next((one for one in self.witnesses if goal.shows(diagnose(self.questionnaire, one))), None)
        if known is not None:
            return self._shown(goal, known)
        answer, model = self.find(goal.formula(self.plans))
        if answer == "unsat":
            return self._refuted(goal)
        if model is None:
            return Settled(goal.kind, goal.name, "unsettled", None, _unsettled(goal, TOO_HARD), TOO_HARD)
        witness = self.plans.encoding.response(model)
        self.witnesses.append(witness)
        if not goal.shows(diagnose(self.questionnaire, witness)):
            return Settled(goal.kind, goal.name, "unsettled", witness, _unsettled(goal, DISAGREES), DISAGREES)
        return self._shown(goal, witness)

    def _shown(self, goal: Goal, witness: Response) -> Settled:
        if goal.wanted:
            return Settled(goal.kind, goal.name, "holds", witness, None)
        return Settled(goal.kind, goal.name, "fails", witness, _finding(goal))

    def _refuted(self, goal: Goal) -> Settled:
        if goal.wanted:
            return Settled(goal.kind, goal.name, "fails", None, _finding(goal))
        return Settled(goal.kind, goal.name, "holds", None, None)

    def settle_pair(self, pair: Pair) -> Settled:
        """Settle a statement about two responses that differ in one answer."""
        known = pairs.found_among(self.questionnaire, pair, self.witnesses)
        if known is not None:
            return Settled(pair.kind, pair.name, "holds", known, None)
        formula, other = differences.formula(self.plans, pair)
        tried = [formula]
        for _ in range(MOST_TRIES):
            answer, model = self.find(z3.And(*tried, *other.encoding.scores.rules))
            if model is None:
                return self._not_shown(pair, answer)
            witness, against = self.plans.encoding.response(model), other.encoding.response(model)
            self.witnesses.insert(0, witness)
            if pairs.apart(diagnose(self.questionnaire, witness), diagnose(self.questionnaire, against), pair):
                return Settled(pair.kind, pair.name, "holds", witness, None)
            tried.append(z3.Not(z3.And(self.plans.encoding.same_as(model), other.encoding.same_as(model))))
        return Settled(pair.kind, pair.name, "unsettled", witness, _unsettled(pair, DISAGREES), DISAGREES)

    def _not_shown(self, pair: Pair, answer: str) -> Settled:
        if answer == "unsat" and differences.is_encoded(self.questionnaire, pair):
            return Settled(pair.kind, pair.name, "fails", None, _finding(pair))
        reason = HORIZONS if answer == "unsat" else TOO_HARD
        return Settled(pair.kind, pair.name, "unsettled", None, _unsettled(pair, reason), reason)

    def longest(self) -> tuple[Response | None, int]:
        """Return the complete response whose questions take the most seconds, and how many."""
        best: Response | None = None
        seconds, formula = -1, self.plans.encoding.seconds
        while True:
            answer, model = self.find(formula > seconds)
            if model is None:
                return (best, seconds) if answer == "unsat" else (None, seconds)
            best = self.plans.encoding.response(model)
            seconds = int(str(model.eval(formula, model_completion=True)))


def prove(questionnaire: Questionnaire, told: Callable[[int, int], None] | None = None) -> Proof:
    """Return what was settled of a questionnaire; `told` hears how many statements are settled, out of how many."""
    prover = Prover(questionnaire)
    goals, choices = list(goals_of(questionnaire)), list(pairs.pairs_of(questionnaire))
    settled: list[Settled] = []
    for one in _settling(prover, goals, choices):
        settled.append(one)
        if told is not None:
            told(len(settled), len(goals) + len(choices) + 1)
    longest, seconds = prover.longest()
    return Proof((*settled, _time(questionnaire, longest, seconds)), longest, seconds)


def _settling(prover: Prover, goals: list[Goal], choices: list[Pair]) -> Iterator[Settled]:
    yield from map(prover.settle, goals)
    yield from map(prover.settle_pair, choices)


def _time(questionnaire: Questionnaire, longest: Response | None, seconds: int) -> Settled:
    """Return whether the longest path fits the time there is."""
    name = f"{seconds} s"
    if longest is None:
        finding = Finding(("time-budget",), "unsettled", f"le chemin le plus long n'est pas établi : {TOO_HARD}")
        return Settled("time", name, "unsettled", None, finding, TOO_HARD)
    if seconds <= questionnaire.time_budget * SECONDS:
        return Settled("time", name, "holds", longest, None)
    budget = questionnaire.time_budget
    message = f"le chemin le plus long prend {minutes(seconds)} minutes, plus que les {budget} annoncées"
    hint = "Abrégez-le, ou annoncez plus de temps (« time-budget »)."
    return Settled("time", name, "fails", longest, Finding(("time-budget",), "over-time", message, hint))


def _finding(one: Goal | Pair) -> Finding:
    return Finding(one.place, one.code, one.message, one.hint)


def _unsettled(one: Goal | Pair, reason: str) -> Finding:
    return Finding(one.place, "unsettled", f"{one.name} ({one.kind}) n'est pas établi : {reason}")
