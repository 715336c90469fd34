"""Explain a condition as a tree: the truth of each part for a response, and the answer behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import TRUTH_NAMES, State
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored

if TYPE_CHECKING:
    from diagnostic.diagnosis.diagnose import Diagnosis
    from diagnostic.model import ConditionTree, Question

STATES = {
    State.NOT_ASKED: "pas posée",
    State.PENDING: "peut-être posée plus tard",
    State.DEFERRED: "hors du parcours court",
    State.UNANSWERED: "sans réponse",
    State.DONT_KNOW: "ne sait pas",
    State.NOT_APPLICABLE: "sans objet",
}
SIGNS = {"eq": "=", "ne": "≠", "lt": "<", "lte": "≤", "gt": ">", "gte": "≥"}
TICKS = {"any": "", "all": "tous de ", "none": "aucun de "}
LONGEST = 60


class Branch(NamedTuple):
    """A part of a condition: its wording, its truth, the answer it depends on, and its own parts.

    `truth` is `true`, `false`, `absent` or `open`; `question` the id of the tested question, if any.
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
            return Branch(f"score {dimension} {SIGNS[operator]} {value}", truth, _score(diagnosis, dimension))
        case test:
            return Branch(_text(test), truth, _answer(diagnosis, test.question), question=test.question)


def _text(test: Chosen | Compared | Located | About) -> str:
    match test:
        case Chosen(question, mode, choices):
            return f"{question} : {TICKS[mode]}{' | '.join(choices)}"
        case Compared(question, operator, value):
            return f"{question} {SIGNS[operator]} {value}"
        case Located(question, provinces):
            return f"{question} : province {' | '.join(provinces)}"
    state = {"asked": "posée", "answered": "répondue"}[test.what]
    return f"{test.question} : {state if test.expected else f'pas {state}'}"


def _score(diagnosis: Diagnosis, dimension: str) -> str:
    score = diagnosis.overall if dimension == "overall" else diagnosis.scores[dimension]
    if score.low is None or score.high is None:
        return "sans score"
    low, high = (f"{float(bound):g}" for bound in (score.low, score.high))
    return low if low == high else f"entre {low} et {high}"


def _answer(diagnosis: Diagnosis, key: str) -> str:
    """Return the answer to a question in its author's words, or the question's state."""
    state = diagnosis.flow.state(key)
    if state is not State.ANSWERED:
        return STATES[state]
    response = diagnosis.response
    question = diagnosis.questionnaire.question_by_id[key]
    answer = response.identity[key] if question in diagnosis.questionnaire.identity else response.answers[key]
    return _said(question, answer)


def _said(question: Question, answer: object) -> str:
    if isinstance(answer, tuple):
        return ", ".join(answer) or "rien de coché"
    return _choice(question, str(answer)) if question.is_choice else str(answer)


def _choice(question: Question, key: str) -> str:
    choice = question.choice(key)
    rank = f" ({choice.level})" if choice.level is not None else ""
    label = choice.label if len(choice.label) <= LONGEST else f"{choice.label[:LONGEST].rstrip()}…"
    return f"{key}{rank} « {label} »"
