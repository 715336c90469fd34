"""The summary of a diagnosis in French: verdicts, scores, roadmap, funding, and missing answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.cli.terminal.words import amount, amounts, because
from diagnostic.conditions import State
from diagnostic.scoring import OVERALL, Scoring
from diagnostic.wording.durations import minutes
from diagnostic.wording.labels import VERDICTS
from diagnostic.wording.numbers import count, percent
from diagnostic.wording.scores import shown_score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.roadmap import Step, Wish
    from diagnostic.scoring import Score

FULL = 1


def summary(diagnosis: Diagnosis) -> str:
    """Return the summary of a diagnosis, with a final newline."""
    parts = (
        _head(diagnosis),
        _wishes(diagnosis),
        _scores(diagnosis),
        _roadmap(diagnosis),
        _funding(diagnosis),
        _idle(diagnosis),
    )
    blocks = ["\n".join(lines) for part in parts if (lines := list(part))]
    return "\n\n".join(blocks) + "\n"


def _head(diagnosis: Diagnosis) -> Iterator[str]:
    questionnaire = diagnosis.questionnaire
    yield f"{questionnaire.title}, version {questionnaire.version}"
    short = " (parcours court)" if diagnosis.response.path == "short" else ""
    waiting = sum(state is State.UNANSWERED for state in diagnosis.flow.states.values())
    if diagnosis.complete:
        yield f"Questionnaire complet{short}."
    else:
        left = minutes(diagnosis.flow.seconds_left)
        yield f"Questionnaire incomplet{short} : {count(waiting, 'question')} sans réponse, {left} min au plus."


def _wishes(diagnosis: Diagnosis) -> Iterator[str]:
    if diagnosis.wishes:
        yield "Besoins exprimés"
    for wish in diagnosis.wishes:
        yield from _wish(diagnosis, wish)


def _wish(diagnosis: Diagnosis, wish: Wish) -> Iterator[str]:
    titles = diagnosis.questionnaire.recommendation_by_id
    yield f"  {titles[wish.recommendation].title} ({wish.recommendation}) : {VERDICTS[wish.verdict]}"
    if wish.path:
        yield f"    d'abord : {', puis '.join(wish.path)}"
    for reason in wish.reasons:
        if reason.because:
            yield f"    {reason.recommendation}, {because(reason.because)}"


def _scores(diagnosis: Diagnosis) -> Iterator[str]:
    labels = {one.id: one.label for one in diagnosis.questionnaire.all_dimensions}
    if not labels:
        return
    width = max(map(len, labels.values()))
    yield "Scores"
    for key, one in diagnosis.scores.items():
        yield _score(diagnosis, labels[key].ljust(width), key, one)
    yield _score(diagnosis, "Ensemble".ljust(width), OVERALL, diagnosis.overall)


def _score(diagnosis: Diagnosis, label: str, key: str, one: Score) -> str:
    ladder = diagnosis.questionnaire.prepared(Scoring).gates[key].rungs
    undecided = "niveau pas encore décidé" if ladder and one.low is not None and one.value is not None else ""
    level = next((level.label for level in ladder if level.id == one.level), undecided)
    text = shown_score(diagnosis, key)
    bounds = f"[{text.low} – {text.high}]" if one.low != one.high else ""
    coverage = f"couverture {percent(one.coverage)}" if one.coverage != FULL else ""
    return "  ".join(["", label, text.value.rjust(5), *filter(None, (level, bounds, coverage))])


def _roadmap(diagnosis: Diagnosis) -> Iterator[str]:
    horizons = diagnosis.questionnaire.horizons
    titles = {
        "now": horizons.now.title,
        "foundation": horizons.foundation.title,
        "priorities": horizons.priorities.title,
        "later": horizons.later.title,
    }
    if not diagnosis.questionnaire.recommendations:
        return
    yield "Feuille de route" if diagnosis.roadmap else "Feuille de route : rien à faire."
    for horizon, title in titles.items():
        steps = [step for step in diagnosis.roadmap if step.horizon == horizon]
        if steps:
            yield f"  {title}"
        for rank, step in enumerate(steps, start=1):
            yield f"    {rank}. {_step(diagnosis, step)}"


def _step(diagnosis: Diagnosis, step: Step) -> str:
    title = diagnosis.questionnaire.recommendation_by_id[step.recommendation].title
    marks = {"urgent": step.urgent, "demandé": step.wished, "préalable": step.status == "required"}
    said = [mark for mark, holds in (marks | {"à vérifier avec un conseiller": step.to_check}).items() if holds]
    told = f" – {', '.join(said)}" if said else ""
    return f"{title} ({step.recommendation}){told}"


def _funding(diagnosis: Diagnosis) -> Iterator[str]:
    funding, currency = diagnosis.funding, diagnosis.questionnaire.place.currency
    if not funding.expenses:
        return
    yield "Financement (montants indicatifs, sous réserve de l'instruction)"
    yield f"  Mise en place : {amounts(funding.total, currency)} ; par mois : {amounts(funding.monthly, currency)}"
    names = {aid.id: aid for aid in diagnosis.questionnaire.catalogue.aids.aids}
    for plan in funding.aids:
        aid = names[plan.aid]
        told = "exclue d'après les réponses" if plan.excluded else amounts(plan.amount, currency)
        yield f"  {aid.name} : {told} (plafond {amount(aid.ceiling, currency)})"
        yield from (f"    ! {warning.text}" for warning in plan.warnings)


def _idle(diagnosis: Diagnosis) -> Iterator[str]:
    """Yield the open questions that may stay unanswered, since no answer can change anything."""
    known, flow = diagnosis.questionnaire.question_by_id, diagnosis.flow
    waiting = [known[key] for key in diagnosis.idle if flow.state(key) is State.UNANSWERED and known[key].required]
    if waiting:
        one = len(waiting) == 1
        yield f"{'Cette question ne changera' if one else 'Ces questions ne changeront'} plus rien au diagnostic"
        yield from (f"  {question.label} ({question.id})" for question in waiting)
        yield f"  Vous pouvez {'la' if one else 'les'} laisser."
