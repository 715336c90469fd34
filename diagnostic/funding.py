"""The funding plan: cost of the chosen solutions by family of expense, and indicative aids with their warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.conditions import ABSENT, OPEN, TRUE, Compiled
from diagnostic.flow import Routing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from diagnostic.flow import Flow
    from diagnostic.model import Aid, AidRule, Questionnaire, Recommendation, Solution
    from diagnostic.response import Response
    from diagnostic.roadmap import Roadmap

FUNDED_HORIZONS = frozenset({"now", "foundation", "priorities"})
HARDWARE_ALONE = "materiel-seul"


class Amount(NamedTuple):
    """A range of money in whole units of the currency; `high` is None when open-ended."""

    low: int
    high: int | None


NOTHING = Amount(0, 0)


def added(amounts: Collection[Amount]) -> Amount:
    """Return the sum of ranges, open-ended if any of them is."""
    low, high = 0, 0
    bounded = True
    for least, most in amounts:
        low += least
        if most is None:
            bounded = False
        else:
            high += most
    return Amount(low, high if bounded else None)


class Expense(NamedTuple):
    """The cost of one step in units of the currency: that of the planned solution, or the quote given instead."""

    recommendation: str
    family: str
    solution: str
    setup: Amount
    monthly: Amount
    quoted: bool


class Warning_(NamedTuple):  # noqa: N801 - Warning is Python's
    """A warning about an aid, with its effect."""

    id: str
    effect: Literal["excludes", "warns", "unknown"]
    text: str


class AidPlan(NamedTuple):
    """The indicative amount of one aid, in whole units of the currency, and its warnings."""

    aid: str
    eligible: Amount
    amount: Amount
    warnings: tuple[Warning_, ...]

    @property
    def excluded(self) -> bool:
        """Whether the answers already exclude this aid."""
        return any(warning.effect == "excludes" for warning in self.warnings)


class Funding(NamedTuple):
    """The funding plan, in units of the currency: expenses, totals by family, set-up and monthly totals, aids."""

    expenses: tuple[Expense, ...]
    families: dict[str, Amount]
    total: Amount
    monthly: Amount
    aids: tuple[AidPlan, ...]


class Rules:
    """The aids of a questionnaire with compiled conditions, and the expense of every solution."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        compiler = questionnaire.prepared(Routing).compiler
        catalogue = questionnaire.catalogue
        bands = {band.id: Amount(band.least, band.most) for band in (*catalogue.costs.setup, *catalogue.costs.monthly)}
        self.planned = {
            (recommendation.id, name): _planned(bands, recommendation, name, solution)
            for recommendation in questionnaire.recommendations
            for name, solution in recommendation.solutions.proposed
        }
        self.never_alone = frozenset(family.id for family in catalogue.aids.families if family.never_alone)
        self.families = tuple(family.id for family in catalogue.aids.families)
        self.aids: tuple[tuple[Aid, tuple[tuple[AidRule, Compiled], ...]], ...] = tuple(
            (aid, tuple((rule, compiler.compile(rule.when)) for rule in aid.rules)) for aid in catalogue.aids.aids
        )


def fund(questionnaire: Questionnaire, response: Response, flow: Flow, roadmap: Roadmap) -> Funding:
    """Return the funding plan of the steps outside the `later` horizon, in units of the currency.

    Amounts are ranges: a quote replaces the cost band of a solution, and each aid comes with its warnings.
    """
    rules = questionnaire.prepared(Rules)
    keys, horizons = roadmap.reading.graph.keys, roadmap.horizons
    funded = [keys[rank] for rank, _, _ in roadmap.placed if horizons[rank] in FUNDED_HORIZONS]
    expenses = tuple([_expense(rules, response, key) for key in funded])
    families = _by_family(rules, expenses)
    total, monthly = added(families.values()), added([expense.monthly for expense in expenses])
    aids = tuple([_aid(rules, aid, compiled, families, flow) for aid, compiled in rules.aids])
    return Funding(expenses, families, total, monthly, aids)


def _expense(rules: Rules, response: Response, key: str) -> Expense:
    planned = rules.planned[key, response.solutions.get(key, "standard")]
    quote = response.quotes.get(key)
    return planned if quote is None else planned._replace(setup=Amount(quote, quote), quoted=True)


def _planned(bands: Mapping[str, Amount], recommendation: Recommendation, name: str, solution: Solution) -> Expense:
    return Expense(
        recommendation.id, recommendation.expense, name, bands[solution.cost], bands[solution.monthly], quoted=False
    )


def _by_family(rules: Rules, expenses: Sequence[Expense]) -> dict[str, Amount]:
    spent: dict[str, Amount] = {}
    for expense in expenses:
        before = spent.get(expense.family)
        spent[expense.family] = expense.setup if before is None else added((before, expense.setup))
    return {family: spent[family] for family in rules.families if family in spent}


def _aid(
    rules: Rules, aid: Aid, compiled: Sequence[tuple[AidRule, Compiled]], families: Mapping[str, Amount], flow: Flow
) -> AidPlan:
    facts = flow.facts
    warnings = [
        warning for rule, when in compiled if (truth := when.value(facts)) and (warning := _warning(rule, truth))
    ]
    if warned := hardware_alone(rules.never_alone, aid, families):
        warnings.insert(0, warned)
    eligible = added([families[family] for family in aid.families if family in families])
    excluded = "excludes" in [warning.effect for warning in warnings]
    return AidPlan(aid.id, eligible, NOTHING if excluded else granted(aid, eligible), tuple(warnings))


def granted(aid: Aid, eligible: Amount) -> Amount:
    """Return the indicative aid: rate × eligible expenses, capped at the ceiling, rounded down to a whole unit."""
    part, whole, ceiling = aid.rate.numerator, aid.rate.denominator, aid.ceiling
    high = ceiling if eligible.high is None else min(eligible.high * part // whole, ceiling)
    return Amount(min(eligible.low * part // whole, ceiling), high)


def _warning(rule: AidRule, truth: int) -> Warning_ | None:
    if truth == TRUE:
        return Warning_(rule.id, rule.effect, rule.text)
    return Warning_(rule.id, "unknown", rule.unknown) if truth in (OPEN, ABSENT) and rule.unknown else None


def hardware_alone(never_alone: frozenset[str], aid: Aid, families: Mapping[str, Amount]) -> Warning_ | None:
    """Return the warning that every eligible expense is of a family never aided alone; None if one is not."""
    paid = {family for family, amount in families.items() if amount.high != 0 and family in aid.families}
    alone = bool(paid) and paid <= never_alone
    return Warning_(HARDWARE_ALONE, "excludes", aid.never_alone_text) if alone else None
