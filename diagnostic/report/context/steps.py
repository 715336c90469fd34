"""The roadmap in French: each step with its reasons, first actions, costs and benefits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.report.context.resources import HORIZONS, bodies_for, reading_order
from diagnostic.roadmap import Graph, evidence_of
from diagnostic.wording.amounts import money
from diagnostic.wording.answers import clauses
from diagnostic.wording.durations import weeks
from diagnostic.wording.french import because, listed, sentence
from diagnostic.wording.labels import EFFORTS, WAYS
from diagnostic.wording.markdown import rendered
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from markupsafe import Markup

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.funding import Expense
    from diagnostic.model import Solution
    from diagnostic.roadmap import Evidence
    from diagnostic.roadmap import Step as PlacedStep

TO_CHECK = "À vérifier avec un conseiller : c’est peut-être déjà en place chez vous, ou sans objet."


@dataclass(frozen=True, slots=True)
class Way:
    """A solution with its cost bands; `planned` marks the one in the funding plan."""

    name: str
    label: str
    title: str
    description: str
    cost: str
    monthly: str
    effort: str
    weeks: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the roadmap, worded for the owner."""

    id: str
    number: int
    title: str
    need: str
    why: str
    explanation: Markup
    how: tuple[str, ...]
    benefits: tuple[str, ...]
    circle: tuple[str, ...]
    caution: str
    ask: tuple[str, ...]
    ways: tuple[Way, ...]
    cost: str
    monthly: str
    effort: str
    weeks: str
    quoted: bool
    after: tuple[str, ...]
    before: tuple[str, ...]
    wished: bool
    urgent: bool
    required: bool
    to_check: str
    certain: bool
    workshops: tuple[str, ...]
    bodies: tuple[str, ...]
    keywords: tuple[str, ...]
    family: str
    aid_note: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """A group of steps: now, foundation, priorities or later; possibly empty."""

    id: str
    title: str
    intro: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """One of the first steps, as shown on the first page."""

    number: int
    id: str
    title: str
    why: str
    first_gesture: str
    cost: str
    monthly: str
    weeks: str
    to_check: str


@dataclass(frozen=True, slots=True)
class InPlace:
    """Something the business already has, and the answers that show it."""

    id: str
    title: str
    because: str


def in_place_of(diagnosis: Diagnosis) -> tuple[InPlace, ...]:
    """Return what is already in place, in the author's order."""
    graph = diagnosis.questionnaire.prepared(Graph)
    return tuple(
        InPlace(
            node.key,
            node.recommendation.title,
            _shown_by(diagnosis, evidence_of(diagnosis.flow, diagnosis.response, node.in_place)),
        )
        for node in graph.nodes
        if diagnosis.statuses[node.key] == "in-place"
    )


def _shown_by(diagnosis: Diagnosis, evidence: tuple[Evidence, ...]) -> str:
    return sentence(listed(clauses(diagnosis.questionnaire, evidence)))


def horizons_of(diagnosis: Diagnosis) -> tuple[Horizon, ...]:
    """Return the four horizons in order, their steps numbered as in the roadmap."""
    expenses = {expense.recommendation: expense for expense in diagnosis.funding.expenses}
    steps = [
        (step.horizon, _step(diagnosis, step, number, expenses.get(step.recommendation)))
        for number, step in enumerate(reading_order(diagnosis), 1)
    ]
    return tuple(_horizon(diagnosis, name, tuple(s for at, s in steps if at == name)) for name in HORIZONS)


def _horizon(diagnosis: Diagnosis, name: str, steps: tuple[Step, ...]) -> Horizon:
    horizon = getattr(diagnosis.questionnaire.horizons, name)
    title = horizon.title if len(steps) == horizon.most else horizon.title.replace("trois ", "")
    return Horizon(name, title, horizon.intro, steps)


