"""The outcome of a case between two versions, in French: the same diagnosis, lost answers, or differences."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from diagnostic.cli.terminal.values import value
from diagnostic.cli.terminal.words import amounts
from diagnostic.funding import Amount
from diagnostic.wording.labels import EFFECTS, HORIZONS, STATUSES, VERDICTS
from diagnostic.wording.numbers import count, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from diagnostic.comparison import Comparison, Difference, Outcome
    from diagnostic.model import Currency, Questionnaire

DETAILS = {
    "decided": "ce qui est déjà décidé",
    "missing": "ce que peuvent changer les réponses qui manquent",
    "funding": "le détail du financement",
    "roadmap": "les constats ou le détail des étapes",
    "wishes": "les constats des verdicts",
    "overall": "la couverture du score d'ensemble",
    "scores": "la couverture des scores",
}


def outcome_lines(comparison: Comparison, outcome: Outcome) -> Iterator[str]:
    """Yield the outcome of a case: a line, then a line for each difference."""
    if outcome.lost:
        yield f"✗ {outcome.title} : ses réponses ne sont plus valables"
    elif outcome.same:
        yield f"= {outcome.title} : même diagnostic"
    else:
        yield f"≠ {outcome.title} : le diagnostic change"
    yield from (f"    {one}" for one in outcome.lost)
    yield from (f"    laissé de côté avant : {one}" for one in outcome.fresh)
    yield from (f"    {line}" for line in difference_lines((comparison.old, comparison.new), outcome.differences))


def difference_lines(versions: Sequence[Questionnaire], differences: Sequence[Difference]) -> Iterator[str]:
    """Yield each difference, with the names of the new version; priority points are only counted."""
    points = [one for one in differences if one.what == "priority"]
    names, currency = _names(versions), versions[-1].place.currency
    for one in differences:
        if one not in points:
            yield _difference(one, names, currency)
    if points:
        yield f"points de priorité : ceux de {count(len(points), 'étape')}"


def _names(versions: Sequence[Questionnaire]) -> dict[str, str]:
    """Return the display name of each id in a diagnosis, from the new version if it has it."""
    found = {"overall": "d'ensemble"}
    for one in versions:
        found |= {axis.id: f"« {axis.label} »" for axis in one.all_dimensions}
        found |= {it.id: f"« {it.title} »" for it in one.recommendations}
        found |= {aid.id: f"« {aid.name} »" for aid in one.catalogue.aids.aids}
    return found


def _difference(one: Difference, names: Mapping[str, str], currency: Currency) -> str:
    name = names.get(one.of, one.of)
    if one.what == "details":
        return f"change aussi : {DETAILS[one.of]}"
    if one.what == "order":
        return f"ordre des étapes : {_order(one.before, one.after, names)}"
    write = partial(_amount, currency=currency) if one.what in AMOUNTS else WRITTEN.get(one.what, value)
    return f"{' '.join(filter(None, (WHAT[one.what], name)))} : {write(one.before)} → {write(one.after)}"


def _order(before: Sequence[str], after: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the first change in the order of the common steps, in French."""
    was, now = next((one, other) for one, other in zip(before, after, strict=True) if one != other)
    return f"{names[now]} vient maintenant avant {names[was]}"


def _number(value: float | None) -> str:
    return "rien" if value is None else number(Fraction(repr(value)))


def _bounds(value: Sequence[float | None] | None) -> str:
    return "rien" if value is None else f"de {_number(value[0])} à {_number(value[1])}"


def _amount(value: dict[str, Any] | None, currency: Currency) -> str:
    return "rien" if value is None else amounts(Amount(**value), currency)


def _named(names: dict[str, str], nothing: str = "rien") -> Callable[[str | None], str]:
    return lambda key: nothing if key is None else names[key]


def _path(steps: Sequence[str] | None) -> str:
    return ", ".join(steps or ()) or "rien"


def _warnings(warnings: Sequence[Sequence[str]] | None) -> str:
    return ", ".join(f"{key} ({EFFECTS[effect]})" for key, effect in warnings or ()) or "rien"


WHAT = {
    "complete": "questionnaire rempli",
    "score": "score",
    "level": "niveau",
    "bounds": "bornes du score",
    "status": "statut de",
    "verdict": "verdict sur",
    "path": "chemin vers",
    "horizon": "temps de",
    "setup": "coût de mise en place",
    "monthly": "coût mensuel",
    "aid": "aide",
    "warnings": "avertissements de",
}
AMOUNTS = frozenset({"setup", "monthly", "aid"})
WRITTEN: dict[str, Callable[[Any], str]] = {
    "complete": lambda said: "complet" if said else "incomplet",
    "score": _number,
    "bounds": _bounds,
    "status": _named(STATUSES),
    "verdict": _named(VERDICTS),
    "path": _path,
    "horizon": _named(HORIZONS, "pas une étape"),
    "warnings": _warnings,
}
