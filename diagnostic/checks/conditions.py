"""Conditions that name unknown ids, use a test the kind forbids, look ahead, or negate a skippable question."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.checks.finding import Finding, PlacedCondition, other_conditions, routing_conditions
from diagnostic.errors import did_you_mean
from diagnostic.kinds import kind_of
from diagnostic.model import About, All, AnyOf, Chosen, Compared, Located, Not, Scored, tests_of
from diagnostic.model.condition import OF_SEVERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.kinds import Kind
    from diagnostic.model import ConditionTree, Question, Questionnaire


def check_conditions(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield every mistake in the conditions of a questionnaire."""
    names = _names(questionnaire)
    for placed in (*routing_conditions(questionnaire), *other_conditions(questionnaire)):
        yield from _check(questionnaire, placed, gone, names)


class _Names(NamedTuple):
    """The names available to conditions: questions with their position, skippable questions, and dimensions."""

    ranks: dict[str, int]
    conditional: frozenset[str]
    dimensions: frozenset[str]


def _names(questionnaire: Questionnaire) -> _Names:
    asked = (*questionnaire.identity, *questionnaire.questions)
    ranks = {question.id: rank for rank, question in reversed(list(enumerate(asked)))}
    return _Names(ranks, _conditional(questionnaire), frozenset({*questionnaire.dimension_by_id, "overall"}))


def _conditional(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions that may be skipped."""
    return frozenset(
        asked.id
        for section in questionnaire.sections
        for question in section.questions
        for asked in question.asked
        if section.when is not None or question.when is not None
    ) | {field.id for field in questionnaire.identity if field.when is not None}


def _check(
    questionnaire: Questionnaire, placed: PlacedCondition, gone: frozenset[str], names: _Names
) -> Iterator[Finding]:
    for test in tests_of(placed.tree):
        place = (*placed.place, *test.place)
        if isinstance(test, Scored):
            yield from _check_score(test, place, names.dimensions, gone, routing=placed.before is not None)
        elif test.question not in questionnaire.question_by_id:
            if test.question not in gone:
                hint = did_you_mean(test.question, questionnaire.question_by_id)
                yield Finding(place, "unknown-question", f"il n'y a pas de question « {test.question} »", hint)
        elif placed.before is not None and names.ranks[test.question] >= placed.before:
            hint = "Une question ne dépend que de celles qui la précèdent : déplacez-la après."
            yield Finding(place, "forward-reference", f"« {test.question} » n'est posée que plus loin", hint)
        else:
            yield from _check_test(questionnaire, test, questionnaire.question_by_id[test.question], place)
    for name, at in _bare_negations(placed.tree, names.conditional, frozenset()):
        hint = f"Écrivez aussi l'autre cas : any: [{{{name}: {{answered: false}}}}, …]."
        message = f"cette négation n'est ni vraie ni fausse quand « {name} » n'est pas posée"
        yield Finding((*placed.place, *at), "negated-absence", message, hint)


def _check_score(
    test: Scored, place: tuple[str | int, ...], known: frozenset[str], gone: frozenset[str], *, routing: bool
) -> Iterator[Finding]:
    if routing:
        hint = "Les scores ne décident que des préconisations."
        yield Finding(place, "score-in-routing", "une question ne peut pas dépendre d'un score", hint)
    elif test.dimension not in known and test.dimension not in gone:
        hint = did_you_mean(test.dimension, sorted(known))
        yield Finding(place, "unknown-dimension", f"il n'y a pas d'axe « {test.dimension} »", hint)


def _check_test(
    questionnaire: Questionnaire,
    test: Chosen | Compared | Located | About,
    question: Question,
    place: tuple[str | int, ...],
) -> Iterator[Finding]:
    if isinstance(test, Chosen):
        yield from _check_choices(questionnaire, question, test, place)
    elif isinstance(test, Compared) and not _can_be_compared(kind_of(question)):
        yield _wrong_test(place, question, test.operator)
    elif isinstance(test, Located):
        yield from _check_zones(questionnaire, question, test, place)


def _can_be_compared(kind: Kind) -> bool:
    return kind.is_number or kind.levelled


def _check_zones(
    questionnaire: Questionnaire, question: Question, test: Located, place: tuple[str | int, ...]
) -> Iterator[Finding]:
    if not kind_of(question).is_place:
        yield _wrong_test(place, question, "zone")
    here = questionnaire.place
    known = dict.fromkeys([*here.zone_by_id, *(one.zone for one in questionnaire.catalogue.communes if one.zone)])
    for zone in test.zones:
        if zone not in known:
            hint = did_you_mean(zone, tuple(known))
            yield Finding(place, "unknown-choice", f"il n'y a pas de {here.zone_label} « {zone} »", hint)


def _check_choices(
    questionnaire: Questionnaire, question: Question, test: Chosen, place: tuple[str | int, ...]
) -> Iterator[Finding]:
    kind = kind_of(question)
    if not kind.is_listed or (test.mode in OF_SEVERAL and not kind.is_several):
        yield _wrong_test(place, question, test.mode)
        return
    known = [option.id for option in kind.options(questionnaire, question)]
    for key in test.choices:
        if key not in known:
            message = f"« {question.id} » n'a pas de choix « {key} »"
            yield Finding(place, "unknown-choice", message, did_you_mean(key, known))


def _wrong_test(place: tuple[str | int, ...], question: Question, test: str) -> Finding:
    hint = f"Ici : {kind_of(question).tests}."
    return Finding(place, "wrong-test", f"« {test} » ne convient pas à une question de type {question.kind}", hint)


def _bare_negations(
    tree: ConditionTree, conditional: frozenset[str], excused: frozenset[str]
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield each skippable question that is negated, unless the other case is written beside it."""
    match tree:
        case AnyOf(parts):
            beside = {part.question for part in parts if isinstance(part, About) and not part.expected}
            for part in parts:
                yield from _bare_negations(part, conditional, excused | beside)
        case All(parts):
            for part in parts:
                yield from _bare_negations(part, conditional, excused)
        case Not(part=part, place=place):
            named = {test.question: None for test in tests_of(part) if not isinstance(test, Scored | About)}
            yield from ((name, place) for name in named if name in conditional - excused)
        case Chosen(mode="none") | Compared(operator="ne") if tree.question in conditional - excused:
            yield tree.question, tree.place
