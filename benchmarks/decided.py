"""How much of what is decided before the end the engine says, on the real questionnaire, and what it costs.

    .venv/bin/python benchmarks/decided.py

Random complete responses, from a fixed seed, are stopped after some share of their answers, in the author's order.
Truth is estimated: what no sampled completion changes. Samples miss the rare completion that would differ, so that they
over-estimate it, and the shares below are at least as good as they look. Whatever is said to be decided although a
sample differs would be a mistake of the engine: it is counted, and must be 0. On small generated questionnaires every
completion is tried, and truth is exact.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

import diagnostic
from benchmarks.engine import FOLDER, random_response
from diagnostic import Response, State
from tests.laws.cases import any_case_to_complete, every_outcome, seeded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic import Diagnosis, Question, Questionnaire

RESPONSES, COMPLETIONS, SMALL, SEED = 200, 200, 1000, 20261123
SHARES = (60, 75, 90)
FIRST = 3
ROUNDS = 5
WAYS = ("any", "any", "lowest", "highest", "unknown", "mixed")


class Count(NamedTuple):
    """How many things of a kind are truly decided as far as samples tell, and how many are said to be."""

    true: int = 0
    said: int = 0
    wrong: int = 0
    hidden: int = 0

    def plus(self, *, true: bool, said: bool, shown: bool = True) -> Count:
        """Return the count with one more thing."""
        return Count(
            self.true + true, self.said + said, self.wrong + (said and not true), self.hidden + (true and not shown)
        )


def main() -> None:
    """Print every figure."""
    questionnaire = diagnostic.load(FOLDER)
    chance = random.Random(SEED)
    whole = [random_response(questionnaire, chance) for _ in range(RESPONSES)]
    print(f"{RESPONSES} responses, {COMPLETIONS} sampled completions each, seed {SEED}")
    print(f"{'answers':8} {'what':26} {'decided':>8} {'said':>6} {'share':>7} {'wrong':>6}   time of a diagnosis")
    for share in SHARES:
        stopped = [stop(questionnaire, response, share) for response in whole]
        counts = counted(questionnaire, stopped, random.Random(SEED + share))
        median, slowest = milliseconds(questionnaire, stopped)
        told = f"median {median:.2f} ms, slowest {slowest:.2f} ms"
        for name, count in counts.items():
            part = f"{100 * count.said / count.true:.0f} %" if count.true else "-"
            print(f"{share:5} %  {name:26} {count.true:8} {count.said:6} {part:>7} {count.wrong:6}   {told}")
            told = ""
    print(f"{SMALL} small generated questionnaires, every completion tried")
    for name, count in small().items():
        part = f"{100 * count.said / count.true:.0f} %" if count.true else "-"
        print(f"{'':9}{name:26} {count.true:8} {count.said:6} {part:>7} {count.wrong:6}")


def small() -> dict[str, Count]:
    """Return what is decided in small questionnaires, of those that the laws of the tests are tried on."""
    counts: dict[str, Count] = {}
    for seed in range(SMALL):
        case = any_case_to_complete(seeded(seed))
        if not case.diagnosis.flow.settled:
            add(counts, case.diagnosis, [diagnosis for _, diagnosis in every_outcome(case)])
    return counts


def add(counts: dict[str, Count], before: Diagnosis, outcomes: list[Diagnosis]) -> None:
    """Count what is the same in all these outcomes, and what was said to be."""
    shown, claimed, every = things(before), claims(before), [things(one) for one in outcomes]
    for key, (kind, value) in shown.items():
        values = {outcome[key][1] if key in outcome else None for outcome in every}
        if kind != "levels" or values != {None}:
            true, same = len(values) == 1, values == {value}
            counts[kind] = counts.get(kind, Count()).plus(true=true, said=key in claimed, shown=same)


def stop(questionnaire: Questionnaire, response: Response, share: int) -> Response:
    """Return the response as it stood after this share of its answers."""
    return Response.to(questionnaire, dict(list(response.answers.items())[: len(response.answers) * share // 100]))


def counted(questionnaire: Questionnaire, stopped: list[Response], chance: random.Random) -> dict[str, Count]:
    """Return what is decided, by kind, in all these responses."""
    counts: dict[str, Count] = {}
    for response in stopped:
        before = diagnostic.diagnose(questionnaire, response)
        sampled = completions(questionnaire, response, chance)
        add(counts, before, [diagnostic.diagnose(questionnaire, completion) for completion in sampled])
    return counts


def things(diagnosis: Diagnosis) -> dict[Any, tuple[str, Any]]:
    """Return all that may be decided, by a key, with its kind and what it is."""
    found: dict[Any, tuple[str, Any]] = {}
    order = [step.recommendation for step in diagnosis.roadmap]
    for steps in range(1, FIRST + 1):
        found["first", steps] = (f"first {steps} step{'s' * (steps > 1)}", tuple(order[:steps]))
    found["whole"] = ("whole roadmap", tuple(order))
    horizons = {step.recommendation: step.horizon for step in diagnosis.roadmap}
    for key, status in diagnosis.statuses.items():
        found["status", key] = ("statuses", status)
        found["horizon", key] = ("horizons of steps", horizons.get(key))
    for wish in diagnosis.wishes:
        found["wish", wish.recommendation] = ("verdicts", wish.verdict)
    for key, one in {"overall": diagnosis.overall, **diagnosis.scores}.items():
        found["level", key] = ("levels", one.level)
    return {key: one for key, one in found.items() if key[0] != "horizon" or key[1] in horizons}


def claims(diagnosis: Diagnosis) -> set[Any]:
    """Return the keys of what the diagnosis says is decided."""
    decided = diagnosis.decided
    first = {
        ("first", steps) for steps in range(1, FIRST + 1) if len(decided.first_steps) >= steps or decided.all_steps
    }
    named = {"level": decided.levels, "status": decided.statuses, "wish": decided.wishes, "horizon": decided.horizons}
    found = first | {(kind, key) for kind, keys in named.items() for key in keys}
    return found | ({"whole"} if decided.all_steps else set())


def completions(questionnaire: Questionnaire, response: Response, chance: random.Random) -> Iterator[Response]:
    """Yield sampled completions; an answer to a question that ends up not asked is not seen by the engine."""
    states = diagnostic.follow(questionnaire, response).states
    waiting = {State.UNANSWERED, State.PENDING, State.DEFERRED}
    questions = [one for one in questionnaire.questions if states[one.id] in waiting and one.id not in response.answers]
    for rank in range(COMPLETIONS):
        way = WAYS[rank % len(WAYS)]
        more = {question.id: answered(question, way, chance) for question in questions}
        yield Response.to(questionnaire, {**response.answers, **more})


def answered(question: Question, way: str, chance: random.Random) -> object:
    """Return an answer: any, or the one that pulls the furthest."""
    if way == "mixed":
        way = chance.choice(("lowest", "highest", "unknown", "any"))
    keys = [choice.id for choice in question.all_choices]
    if way == "unknown" and question.knows_not != "refused":
        return "dont-know"
    if question.kind == "multiple":
        several = [choice.id for choice in question.all_choices if not choice.exclusive]
        return chance.sample(several, chance.randint(1, min(question.most or len(several), len(several))))
    return keys[0] if way == "lowest" else keys[-1] if way == "highest" else chance.choice(keys)


def milliseconds(questionnaire: Questionnaire, stopped: list[Response]) -> tuple[float, float]:
    """Return the median and the longest time of a diagnosis, each the best of several rounds."""
    times = []
    for response in stopped:
        rounds = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            decided_of(questionnaire, response)
            rounds.append(time.perf_counter() - start)
        times.append(1000 * min(rounds))
    return statistics.median(times), max(times)


def decided_of(questionnaire: Questionnaire, response: Response) -> object:
    """Ask a diagnosis for all that this measures."""
    diagnosis = diagnostic.diagnose(questionnaire, response)
    return diagnosis.roadmap, diagnosis.wishes, diagnosis.statuses, diagnosis.decided, diagnosis.missing


if __name__ == "__main__":
    main()
