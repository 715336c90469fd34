"""Questions marked for the short path that the short path can never ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.checks.finding import Finding, Place
from diagnostic.model import All, AnyOf, Not, Scored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import ConditionTree, Question, Questionnaire, Section


def check_short_path(questionnaire: Questionnaire, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield each question marked short whose `when`, or its section's, needs questions the short path leaves out."""
    askable = {question.id for question in questionnaire.questions if question.short}
    askable |= {field.id for field in questionnaire.identity} | gone
    for at, section in enumerate(questionnaire.sections):
        for rank, question in enumerate(section.questions):
            yield from _check(section, question, ("sections", at, "questions", rank), askable)


def _check(section: Section, question: Question, place: Place, askable: set[str]) -> Iterator[Finding]:
    conditions = [tree for tree in (section.when, question.when) if tree is not None]
    if question.short and not all(_may_be(tree, askable, wanted=True) for tree in conditions):
        message = f"« {question.id} » ne serait jamais posée dans le parcours court : ce dont elle dépend n'y est pas"
        hint = "Donnez « short: true » à ce que nomme sa condition, ou retirez-le ici."
        yield Finding((*place, "short"), "never-short", message, hint)


def _may_be(tree: ConditionTree, askable: set[str], *, wanted: bool) -> bool:
    """Return whether a condition can become true (or false) with answers to these questions only."""
    match tree:
        case All(parts):
            return (all if wanted else any)(_may_be(part, askable, wanted=wanted) for part in parts)
        case AnyOf(parts):
            return (any if wanted else all)(_may_be(part, askable, wanted=wanted) for part in parts)
        case Not(part=part):
            return _may_be(part, askable, wanted=not wanted)
        case Scored():
            return True
    return tree.question in askable
