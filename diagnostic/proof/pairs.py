"""Statements about two responses that differ in one answer: each choice matters, and the worst one calls for a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from diagnostic.checks import Place, placed_questions
from diagnostic.conditions import TRUE, State
from diagnostic.diagnosis import diagnose
from diagnostic.errors import AnswerError
from diagnostic.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Question, Questionnaire
    from diagnostic.response import Response

MOST_CONTEXTS = 40


class Pair(NamedTuple):
    """One statement about two responses: their outcomes differ, though only one answer does.

    `key` is the question, `choice` the choice or tick in one of them; with `leads`, this answer, the worst, calls for
    something that the best does not.
    """

    kind: str
    name: str
    place: Place
    code: str
    message: str
    key: str
    choice: str
    leads: bool
    hint: str


def pairs_of(questionnaire: Questionnaire) -> Iterator[Pair]:
    """Yield the statement of each choice that is not declared informative."""
    for place, question in placed_questions(questionnaire):
        for one in question.asked:
            if kind_of(one).is_choice and not one.informative:
                yield from _choices(place, one)
                yield from _worst(questionnaire, place, one)


def _choices(place: Place, question: Question) -> Iterator[Pair]:
    for at, choice in enumerate(question.all_choices):
        here = (*place, "choices", at) if question.choices else place
        if not choice.informative and (len(question.all_choices) > 1):
            yield Pair(
                "choice", f"{question.id}.{choice.id}", here, "idle-choice",
                f"le choix « {choice.id} » de « {question.id} » ne change rien", question.id, choice.id, leads=False,
                hint="Servez-vous-en dans une condition ou un score, ou écrivez « informative: true ».",
            )  # fmt: skip


def _worst(questionnaire: Questionnaire, place: Place, question: Question) -> Iterator[Pair]:
    levels = {choice.id: choice.level for choice in question.all_choices if choice.level is not None}
    scored = kind_of(question).levelled and question.dimension is not None
    if not scored or question.score_only or not questionnaire.recommendations:
        return
    yield Pair(
        "worst", question.id, place, "worst-leads-nowhere",
        f"la moins bonne réponse à « {question.id} » n'appelle aucune préconisation que la meilleure n'appelle pas",
        question.id, min(levels, key=levels.__getitem__), leads=True,
        hint="Ajoutez une préconisation, ou écrivez « score-only: true » si la question ne sert qu'au score.",
    )  # fmt: skip


def found_among(questionnaire: Questionnaire, pair: Pair, known: list[Response]) -> Response | None:
    """Return a known response, modified if needed, that shows a pair."""
    for response in known[:MOST_CONTEXTS]:
        before = diagnose(questionnaire, response)
        if before.flow.state(pair.key) is State.NOT_ASKED:
            continue
        here = said(questionnaire, response, pair)
        if here is not None and differs(questionnaire, here, pair):
            return here
    return None


def said(questionnaire: Questionnaire, response: Response, pair: Pair) -> Response | None:
    """Return the response with this choice for the question, or None if the result is not valid."""
    question = questionnaire.question_by_id[pair.key]
    value: object = pair.choice
    if kind_of(question).is_several:
        before = response.answers.get(pair.key, ())
        alone = question.choice(pair.choice).exclusive or not isinstance(before, tuple)
        value = [pair.choice] if alone else list(dict.fromkeys((*before, pair.choice)))
    try:
        return response.saying(questionnaire, pair.key, value)
    except AnswerError:
        return None


def differs(questionnaire: Questionnaire, response: Response, pair: Pair) -> bool:
    """Return whether some other answer to the question changes the outcome of a response."""
    here = diagnose(questionnaire, response)
    return any(apart(here, diagnose(questionnaire, one), pair) for one in _others(questionnaire, response, pair))


def apart(here: Diagnosis, there: Diagnosis, pair: Pair) -> bool:
    """Return whether two diagnoses show a pair."""
    if pair.leads:  # what is open calls for nothing yet: that is no difference
        return there.complete and _leads(here, there)
    return effects(here) != effects(there)


def _others(questionnaire: Questionnaire, response: Response, pair: Pair) -> Iterator[Response]:
    """Yield the response with other answers to the question: without the tick, or with another choice."""
    question = questionnaire.question_by_id[pair.key]
    if kind_of(question).is_several:
        ticks = [key for key in response.answers[pair.key] if key != pair.choice]
        values: list[object] = [ticks, *([key] for key in alone(question) if not ticks)]
        if swaps(question, pair.choice):
            values += [[choice.id] for choice in question.all_choices if choice.id != pair.choice]
    else:
        levels = {choice.id: choice.level or 0 for choice in question.all_choices}
        best = max(levels, key=levels.__getitem__)
        values = [best] if pair.leads else [key for key in levels if key != pair.choice]
    for value in values:
        try:
            yield response.saying(questionnaire, pair.key, value)
        except AnswerError:
            continue


def swaps(question: Question, choice: str) -> bool:
    """Return whether a tick can only be compared by replacing it: it is exclusive, or only one tick is allowed."""
    return question.choice(choice).exclusive or question.most == 1


def alone(question: Question) -> list[str]:
    """Return the exclusive ticks, for those who tick nothing else."""
    return [choice.id for choice in question.all_choices if choice.exclusive]


def _leads(worst: Diagnosis, best: Diagnosis) -> bool:
    return not called(worst) <= called(best)


def called(diagnosis: Diagnosis) -> frozenset[str]:
    """Return the recommendations that the answers call for."""
    truths = diagnosis.plan.reading.truths
    found = (rank for rank, status in enumerate(diagnosis.plan.reading.standing.present) if status == "recommended")
    keys = diagnosis.plan.reading.graph.keys
    return frozenset(keys[rank] for rank in found if truths.called[rank] == TRUE)


def effects(diagnosis: Diagnosis) -> tuple[Any, ...]:
    """Return all outcomes of a response, without their wording."""
    funding = diagnosis.funding
    scores = [(one.value, one.level, one.coverage) for one in (diagnosis.overall, *diagnosis.scores.values())]
    steps = [(step.recommendation, step.horizon, step.priority) for step in diagnosis.roadmap]
    wishes = [(wish.recommendation, wish.verdict, wish.path) for wish in diagnosis.wishes]
    aids = [(aid.amount, [warning.id for warning in aid.warnings]) for aid in funding.aids]
    asked = [state is State.NOT_ASKED for state in diagnosis.flow.states.values()]
    compiler, facts = diagnosis.flow.routing.compiler, diagnosis.flow.facts
    others = [compiler.compile(one).value(facts) for one in told_by(diagnosis.questionnaire)]
    return scores, diagnosis.statuses, wishes, steps, aids, funding.total, asked, others


def told_by(questionnaire: Questionnaire) -> list[Any]:
    """Return the conditions that select bodies and training."""
    catalogue = questionnaire.catalogue
    conditions = [one.when for one in catalogue.bodies] + [one.when for one in catalogue.training]
    return [one for one in conditions if one is not None]
