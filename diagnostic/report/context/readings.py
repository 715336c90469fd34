"""Each score in French: value, certainty, meaning of its level, and the answers that weigh on it most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.conditions import State
from diagnostic.roadmap import Evidence
from diagnostic.scoring import OVERALL, Score, Scoring
from diagnostic.scoring.worth import worths_of
from diagnostic.wording.answers import clauses
from diagnostic.wording.french import listed, sentence
from diagnostic.wording.numbers import count
from diagnostic.wording.scores import out_of, shown_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Dimension, Question
    from diagnostic.wording.scores import Scale

UNCERTAIN = "Niveau incertain"
WEIGHTIEST = 2
# An answer worth more than half is not a weakness, even if it is not the best.
WEAK = Fraction(1, 2)
EXTREMES = {"min": min, "max": max}
WAITING = frozenset({State.UNANSWERED, State.PENDING})  # what the full path only asks is no missing answer


@dataclass(frozen=True, slots=True)
class Reading:
    """A score in French and in numbers: of one dimension, or the overall one.

    `score`, `low`, `high` and `most` are integers on the scale of the dimension (the score and `low` rounded down,
    `high` up), empty if not scored; `shown` is the displayed score, with decimals on a narrow scale, and `out_of` its
    maximum. `share`, `low_share`, `high_share` are the same from 0 to 1, for drawings.
    """

    id: str
    label: str
    depth: int
    about: str
    score: int | None
    low: int | None
    high: int | None
    most: int
    certain: bool
    share: float | None
    low_share: float | None
    high_share: float | None
    level: str
    shown: str
    out_of: str
    scored: str
    bounds: str
    coverage: int
    reading: str
    because: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A dimension's reading, with the branches of its children."""

    reading: Reading
    children: tuple[Branch, ...]


def tree_of(diagnosis: Diagnosis, readings: Iterable[Reading]) -> tuple[Branch, ...]:
    """Return these readings as a tree, top-level dimensions first."""
    known = {reading.id: reading for reading in readings}

    def branch(dimension: Dimension) -> Branch:
        return Branch(known[dimension.id], tuple(branch(child) for child in dimension.children))

    return tuple(branch(root) for root in diagnosis.questionnaire.dimensions)


def readings_of(diagnosis: Diagnosis) -> tuple[Reading, ...]:
    """Return the reading of every dimension, parents before children."""
    return tuple(
        _dimension(diagnosis, dimension, depth)
        for root in diagnosis.questionnaire.dimensions
        for dimension, depth in _walk(root, 0)
    )


def overall_reading(diagnosis: Diagnosis) -> Reading:
    """Return the reading of the overall score."""
    scale = diagnosis.questionnaire.prepared(Scoring).scales[OVERALL]
    return _reading(diagnosis, OVERALL, ("Ensemble", "", 0), diagnosis.overall, scale)


def _walk(dimension: Dimension, depth: int) -> Iterator[tuple[Dimension, int]]:
    yield dimension, depth
    for child in dimension.children:
        yield from _walk(child, depth + 1)


def _dimension(diagnosis: Diagnosis, dimension: Dimension, depth: int) -> Reading:
    score = diagnosis.scores[dimension.id]
    reading = dimension.readings.get(score.level or "", "") or dimension.about
    head = (dimension.label, dimension.about, depth)
    return replace(
        _reading(diagnosis, dimension.id, head, score, diagnosis.questionnaire.prepared(Scoring).scales[dimension.id]),
        reading=sentence(reading),
        because=sentence(_because(diagnosis, dimension, score)),
    )


def _reading(diagnosis: Diagnosis, key: str, head: tuple[str, str, int], score: Score, scale: Scale) -> Reading:
    certain = score.low == score.high
    written = shown_score(diagnosis, key)
    return Reading(
        id=key,
        label=head[0],
        depth=head[2],
        about=head[1],
        score=None if score.value is None else floor(score.value),
        low=None if score.low is None else floor(score.low),
        high=None if score.high is None else (floor if certain else ceil)(score.high),
        most=floor(scale[1]),
        certain=certain,
        share=_share(score.value, scale),
        low_share=_share(score.low, scale),
        high_share=_share(score.high, scale),
        level=_level(diagnosis, key, score),
        shown=written.value,
        out_of=out_of(scale),
        scored="pas encore noté" if score.value is None else f"{written.value} sur {out_of(scale)}",
        bounds="" if certain else f"entre {written.low} et {written.high}",
        coverage=floor(score.coverage * 100),
        reading="",
        because="",
    )


def _share(value: Fraction | None, scale: Scale) -> float | None:
    least, most = scale
    return None if value is None or most == least else round(float((value - least) / (most - least)), 4)


