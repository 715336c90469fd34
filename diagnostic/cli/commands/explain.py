"""`diagnostic explain`: why a recommendation is where it is, as a tree of conditions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diagnostic.cli.terminal import arguments as answered
from diagnostic.cli.terminal.french import FrenchCommand
from diagnostic.cli.terminal.words import because
from diagnostic.wording.labels import HORIZONS, STATUSES, TERMS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Recommendation
    from diagnostic.roadmap import Step, Wish

HELP = """Dit pourquoi une préconisation est là où elle est : son statut, le verdict si elle est demandée, ses
préalables, et ses conditions en arbre, chaque nœud avec sa valeur (vrai, faux, absent, ouvert) et la réponse dont il
dépend.

RÉPONSES est un fichier de réponses ou un cas ; PRÉCONISATION, son identifiant.
"""


@click.command("explain", cls=FrenchCommand, help=HELP, short_help="Dit pourquoi une préconisation est là.")
@answered.questionnaire
@answered.answers
@click.argument("recommendation", metavar="PRÉCONISATION")
def explain(questionnaire: Path, answers: Path, recommendation: str) -> None:
    """Print why a recommendation is where it is."""
    from diagnostic.errors import did_you_mean  # noqa: PLC0415 - heavy, and not for `--help`

    diagnosis = answered.read(questionnaire, answers).diagnosis
    known = diagnosis.questionnaire.recommendation_by_id
    if recommendation not in known:
        message = f"il n'y a pas de préconisation « {recommendation} ». {did_you_mean(recommendation, known)}"
        raise click.UsageError(message)
    click.echo("\n".join(_told(diagnosis, known[recommendation])))


def _told(diagnosis: Diagnosis, one: Recommendation) -> Iterator[str]:
    yield f"{one.title} ({one.id})"
    status = diagnosis.statuses[one.id]
    yield f"Statut : {STATUSES[status]} ({status})"
    for wish in diagnosis.wishes:
        if wish.recommendation == one.id:
            yield from _verdict(wish)
    for rank, step in enumerate(diagnosis.roadmap, start=1):
        if step.recommendation == one.id:
            yield from _step(step, rank)
    yield from _prerequisites(diagnosis, one)
    yield from _conditions(diagnosis, one)


def _verdict(wish: Wish) -> Iterator[str]:
    yield f"Verdict : {VERDICTS[wish.verdict]} ({wish.verdict})"
    if wish.path:
        yield f"  chemin : {' → '.join((*wish.path, wish.recommendation))}"


def _step(step: Step, rank: int) -> Iterator[str]:
    yield f"Étape {rank} : {HORIZONS[step.horizon]}{' – à vérifier avec un conseiller' if step.to_check else ''}"
    points = ", ".join(f"{TERMS[name]} {value:+d}" for name, value in step.terms.items())
    yield f"  priorité {step.priority} : {points}"
    for above in step.because:
        yield f"  préalable à {above.recommendation}, {because(above.because)}"


def _prerequisites(diagnosis: Diagnosis, one: Recommendation) -> Iterator[str]:
    if one.requires:
        yield "Préalables"
    for other in one.requires:
        yield f"  {other.id} ({STATUSES[diagnosis.statuses[other.id]]}), {because(other.because)}"


def _conditions(diagnosis: Diagnosis, one: Recommendation) -> Iterator[str]:
    from diagnostic.cli.terminal.condition_tree import drawn  # noqa: PLC0415 - heavy, and not for `--help`
    from diagnostic.wording.tree import explain as tree_of  # noqa: PLC0415

    named = {"applies-when": one.applies_when, "in-place-when": one.in_place_when, "when": one.when}
    for key, condition in (named | {"urgent-when": one.urgent_when}).items():
        if condition is not None:
            yield f"{key}"
            yield from (f"  {line}" for line in drawn(tree_of(diagnosis, condition)))