def priorities_of(horizons: tuple[Horizon, ...]) -> tuple[Priority, ...]:
    """Return the priorities, as shown on the first page."""
    steps = next(horizon.steps for horizon in horizons if horizon.id == "priorities")
    return tuple(
        Priority(number, step.id, step.title, step.why, step.how[0], step.cost, step.monthly, step.weeks, step.to_check)
        for number, step in enumerate(steps, 1)
    )


def title_of(diagnosis: Diagnosis, key: str) -> str:
    """Return the title of a recommendation."""
    return diagnosis.questionnaire.recommendation_by_id[key].title


def _step(diagnosis: Diagnosis, step: PlacedStep, number: int, expense: Expense | None) -> Step:
    recommendation = diagnosis.questionnaire.recommendation_by_id[step.recommendation]
    planned = expense.solution if expense else diagnosis.response.solutions.get(recommendation.id, "standard")
    ways = tuple(
        _way(diagnosis, name, solution, planned=name == planned) for name, solution in recommendation.solutions.proposed
    )
    chosen = next(way for way in ways if way.planned)
    quote = diagnosis.response.quotes.get(recommendation.id)
    catalogue = diagnosis.questionnaire.catalogue
    return Step(
        id=recommendation.id,
        number=number,
        title=recommendation.title,
        need=recommendation.need,
        why=why_of(diagnosis, step),
        explanation=rendered(recommendation.why),
        how=recommendation.how,
        benefits=recommendation.benefits,
        circle=recommendation.secondary_benefits,
        caution=recommendation.caution,
        ask=recommendation.ask,
        ways=ways,
        cost=chosen.cost if quote is None else f"{money(quote, diagnosis.questionnaire.place.currency)} (devis)",
        monthly=chosen.monthly,
        effort=chosen.effort,
        weeks=chosen.weeks,
        quoted=quote is not None,
        after=tuple(title_of(diagnosis, other) for other in step.after),
        before=tuple(title_of(diagnosis, other.recommendation) for other in step.because),
        wished=step.wished,
        urgent=step.urgent,
        required=step.status == "required",
        to_check=TO_CHECK if step.to_check else "",
        certain=step.certain,
        workshops=tuple(shop.title for shop in catalogue.workshops if shop.id in recommendation.workshops),
        bodies=tuple(body.name for body in bodies_for(diagnosis, recommendation.workshops)),
        keywords=recommendation.keywords,
        family=next((family.label for family in catalogue.aids.families if family.id == recommendation.expense), ""),
        aid_note=recommendation.aid_note,
    )


def _way(diagnosis: Diagnosis, name: str, solution: Solution, *, planned: bool) -> Way:
    band = diagnosis.questionnaire.catalogue.band
    return Way(
        name,
        WAYS[name],
        solution.title,
        solution.description,
        band(solution.cost).label,
        band(solution.monthly).label,
        EFFORTS[solution.effort],
        weeks(solution.weeks),
        planned,
    )


def why_of(diagnosis: Diagnosis, step: PlacedStep) -> str:
    """Return why a step is there: the answers that call for it, then the steps that require it."""
    reasons = list(clauses(diagnosis.questionnaire, step.evidence))
    if step.status != "required":
        return sentence(because(reasons)) or "C’est une étape utile à votre projet."
    today = f" Aujourd’hui, {listed(reasons)}." if reasons else ""
    return f"{_prerequisite(diagnosis, step)}{today}"


def _prerequisite(diagnosis: Diagnosis, step: PlacedStep) -> str:
    """Return the sentence that names the steps requiring a given one; there is always one."""
    first, *others = step.because
    text = f"Préalable à « {title_of(diagnosis, first.recommendation)} », {because([first.because])}."
    if not others:
        return text
    if len(others) > 2:  # noqa: PLR2004 - more would be a list, not a sentence
        return f"{text} {count(len(others), 'autre étape', 'autres étapes')} en ont aussi besoin."
    also = listed([f"à « {title_of(diagnosis, other.recommendation)} »" for other in others])
    return f"{text} Préalable aussi {also}."
