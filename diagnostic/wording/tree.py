"""A condition as a tree: what each part of it is worth for a response, and by which answers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import TRUTH_NAMES, State
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored
from diagnostic.wording.labels import STATES
from diagnostic.wording.numbers import number
from diagnostic.wording.scores import shown_score

if TYPE_CHECKING:
    from diagnostic.diagnosis.diagnose import Diagnosis
    from diagnostic.model import ConditionTree, Question, Territory

SIGNS = {"eq": "=", "ne": "≠", "lt": "<", "lte": "≤", "gt": ">", "gte": "≥"}
TICKS = {"any": "", "all": "tous de ", "none": "aucun de "}
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
    compiler, facts = diagnosis.flow.routing.compiler, diagnosis.flow.facts
    truth = TRUTH_NAMES[compiler.compile(condition).value(facts)]
    match condition:
        case All(parts):
            return Branch("toutes :", truth, parts=tuple(explain(diagnosis, part) for part in parts))
        case AnyOf(parts):
            return Branch("au moins une :", truth, parts=tuple(explain(diagnosis, part) for part in parts))
        case Not(part=part):
            return Branch("non :", truth, parts=(explain(diagnosis, part),))
        case Scored(dimension, operator, value):
            return Branch(f"score {dimension} {SIGNS[operator]} {number(value)}", truth, _score(diagnosis, dimension))
        case test:
            text = _text(test, diagnosis.questionnaire.place)
            return Branch(text, truth, _answer(diagnosis, test.question), question=test.question)


def _text(test: Chosen | Compared | Located | About, place: Territory) -> str:
    match test:
        case Chosen(question, mode, choices):
            return f"{question} : {TICKS[mode]}{' | '.join(choices)}"
        case Compared(question, operator, value):
            return f"{question} {SIGNS[operator]} {number(value)}"
        case Located(question, zones):
            return f"{question} : {place.zone_label} {' | '.join(zones)}"
    said = {"asked": "posée", "answered": "répondue"}[test.what]
    return f"{test.question} : {said if test.expected else f'pas {said}'}"


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
    return _choice(question, str(said)) if question.is_choice else str(said)


def _choice(question: Question, key: str) -> str:
    choice = question.choice(key)
    rank = f" ({choice.level})" if choice.level is not None else ""
    label = choice.label if len(choice.label) <= LONGEST else f"{choice.label[:LONGEST].rstrip()}…"
    return f"{key}{rank} « {label} »"
