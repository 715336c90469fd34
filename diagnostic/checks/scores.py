"""Maturity levels with gaps or overlaps, and scores that cannot be aggregated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.checks.finding import Finding, Place, placed_dimensions
from diagnostic.errors import did_you_mean
from diagnostic.model import Scale
from diagnostic.model.base import plain_number
from diagnostic.scoring.scales import OVERALL, scales_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from diagnostic.model import Dimension, MaturityLevel, Questionnaire
    from diagnostic.scoring.scales import Ends


# The default scale of a score.
UNSCORED = (Scale().least, Scale().most)


class Rungs(NamedTuple):
    """A ladder of levels, its place, and the scale that its bands cover."""

    levels: Sequence[MaturityLevel]
    place: Place
    least: Fraction
    most: Fraction


def check_levels(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield gaps and overlaps in the maturity levels, and readings of unknown levels."""
    shared = questionnaire.levels
    for place, dimension in placed_dimensions(questionnaire):
        known = {level.id for level in dimension.levels or shared} | gone
        for key in dimension.readings:
            if key not in known:
                hint = did_you_mean(key, sorted(known))
                yield Finding((*place, "readings", key), "dead-reference", f"il n'y a pas de niveau « {key} »", hint)
    if not gone:
        scales = scales_of(questionnaire) if questionnaire.dimensions else {OVERALL: UNSCORED}
        for rungs in _ladders(questionnaire, scales):
            yield from _check_ladder(rungs, scales)


def _ladders(questionnaire: Questionnaire, scales: Mapping[str, Ends]) -> Iterator[Rungs]:
    yield Rungs(questionnaire.levels, ("levels",), *scales[OVERALL])
    for place, dimension in placed_dimensions(questionnaire):
        yield Rungs(dimension.levels or (), (*place, "levels"), *scales[dimension.id])


def _check_ladder(rungs: Rungs, scales: Mapping[str, Ends]) -> Iterator[Finding]:
    gated = [level.needs is not None for level in rungs.levels]
    if any(gated) and not all(gated):
        message = "certains niveaux disent « needs » et d'autres non"
        yield Finding((*rungs.place, gated.index(False)), "mixed-levels", message, "Écrivez-le partout, ou nulle part.")
    elif any(gated):
        yield from _check_gates(rungs, scales)
    else:
        yield from _check_bands(rungs)


def _check_bands(rungs: Rungs) -> Iterator[Finding]:
    previous: Fraction | None = None
    for at, level in enumerate(rungs.levels):
        here, start = (*rungs.place, at), level.starts
        if start is None:
            yield Finding(here, "missing-key", "il manque la clé « from » (ou « needs »)")
            return
        if at == 0 and start != rungs.least:
            message = f"le premier niveau commence à {plain_number(start)} : rien n'est dit au-dessous"
            yield Finding((*here, "from"), "level-gap", message, f"Commencez à {plain_number(rungs.least)}.")
        elif previous is not None and start <= previous:
            message = f"ce niveau commence à {plain_number(start)}, pas après le précédent ({plain_number(previous)})"
            yield Finding((*here, "from"), "level-overlap", message, "Rangez les niveaux du plus bas au plus haut.")
        elif start > rungs.most:
            message = f"ce niveau commence à {plain_number(start)}, au-delà de l'échelle ({plain_number(rungs.most)})"
            yield Finding((*here, "from"), "bad-value", message)
        previous = start


def _check_gates(rungs: Rungs, scales: Mapping[str, Ends]) -> Iterator[Finding]:
    for at, level in enumerate(rungs.levels):
        if at == 0 and level.needs:
            hint = "Donnez au premier niveau « needs: {} »."
            message = "au-dessous du premier niveau, il n'y a pas de niveau"
            yield Finding((*rungs.place, at, "needs"), "level-gap", message, hint)
        for key, limit in (level.needs or {}).items():
            if key not in scales:
                hint = did_you_mean(key, sorted(scales))
                message = f"il n'y a pas d'axe « {key} »"
                yield Finding((*rungs.place, at, "needs", key), "unknown-dimension", message, hint)
            elif not (least := scales[key][0]) <= limit <= (most := scales[key][1]):
                between = f" : de {plain_number(least)} à {plain_number(most)}"
                message = f"ce seuil ({plain_number(limit)}) est hors de l'échelle de « {key} »{between}"
                yield Finding((*rungs.place, at, "needs", key), "bad-value", message)
        if level.starts is not None:
            message = "« from » ne sert à rien à côté de « needs »"
            yield Finding((*rungs.place, at, "from"), "needless-key", message)


def check_scales(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield dimensions without anything scored, and scales that cannot be aggregated."""
    asked = {question.dimension for question in questionnaire.questions}
    made = scales_of(questionnaire)
    for place, dimension in placed_dimensions(questionnaire):
        if dimension.scale.least >= dimension.scale.most:
            yield Finding((*place, "scale"), "bad-value", "une échelle va du plus petit au plus grand")
        if dimension.weight <= 0:
            yield Finding((*place, "weight"), "bad-value", "un poids est plus grand que 0")
        if not dimension.children and dimension.id not in asked and not gone:
            message = f"aucune question n'est notée sur l'axe « {dimension.id} »"
            hint = "Donnez « dimension » à une question, ou retirez l'axe."
            yield Finding(place, "unscored-dimension", message, hint)
        yield from _check_equal(dimension.aggregate, dimension.children, (*place, "children"), made)
        if dimension.aggregate == "level":
            yield from _check_ranked(dimension, place)
    yield from _check_equal(questionnaire.overall.aggregate, questionnaire.dimensions, ("dimensions",), made)


def _check_ranked(dimension: Dimension, place: Place) -> Iterator[Finding]:
    """Yield why a dimension cannot be scored by level rank: it has no levels, or they depend on other dimensions."""
    levels, below = (
        dimension.levels or (),
        {descendant.id for child in dimension.children for descendant in child.walk()},
    )
    if not dimension.children or len(levels) <= 1 or any(level.needs is None for level in levels):
        message = (
            "« level » est le rang du niveau atteint : l'axe a des sous-axes, et deux niveaux ou plus avec « needs »"
        )
        yield Finding((*place, "aggregate"), "bad-value", message, "Écrivez-les, ou une autre façon de réunir.")
    for at, level in enumerate(levels):
        for key in set(level.needs or {}) - below:
            message = f"« {key} » n'est pas au-dessous de l'axe dont ce niveau fait le score"
            yield Finding((*place, "levels", at, "needs", key), "bad-value", message, "Nommez un de ses sous-axes.")


def _check_equal(
    aggregate: str, parts: Sequence[Dimension], place: Place, made: Mapping[str, Ends]
) -> Iterator[Finding]:
    """Yield children whose scales differ where only a sum allows it, or a parent scale that contradicts them."""
    scales = {made[part.id] for part in parts}
    if aggregate not in {"sum", "level"} and len(scales) > 1:
        message = f"{aggregate} ne peut pas réunir des axes d'échelles différentes"
        yield Finding(place, "unequal-scales", message, "Donnez-leur la même échelle, ou l'agrégation sum.")
