"""How fast the engine is on the real questionnaire: diagnoses a second, loading, importing.

    .venv/bin/python benchmarks/engine.py

Figures are medians over several rounds, on one core, in processor seconds. Responses are random, from a fixed seed, and
others in each round: complete (every question that is asked is answered), or stopped halfway in the author's order.

Without evidence: scores, statuses and the steps in order. With it: besides, every step and every wish with its reasons
and the answers by which we say so. Everything: besides, the funding, what is decided, and what is missing.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import diagnostic
from diagnostic import Response, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnostic import Diagnosis, Question, Questionnaire

FOLDER = Path(__file__).parent.parent / "questionnaires" / "maturite-numerique"
RESPONSES, ROUNDS, SEED = 400, 7, 20261123
WANTED, WANTED_WITH_EVIDENCE, WANTED_LOADING = 25_000, 10_000, 100
IMPORT = "import time; t = time.perf_counter(); import diagnostic; print(time.perf_counter() - t)"


def main() -> None:
    """Print every figure."""
    questionnaire = diagnostic.load(FOLDER)
    chance = random.Random(SEED)
    whole = [[random_response(questionnaire, chance) for _ in range(RESPONSES)] for _ in range(ROUNDS + 1)]
    half = [[stopped(questionnaire, response) for response in some] for some in whole]
    assert all(diagnostic.follow(questionnaire, response).complete for some in whole for response in some)
    print(
        f"{len(questionnaire.questions)} questions, {len(questionnaire.recommendations)} recommandations, seed {SEED}"
    )
    for responses, name in ((whole, "complete"), (half, "stopped halfway")):
        bare, evident, all_of_it = (per_second(questionnaire, responses, told) for told in (plainly, evidently, wholly))
        print(f"{name}, without evidence: {bare:,.0f} diagnoses/s{wanted(name, WANTED)}")
        print(f"{name}, with evidence:    {evident:,.0f} diagnoses/s{wanted(name, WANTED_WITH_EVIDENCE)}")
        print(f"{name}, everything:       {all_of_it:,.0f} diagnoses/s")
    print(f"loading and checking:              {1000 * median_of(load):.0f} ms (wanted: under {WANTED_LOADING})")
    print(f"import diagnostic, fresh process:  {1000 * median_of(imported):.0f} ms")


def random_response(questionnaire: Questionnaire, chance: random.Random) -> Response:
    """Return a response to every question that is asked, and to no other."""
    response = Response.to(questionnaire)
    for question in questionnaire.questions:
        if diagnostic.follow(questionnaire, response).state(question.id) is State.UNANSWERED:
            response = response.saying(questionnaire, question.id, random_answer(question, chance))
    return response


def random_answer(question: Question, chance: random.Random) -> object:
    """Return one choice, or for ticks a few that may go together."""
    if question.kind != "multiple":
        return chance.choice(question.all_choices).id
    keys = [choice.id for choice in question.all_choices if not choice.exclusive]
    return chance.sample(keys, chance.randint(1, min(question.most or 4, len(keys))))


def stopped(questionnaire: Questionnaire, response: Response) -> Response:
    """Return the response as it stood halfway."""
    return Response.to(questionnaire, dict(list(response.answers.items())[: len(response.answers) // 2]))


def wanted(name: str, figure: int) -> str:
    """Return the figure wanted of complete responses, in words."""
    return f" (wanted: {figure:,})" if name == "complete" else ""


def plainly(diagnosis: Diagnosis) -> object:
    """Read scores, statuses and the order of the steps."""
    return diagnosis.overall, diagnosis.statuses, diagnosis.plan.order


def evidently(diagnosis: Diagnosis) -> object:
    """Read besides the steps and the wishes, with their reasons and evidence."""
    return plainly(diagnosis), diagnosis.roadmap, diagnosis.wishes


def wholly(diagnosis: Diagnosis) -> object:
    """Read everything."""
    return evidently(diagnosis), diagnosis.funding, diagnosis.decided, diagnosis.missing


def per_second(
    questionnaire: Questionnaire, rounds: list[list[Response]], told: Callable[[Diagnosis], object]
) -> float:
    """Return the median number of diagnoses a second; the first round is left out: it warms up."""

    def seconds(responses: list[Response]) -> float:
        start = time.process_time()
        for response in responses:
            told(diagnostic.diagnose(questionnaire, response))
        return time.process_time() - start

    return RESPONSES / statistics.median([seconds(responses) for responses in rounds][1:])


def load() -> float:
    """Return the seconds it takes to load and check the questionnaire."""
    start = time.perf_counter()
    diagnostic.load(FOLDER)
    return time.perf_counter() - start


def imported() -> float:
    """Return the seconds that importing the engine takes in a fresh process."""
    done = subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    return float(done.stdout)


def median_of(measure: Callable[[], float]) -> float:
    """Return the median of several rounds, the first left out: it warms up."""
    measure()
    return statistics.median(measure() for _ in range(ROUNDS))


if __name__ == "__main__":
    main()