def _level(diagnosis: Diagnosis, key: str, score: Score) -> str:
    """Return the label of the level; while undecided, the labels of the possible ones."""
    rungs = diagnosis.questionnaire.prepared(Scoring).gates[key].rungs
    labels = {rung.id: rung.label for rung in rungs}
    if score.level is not None:
        return labels[score.level]
    starts = [(rung.starts, rung.label) for rung in rungs if rung.starts is not None]
    if score.value is None or score.low is None or score.high is None or not starts:
        return ""
    reached = [label for start, label in starts if start <= score.high]
    first = max(sum(start <= score.low for start, _ in starts) - 1, 0)
    possible = reached[first:]
    return possible[0] if len(possible) == 1 else f"{UNCERTAIN}, de « {possible[0]} » à « {possible[-1]} »"


def _because(diagnosis: Diagnosis, dimension: Dimension, score: Score) -> str:
    """Return the reasons for the score: the answers that cost it most, then what is still open."""
    keys = {each.id for each in dimension.walk()}
    questions = [question for question in diagnosis.questionnaire.questions if question.dimension in keys]
    states = [diagnosis.flow.state(question.id) for question in questions]
    open_ones = _Open(
        waiting=sum(state in WAITING for state in states),
        unknown=states.count(State.DONT_KNOW),
        deferred=states.count(State.DEFERRED),
    )
    if score.value is None or State.ANSWERED not in states:
        return _without_score(open_ones)
    return f"{_explanation(diagnosis, dimension, questions)}{_remaining(open_ones)}"


def _explanation(diagnosis: Diagnosis, dimension: Dimension, questions: list[Question]) -> str:
    """Return the answers that explain the score: the one that sets a minimum or maximum, or those that cost most."""
    if dimension.children or dimension.aggregate not in EXTREMES:
        return _pulled(_weightiest(diagnosis, questions))
    worths = {
        question.id: _worth(diagnosis, question)
        for question in questions
        if diagnosis.flow.state(question.id) is State.ANSWERED
    }
    key = EXTREMES[dimension.aggregate](worths, key=worths.__getitem__)
    answer = listed(clauses(diagnosis.questionnaire, [Evidence(key, diagnosis.response.answers[key])]))
    which = "moins" if dimension.aggregate == "min" else "plus"
    return f"seule compte ici la réponse la {which} avancée : {answer}"


def _pulled(pulls: list[str]) -> str:
    if not pulls:
        return "aucune de vos réponses ne tire cet axe vers le bas"
    answers = "une réponse limite" if len(pulls) == 1 else "deux réponses limitent"
    return f"{answers} surtout ce score : {' ; '.join(pulls)}"


class _Open(NamedTuple):
    """Counts of a dimension's questions: unanswered, answered « je ne sais pas », and on the full path."""

    waiting: int
    unknown: int
    deferred: int


def _without_score(left: _Open) -> str:
    if left.waiting:
        return f"rien n’est encore noté ici : {count(left.waiting, 'question')} sans réponse"
    if left.unknown:
        asked = "à la question" if left.unknown == 1 else "aux questions"
        return f"vous avez répondu « je ne sais pas » {asked} de cet axe : à reprendre avec un conseiller"
    if left.deferred:
        return f"le parcours court n’aborde pas cet axe : {count(left.deferred, 'question')} dans le parcours complet"
    return "aucune question de cet axe ne concerne votre activité"


def _remaining(left: _Open) -> str:
    parts = []
    if left.waiting:
        parts.append(f"{count(left.waiting, 'question')} encore sans réponse")
    if left.unknown:
        parts.append(f"{count(left.unknown, 'réponse')} « je ne sais pas »")
    if left.deferred:
        more = count(left.deferred, "autre question", "autres questions")
        parts.append(f"{more} dans le parcours complet")
    return f" ({listed(parts)})" if parts else ""


def _weightiest(diagnosis: Diagnosis, questions: list[Question]) -> list[str]:
    """Return the statements of the weak answers that cost the dimension most, the costliest first."""
    lost = [(_lost(diagnosis, question), question) for question in questions]
    costly = sorted([pair for pair in lost if pair[0] > 0], key=lambda pair: -pair[0])[:WEIGHTIEST]
    answers = diagnosis.response.answers
    evidence = [Evidence(question.id, answers[question.id]) for _, question in costly]
    return [listed(clauses(diagnosis.questionnaire, [item])) for item in evidence]


def _lost(diagnosis: Diagnosis, question: Question) -> Fraction:
    """Return the weight that a weak answer costs its dimension."""
    flow = diagnosis.flow
    if flow.state(question.id) is not State.ANSWERED:
        return Fraction(0)
    worth = _worth(diagnosis, question)
    return question.weight * (1 - worth) if worth <= WEAK else Fraction(0)


def _worth(diagnosis: Diagnosis, question: Question) -> Fraction:
    """Return the worth of the answer to a question, 0 to 1."""
    flow = diagnosis.flow
    compiler = flow.routing.compiler
    cell, worths = flow.facts[compiler.rank[question.id]], worths_of(question, compiler)
    return sum((each for bit, each in worths.items() if cell & bit), Fraction(0))
