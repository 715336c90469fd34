"""The formulas say what the engine says: of many small questionnaires, every complete response is tried."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given

from diagnostic import Response, State, diagnose, follow
from diagnostic.errors import AnswerError
from diagnostic.proof import differences, pairs
from diagnostic.proof.goals import goals_of
from diagnostic.proof.prove import Prover
from tests.laws.cases import any_case, chances, examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic import Questionnaire

MOST = 600
# By whether some complete response shows it, and whether the formulas tell all of it.
VERDICTS = {
    (True, True): {"holds"},
    (False, True): {"fails", "unsettled"},
    (True, False): {"holds", "unsettled"},
    (False, False): {"unsettled"},
}


def answers_to(prover: Prover, key: str) -> list[object]:
    """Every answer to one question that the formulas tell apart."""
    one = prover.plans.encoding.unknowns[key]
    states: list[object] = [state.value for state in one.states]
    if not one.several:
        return [*one.values, *states]
    keys = list(one.values)
    ticks = product((False, True), repeat=len(keys))
    return [*([key for key, ticked in zip(keys, some, strict=True) if ticked] for some in ticks), *states]


def complete_responses(prover: Prover, said: dict[str, Any] | None = None) -> Iterator[Response]:
    """Every complete response: the first question that waits for an answer is given each it can take."""
    questionnaire, said = prover.questionnaire, said or {}
    fields = {field.id for field in questionnaire.identity}
    try:
        response = Response.to(
            questionnaire,
            {key: value for key, value in said.items() if key not in fields},
            identity={key: value for key, value in said.items() if key in fields},
        )
    except AnswerError:
        return
    flow = follow(questionnaire, response)
    waiting = [rank for rank in flow.waiting if flow.facts[flow.routing.size + rank] == State.UNANSWERED]
    if not waiting:
        yield response
        return
    key = flow.routing.compiler.questions[waiting[0]].id
    for value in answers_to(prover, key):
        yield from complete_responses(prover, said | {key: value})


def all_of(questionnaire: Questionnaire) -> tuple[Prover, list[Response]]:
    """The prover of a questionnaire, and all its complete responses if they are not too many."""
    prover = Prover(questionnaire)
    responses = list(islice(complete_responses(prover), MOST + 1))
    assume(0 < len(responses) <= MOST)
    return prover, responses


@examples(60)
@given(chances())
def test_a_statement_holds_of_the_formulas_as_it_does_of_every_complete_response(chance):
    prover, responses = all_of(any_case(chance).questionnaire)
    diagnoses = [diagnose(prover.questionnaire, response) for response in responses]
    for goal in goals_of(prover.questionnaire):
        shown = any(goal.shows(diagnosis) for diagnosis in diagnoses)
        prover.witnesses.clear()
        settled = prover.settle(goal)
        assert settled.verdict == ("holds" if shown == goal.wanted else "fails"), (goal.kind, goal.name)


@examples(60)
@given(chances())
def test_a_choice_matters_to_the_formulas_as_it_does_to_some_complete_response(chance):
    prover, responses = all_of(any_case(chance).questionnaire)
    for pair in pairs.pairs_of(prover.questionnaire):
        shown = any(
            follow(prover.questionnaire, here).state(pair.key) is not State.NOT_ASKED
            and pairs.differs(prover.questionnaire, here, pair)
            for response in responses
            if (here := pairs.said(prover.questionnaire, response, pair)) is not None
        )
        prover.witnesses.clear()
        settled = prover.settle_pair(pair)
        known = differences.is_encoded(prover.questionnaire, pair)
        # Of the best answer, only responses that it leaves complete are tried here.
        wanted = VERDICTS[shown, known] if shown or not pair.leads else {"holds", "fails", "unsettled"}
        assert settled.verdict in wanted, (pair.kind, pair.name)


@examples(60)
@given(chances())
def test_the_longest_path_is_the_longest_of_all(chance):
    prover, responses = all_of(any_case(chance).questionnaire)
    questions = prover.questionnaire.questions
    longest = 0
    for response in responses:
        flow = follow(prover.questionnaire, response)
        longest = max(longest, sum(one.seconds for one in questions if flow.state(one.id) is not State.NOT_ASKED))
    assert prover.longest()[1] == longest
