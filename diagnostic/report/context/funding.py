"""The funding plan in French: expenses by family, monthly cost apart, and the indicative aid with its warnings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.report.context.resources import Confirmation, confirmation_of
from diagnostic.report.figures.funding_bar import FundingBar, funding_bar_of
from diagnostic.wording.amounts import money, money_range
from diagnostic.wording.labels import TOLD_EFFECTS
from diagnostic.wording.numbers import decimal

if TYPE_CHECKING:
    from diagnostic.diagnosis import Diagnosis
    from diagnostic.funding import AidPlan
    from diagnostic.funding import Expense as PlannedExpense
    from diagnostic.model import Aid as CatalogueAid
    from diagnostic.model import Currency

RESERVE = "sous réserve de l'instruction"
INDICATIVE = "Montant indicatif, sous réserve de l'instruction du dossier par le financeur ({funder})."


@dataclass(frozen=True, slots=True)
class Expense:
    """The cost of one step, in French."""

    title: str
    solution: str
    setup: str
    monthly: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A family of expenses, with its total and the steps concerned."""

    label: str
    total: str
    expenses: tuple[Expense, ...]


@dataclass(frozen=True, slots=True)
class Warning_:  # noqa: N801 - Warning is Python's
    """A warning about an aid; `effect` is excludes, warns or unknown, and `label` its French name."""

    effect: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Aid:
    """A public aid as this business may apply for it: indicative, never a promise."""

    name: str
    funder: str
    rule: str
    eligible: str
    amount: str
    excluded: bool
    warnings: tuple[Warning_, ...]
    notes: tuple[str, ...]
    pieces: tuple[str, ...]
    sources: tuple[str, ...]
    indicative: str
    mark: str
    bar: FundingBar | None


@dataclass(frozen=True, slots=True)
class FundingPlan:
    """The expenses of the steps outside the `later` horizon, by family, with the monthly cost apart."""

    families: tuple[Family, ...]
    total: str
    monthly: str
    aids: tuple[Aid, ...]
    intro: str
    to_confirm: tuple[Confirmation, ...]


def funding_of(diagnosis: Diagnosis) -> FundingPlan:
    """Return the funding plan in French."""
    funding, currency = diagnosis.funding, diagnosis.questionnaire.place.currency
    labels = {family.id: family.label for family in diagnosis.questionnaire.catalogue.aids.families}
    families = tuple(
        Family(
            labels[key],
            money_range(total, currency),
            tuple(_expense(diagnosis, expense) for expense in funding.expenses if expense.family == key),
        )
        for key, total in funding.families.items()
    )
    return FundingPlan(
        families,
        money_range(funding.total, currency),
        money_range(funding.monthly, currency, "aucun abonnement"),
        tuple(_aid(diagnosis, plan) for plan in funding.aids),
        _intro(diagnosis),
        _to_confirm(diagnosis),
    )


def _intro(diagnosis: Diagnosis) -> str:
    if not diagnosis.funding.expenses:
        return "Aucune étape n’est à financer pour l’instant : il n’y a donc pas de plan de financement."
    return (
        "Le plan compte les étapes à faire tout de suite, l’équipement de base et les priorités ; "
        "les étapes suivantes n’y sont pas. Les montants viennent de fourchettes : demandez des devis."
    )


def _expense(diagnosis: Diagnosis, planned: PlannedExpense) -> Expense:
    recommendation = diagnosis.questionnaire.recommendation_by_id[planned.recommendation]
    solution = recommendation.solutions.get(planned.solution)
    currency = diagnosis.questionnaire.place.currency
    return Expense(
        recommendation.title,
        solution.title if solution else "",
        money_range(planned.setup, currency),
        money_range(planned.monthly, currency, "–"),
        planned.quoted,
    )


def _aid(diagnosis: Diagnosis, plan: AidPlan) -> Aid:
    one = next(aid for aid in diagnosis.questionnaire.catalogue.aids.aids if aid.id == plan.aid)
    confirmation = confirmation_of(one.name, one)
    currency = diagnosis.questionnaire.place.currency
    return Aid(
        name=one.name,
        funder=one.funder,
        rule=_rule(one, currency),
        eligible=money_range(plan.eligible, currency),
        amount=money_range(plan.amount, currency, "aucune aide à attendre sur ce plan"),
        excluded=plan.excluded,
        warnings=tuple(Warning_(each.effect, TOLD_EFFECTS[each.effect], each.text) for each in plan.warnings),
        notes=tuple(note for note in one.notes if RESERVE not in note),
        pieces=tuple(piece.text for piece in one.pieces),
        sources=one.sources,
        indicative=next((note for note in one.notes if RESERVE in note), INDICATIVE.format(funder=one.funder)),
        mark=confirmation.text if confirmation else "",
        bar=funding_bar_of(one, plan, currency),
    )


def _rule(aid: CatalogueAid, currency: Currency) -> str:
    return f"{decimal(aid.rate * 100)} % des dépenses éligibles, jusqu’à {money(aid.ceiling, currency)}"


def _to_confirm(diagnosis: Diagnosis) -> tuple[Confirmation, ...]:
    catalogue = diagnosis.questionnaire.catalogue
    unconfirmed = [confirmation_of("Fourchettes de coûts", catalogue.costs)]
    unconfirmed += [confirmation_of(aid.name, aid) for aid in catalogue.aids.aids]
    return tuple(confirmation for confirmation in unconfirmed if confirmation is not None)
