"""Do levels follow each other without gaps, can scores be aggregated, is the graph of prerequisites free of cycles?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place, placed_questions
from diagnostic.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.model import Dimension, MaturityLevel, Question, Questionnaire

WITH_CHOICES = frozenset({"single", "multiple", "level", "matrix"})
SCORED = frozenset({"single", "multiple", "level", "yes-no", "matrix"})


def check_levels(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield gaps and overlaps in the maturity levels, and in the levels of choices."""
    names = {one.id for one in questionnaire.all_dimensions} | {"overall"} | gone
    least = min((scale for scale, _ in _scales(questionnaire.dimensions)), default=0)
    yield from _check_ladder(questionnaire.levels, ("levels",), least, names)
    for place, dimension in _placed(questionnaire.dimensions, ("dimensions",)):
        if dimension.levels:
            yield from _check_ladder(dimension.levels, (*place, "levels"), dimension.scale.least, names)
        known = {one.id for one in dimension.levels or questionnaire.levels}
        for key in dimension.readings:
            if key not in known:
                message = f"il n'y a pas de niveau « {key} »"
                yield Finding((*place, "readings", key), "dead-reference", message, did_you_mean(key, sorted(known)))
    for place, question in placed_questions(questionnaire):
        yield from _check_choice_levels(question, place)


def _placed(dimensions: Sequence[Dimension], place: Place) -> Iterator[tuple[Place, Dimension]]:
    for at, dimension in enumerate(dimensions):
        here = (*place, at)
        yield here, dimension
        yield from _placed(dimension.children, (*here, "children"))


def _scales(dimensions: Sequence[Dimension]) -> list[tuple[object, object]]:
    return [(one.scale.least, one.scale.most) for one in dimensions]


def _check_ladder(levels: Sequence[MaturityLevel], place: Place, least: object, names: frozenset[str] | set[str]) -> Iterator[Finding]:
    gated = [level.needs is not None for level in levels]
    if any(gated) and not all(gated):
        yield Finding((*place, gated.index(False)), "mixed-levels", "un niveau dit « from » et un autre « needs »")
        return
    if any(gated):
        yield from _check_gates(levels, place, names)
        return
    starts = [level.starts for level in levels]
    for at, start in enumerate(starts):
        here = (*place, at)
        if start is None:
            yield Finding(here, "missing-key", "il manque la clé « from » (ou « needs »)")
            return
        if at == 0 and start != least:
            message = f"le premier niveau commence à {start} : rien n'est dit au-dessous"
            yield Finding((*here, "from"), "level-gap", message, f"Commencez à {least}.")
        previous = starts[at - 1]
        if at and previous is not None and start <= previous:
            message = f"ce niveau commence à {start}, pas après le précédent ({previous})"
            yield Finding((*here, "from"), "level-overlap", message, "Rangez les niveaux du plus bas au plus haut.")


def _check_gates(levels: Sequence[MaturityLevel], place: Place, names: frozenset[str] | set[str]) -> Iterator[Finding]:
    for at, level in enumerate(levels):
        if at == 0 and level.needs:
            hint = "Donnez au premier niveau « needs: {} »."
            yield Finding((*place, at, "needs"), "level-gap", "au-dessous du premier niveau, il n'y a pas de niveau", hint)
        for key in level.needs or {}:
            if key not in names:
                hint = did_you_mean(key, sorted(names))
                yield Finding((*place, at, "needs", key), "unknown-dimension", f"il n'y a pas d'axe « {key} »", hint)


def _check_choice_levels(question: Question, place: Place) -> Iterator[Finding]:
    written = [choice.level for choice in question.choices if choice.level is not None]
    if not written:
        return
    if len(written) != len(question.choices):
        message = "certains choix ont un rang (level) et d'autres non"
        yield Finding((*place, "choices"), "mixed-levels", message, "Écrivez-les tous, ou aucun.")
    elif missing := sorted(set(range(max(written) + 1)) - set(written)):
        message = f"il manque le rang {missing[0]} entre 0 et {max(written)}"
        yield Finding((*place, "choices"), "level-gap", message)


