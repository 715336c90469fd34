"""The documented contract between the engine and report templates: everything they show, already in French."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from diagnostic.diagnosis import handed_over
from diagnostic.report.context.annex import Annex, annex_of
from diagnostic.report.context.code import Code, code_of
from diagnostic.report.context.funding import FundingPlan, funding_of
from diagnostic.report.context.headline import Gain, Headline, WishVerdict, gains_of, headline_of, wishes_of
from diagnostic.report.context.identity import Identity, Look, identity_of, look_of
from diagnostic.report.context.ladders import Ladder, ladders_of
from diagnostic.report.context.readiness import Readiness, readiness_of
from diagnostic.report.context.readings import Branch, Reading, overall_reading, readings_of, tree_of
from diagnostic.report.context.resources import (
    Directory,
    Helper,
    Workshop,
    bodies_of,
    directory_of,
    training_of,
    workshops_of,
)
from diagnostic.report.context.standing import extremes_of
from diagnostic.report.context.steps import Horizon, InPlace, Priority, Step, horizons_of, in_place_of, priorities_of
from diagnostic.report.context.template import template_of
from diagnostic.report.figures.charts import Bars, Radar, bars_of, radar_of
from diagnostic.report.figures.level_scale import LevelScale, level_scale_of
from diagnostic.wording.typography import french

if TYPE_CHECKING:
    from datetime import date

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Organisation

T = TypeVar("T")

NO_PRIORITY = "Aucune étape n’est prioritaire aujourd’hui : votre entreprise a déjà l’essentiel."
NOT_YET_KNOWN = "Les réponses données ne suffisent pas encore à dégager des priorités."


@dataclass(frozen=True, slots=True)
class Figure:
    """The main figure of the first page: the overall score out of its maximum, with its coverage."""

    value: str
    out_of: str
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportContext:
    """The variables of templates, named as in `docs/report-context.md`: stable, frozen, in French typography."""

    title: str
    language: str
    template: str
    look: Look
    identity: Identity
    complete: bool
    recommends: bool
    headline: Headline
    figure: Figure
    priorities: tuple[Priority, ...]
    no_priority: str
    overall: Reading
    dimensions: tuple[Reading, ...]
    radar: Radar | None
    bars: Bars
    root_bars: Bars
    tree: tuple[Branch, ...]
    ladders: tuple[Ladder, ...]
    level_scale: LevelScale | None
    extremes: str
    wishes: tuple[WishVerdict, ...]
    gains: tuple[Gain, ...]
    horizons: tuple[Horizon, ...]
    steps: tuple[Step, ...]
    in_place: tuple[InPlace, ...]
    funding: FundingPlan
    readiness: Readiness
    workshops: tuple[Workshop, ...]
    training: tuple[Helper, ...]
    bodies: tuple[Helper, ...]
    directory: Directory | None
    annex: Annex
    code: Code


def context(diagnosis: Diagnosis, *, date: date, body: Organisation | None = None, address: str = "") -> ReportContext:
    """Return the context of a report; `date` is the day it is made, `body` the organisation that issues it.

    `address` is that of the issuing installation (`https://…`), where its code can be checked.
    """
    overall, readings = overall_reading(diagnosis), readings_of(diagnosis)
    horizons = horizons_of(diagnosis)
    priorities = priorities_of(horizons)
    return _typeset(
        ReportContext(
            title=diagnosis.questionnaire.title,
            language=diagnosis.questionnaire.language,
            template=template_of(diagnosis.questionnaire),
            look=look_of(body),
            identity=identity_of(diagnosis, date, body),
            complete=diagnosis.complete,
            recommends=bool(diagnosis.questionnaire.recommendations),
            headline=headline_of(diagnosis),
            figure=_figure(overall),
            priorities=priorities,
            no_priority="" if priorities else NO_PRIORITY if diagnosis.complete and overall.coverage else NOT_YET_KNOWN,
            overall=overall,
            dimensions=readings,
            radar=radar_of(readings),
            bars=bars_of(readings),
            root_bars=bars_of([reading for reading in readings if reading.depth == 0]),
            tree=tree_of(diagnosis, readings),
            ladders=ladders_of(diagnosis),
            level_scale=level_scale_of(diagnosis, overall),
            extremes=extremes_of(readings),
            wishes=wishes_of(diagnosis),
            gains=gains_of(diagnosis),
            horizons=horizons,
            steps=tuple(step for horizon in horizons for step in horizon.steps),
            in_place=in_place_of(diagnosis),
            funding=funding_of(diagnosis),
            readiness=readiness_of(diagnosis),
            workshops=workshops_of(diagnosis),
            training=training_of(diagnosis),
            bodies=bodies_of(diagnosis),
            directory=directory_of(diagnosis),
            annex=annex_of(diagnosis),
            code=code_of(handed_over(diagnosis), date=date, body=body, address=address),
        )
    )


def _figure(overall: Reading) -> Figure:
    if overall.score is None:
        return Figure("–", "", "Pas encore noté", "Aucune réponse ne compte encore pour le score.")
    text = f"Score d’ensemble, établi sur {overall.coverage} % du poids des questions posées."
    if overall.bounds:
        text = f"{text} Selon les réponses qui manquent, il se situera {overall.bounds}."
    return Figure(overall.shown, f"sur {overall.out_of}", overall.level, text)


def _typeset(value: T) -> T:
    """Return the same value with French typography applied to every text in it."""
    if isinstance(value, str):
        return french(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_typeset(item) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _typeset(getattr(value, field.name)) for field in fields(value)})
    return value
