"""A condition as a tree: what each part of it is worth for a response, and by which answers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, assert_never

from diagnostic.conditions import (
    MATHEMATICAL,
    TRUTH_NAMES,
    ByChoice,
    ByLevel,
    ByZone,
    Contrary,
    Every,
    NumberTest,
    ScoreTest,
    Some,
    State,
    StateTest,
    TicksTest,
    lowered,
)
from diagnostic.kinds import kind_of
from diagnostic.wording.labels import STATES
from diagnostic.wording.numbers import number
from diagnostic.wording.scores import shown_score

if TYPE_CHECKING:
    from diagnostic.conditions import Lowered, QuestionTest
    from diagnostic.diagnosis.diagnose import Diagnosis
    from diagnostic.model import ConditionTree, Question, Territory

LONGEST = 60


class Branch(NamedTuple):
    """A part of a condition: what it says, its truth, the answer it rests on, and its own parts.

    `truth` is `true`, `false`, `absent` or `open`; `question` the id of the question a test is about, or nothing.
    """

    text: str
    truth: str
    answer: str = ""
    parts: tuple[Branch, ...] = ()
    question: str = ""


def explain(diagnosis: Diagnosis, condition: ConditionTree) -> Branch:
    """Return a condition with the truth of each of its parts."""
    return _branch(diagnosis, lowered(diagnosis.questionnaire, condition))


def _branch(diagnosis: Diagnosis, condition: Lowered) -> Branch:
    truth = TRUTH_NAMES[diagnosis.flow.routing.compiler.compiled(condition).value(diagnosis.flow.facts)]
    match condition:
        case Every(parts):
            return Branch("toutes :", truth, parts=tuple(_branch(diagnosis, part) for part in parts))
        case Some(parts):
            return Branch("au moins une :", truth, parts=tuple(_branch(diagnosis, part) for part in parts))
        case Contrary(part):
            return Branch("non :", truth, parts=(_branch(diagnosis, part),))
        case ScoreTest(dimension, operator, limit):
            return Branch(
                f"score {dimension} {MATHEMATICAL.of(operator)} {number(limit)}", truth, _score(diagnosis, dimension)
            )
        case test:
            key = test.question.id
            text = _text(test, diagnosis.questionnaire.place)
            return Branch(f"{key} {text}", truth, _answer(diagnosis, key), question=key)


def _text(test: QuestionTest, place: Territory) -> str:
    match test:
        case TicksTest():
            return _ticks(test, place)
        case NumberTest(_, operator, limit):
            return f"{MATHEMATICAL.of(operator)} {number(limit)}"
        case StateTest():
            return f": {_state(test)}"
        case never:
            assert_never(never)


def _ticks(test: TicksTest, place: Territory) -> str:
    match test.named:
        case ByChoice():
            return f": {_of(test)}{' | '.join(test.choices)}"
        case ByLevel(operator, limit):
            return f"{MATHEMATICAL.of(operator)} {number(limit)}"
        case ByZone(zones):
            return f": {place.zone_label} {' | '.join(zones)}"
        case never:
            assert_never(never)


def _of(test: TicksTest) -> str:
    match test.mode:
        case "any":
            return ""
        case "all":
            return "tous de "
        case "none":
            return "aucun de "
        case never:
            assert_never(never)


def _state(test: StateTest) -> str:
    match test.aspect:
        case "asked":
            return "posée" if test.expected else "pas posée"
        case "answered":
            return "répondue" if test.expected else "pas répondue"
        case never:
            assert_never(never)


def _score(diagnosis: Diagnosis, dimension: str) -> str:
    one = diagnosis.overall if dimension == "overall" else diagnosis.scores[dimension]
    if one.low is None or one.high is None:
        return "sans score"
    said = shown_score(diagnosis, dimension)
    return said.low if one.low == one.high else f"entre {said.low} et {said.high}"


def _answer(diagnosis: Diagnosis, key: str) -> str:
    """Return the answer to a question in its author's words, or its state."""
    state = diagnosis.flow.state(key)
    if state is not State.ANSWERED:
        return STATES[state]
    response = diagnosis.response
    question = diagnosis.questionnaire.question_by_id[key]
    said = response.identity[key] if question in diagnosis.questionnaire.identity else response.answers[key]
    return _said(question, said)


def _said(question: Question, said: object) -> str:
    if isinstance(said, tuple):
        return ", ".join(said) or "rien de coché"
    if isinstance(said, int | Fraction):
        return number(said)
    return _choice(question, str(said)) if kind_of(question).is_choice else str(said)


def _choice(question: Question, key: str) -> str:
    choice = question.choice(key)
    rank = f" ({choice.level})" if choice.level is not None else ""
    label = choice.label if len(choice.label) <= LONGEST else f"{choice.label[:LONGEST].rstrip()}…"
    return f"{key}{rank} « {label} »"