def check_questions(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield what a question of its kind lacks, or cannot have."""
    del gone
    for place, question in placed_questions(questionnaire):
        yield from _check_question(question, place)
    yield from _check_roles(questionnaire)
    yield from _check_scales(questionnaire)


def _check_question(question: Question, place: Place) -> Iterator[Finding]:
    kind = question.kind
    if kind in WITH_CHOICES and not question.choices:
        yield Finding((*place, "kind"), "no-choices", f"une question de type {kind} propose des choix", "Ajoutez « choices ».")
    if question.choices and kind not in WITH_CHOICES | {"yes-no"}:
        yield Finding((*place, "choices"), "needless-key", f"une question de type {kind} n'a pas de choix")
    if kind == "yes-no" and question.choices and {one.id for one in question.choices} != {"yes", "no"}:
        yield Finding((*place, "choices"), "bad-value", "les choix d'une question yes-no sont yes et no")
    if (kind == "matrix") != bool(question.rows):
        message = "une matrice a des lignes (rows)" if kind == "matrix" else f"une question de type {kind} n'a pas de lignes"
        yield Finding((*place, "kind"), "no-rows" if kind == "matrix" else "needless-key", message)
    if question.dimension is not None and kind not in SCORED:
        yield Finding((*place, "dimension"), "unscorable", f"une question de type {kind} ne peut pas être notée")
    elif question.dimension is not None and kind == "single" and not _valued(question):
        hint = "Donnez à chaque choix un rang (level) ou une valeur (value), ou le type level."
        yield Finding((*place, "dimension"), "unscorable", "les choix de cette question notée ne valent rien", hint)
    if question.most is not None and question.most > len(question.all_choices):
        yield Finding((*place, "most"), "bad-value", f"il n'y a que {len(question.all_choices)} choix")
    if question.weight < 0:
        yield Finding((*place, "weight"), "bad-value", "un poids n'est pas négatif")
    for at, choice in enumerate(question.choices):
        if choice.value is not None and not 0 <= choice.value <= 1:
            yield Finding((*place, "choices", at, "value"), "bad-value", "une valeur est comprise entre 0 et 1")


def _valued(question: Question) -> bool:
    return all(choice.level is not None or choice.value is not None for choice in question.choices)


def _check_roles(questionnaire: Questionnaire) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for place, question in placed_questions(questionnaire):
        role = question.role
        if role is None or role == "wish":
            continue
        if role in seen:
            message = f"« {seen[role]} » a déjà le rôle {role}"
            yield Finding((*place, "role"), "duplicate-role", message, "Une seule question par rôle, wish excepté.")
        seen[role] = question.id


def _check_scales(questionnaire: Questionnaire) -> Iterator[Finding]:
    groups: list[tuple[Place, str, Sequence[Dimension]]] = [(("dimensions",), questionnaire.overall.aggregate, questionnaire.dimensions)]
    for place, dimension in _placed(questionnaire.dimensions, ("dimensions",)):
        groups.append(((*place, "children"), dimension.aggregate, dimension.children))
        if dimension.scale.least >= dimension.scale.most:
            yield Finding((*place, "scale"), "bad-value", "une échelle va du plus petit au plus grand")
        asked = any(question.dimension == dimension.id for question in questionnaire.questions)
        if not dimension.children and not asked:
            message = f"aucune question n'est notée sur l'axe « {dimension.id} »"
            yield Finding(place, "unscored-dimension", message, "Donnez « dimension » à une question, ou retirez l'axe.")
    for place, aggregate, parts in groups:
        plain = [part for part in parts if not part.children]
        if aggregate != "sum" and len(set(_scales(plain))) > 1:
            message = f"{aggregate} ne peut pas réunir des axes d'échelles différentes"
            yield Finding(place, "unequal-scales", message, "Donnez-leur la même échelle, ou l'agrégation sum.")


def check_cycles(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield the first cycle found through each recommendation that is its own prerequisite, with its path."""
    del gone
    known = questionnaire.recommendation_by_id
    edges = {key: [other.id for other in one.requires if other.id in known] for key, one in known.items()}
    told: set[str] = set()
    for rank, one in enumerate(questionnaire.recommendations):
        cycle = _cycle(one.id, edges) if one.id not in told else None
        if cycle:
            told.update(cycle)
            path = " → ".join(cycle)
            message = f"ces préalables tournent en rond : {path}"
            yield Finding(("recommendations", rank, "requires"), "prerequisite-cycle", message, "Retirez l'un d'eux.")


def _cycle(start: str, edges: dict[str, list[str]]) -> list[str] | None:
    """Return a shortest path from a recommendation back to itself, if there is one."""
    paths, seen = [[start]], {start}
    for path in paths:
        for other in edges[path[-1]]:
            if other == start:
                return [*path, start]
            if other not in seen:
                seen.add(other)
                paths.append([*path, other])
    return None
