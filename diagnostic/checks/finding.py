"""Findings: mistakes at a place in the questionnaire, which the loader turns into problems at a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.model import Body, ConditionTree, Dimension, Question, Questionnaire, Training

Place = tuple[str | int, ...]


class Finding(NamedTuple):
    """One mistake found by a check: the keys and indices that lead to it, a stable code, and a hint."""

    place: Place
    code: str
    message: str
    hint: str = ""


class PlacedCondition(NamedTuple):
    """A condition, its place, and the number of questions before it (None: all are)."""

    place: Place
    tree: ConditionTree
    before: int | None


def placed_questions(questionnaire: Questionnaire) -> Iterator[tuple[Place, Question]]:
    """Yield each question as written (a matrix once), identity sheet first, with its place."""
    for rank, question in enumerate(questionnaire.identity):
        yield ("identity", rank), question
    for at, section in enumerate(questionnaire.sections):
        for rank, question in enumerate(section.questions):
            yield ("sections", at, "questions", rank), question


def placed_dimensions(questionnaire: Questionnaire) -> Iterator[tuple[Place, Dimension]]:
    """Yield each dimension with its place, parents before children."""
    yield from _placed(questionnaire.dimensions, ("dimensions",))


def _placed(dimensions: Sequence[Dimension], place: Place) -> Iterator[tuple[Place, Dimension]]:
    for at, dimension in enumerate(dimensions):
        here = (*place, at)
        yield here, dimension
        yield from _placed(dimension.children, (*here, "children"))


def routing_conditions(questionnaire: Questionnaire) -> Iterator[PlacedCondition]:
    """Yield the conditions that decide which questions are asked, each with the number of questions before it."""
    before = 0
    for rank, question in enumerate(questionnaire.identity):
        if question.when is not None:
            yield PlacedCondition(("identity", rank, "when"), question.when, before)
        before += 1
    for at, section in enumerate(questionnaire.sections):
        if section.when is not None:
            yield PlacedCondition(("sections", at, "when"), section.when, before)
        for rank, question in enumerate(section.questions):
            if question.when is not None:
                yield PlacedCondition(("sections", at, "questions", rank, "when"), question.when, before)
            before += len(question.asked)


def other_conditions(questionnaire: Questionnaire) -> Iterator[PlacedCondition]:
    """Yield the conditions of recommendations and of the catalogue, which may name any question."""
    for rank, recommendation in enumerate(questionnaire.recommendations):
        here: Place = ("recommendations", rank)
        named = {
            "applies-when": recommendation.applies_when,
            "in-place-when": recommendation.in_place_when,
            "when": recommendation.when,
        }
        for key, tree in (named | {"urgent-when": recommendation.urgent_when}).items():
            if tree is not None:
                yield PlacedCondition((*here, key), tree, None)
        for at, brought in enumerate(recommendation.brings):
            if brought.when is not None:
                yield PlacedCondition((*here, "brings", at, "when"), brought.when, None)
    yield from _catalogue_conditions(questionnaire)


def placed_organisations(questionnaire: Questionnaire) -> Iterator[tuple[Place, Body | Training]]:
    """Yield the advisory and training bodies, with their places."""
    for rank, body in enumerate(questionnaire.catalogue.bodies):
        yield ("catalogue", "bodies", rank), body
    for rank, training in enumerate(questionnaire.catalogue.training):
        yield ("catalogue", "training", rank), training


def _catalogue_conditions(questionnaire: Questionnaire) -> Iterator[PlacedCondition]:
    catalogue = questionnaire.catalogue
    for place, entry in placed_organisations(questionnaire):
        if entry.when is not None:
            yield PlacedCondition((*place, "when"), entry.when, None)
    for rank, aid in enumerate(catalogue.aids.aids):
        for at, rule in enumerate(aid.rules):
            yield PlacedCondition(("catalogue", "aids", "aids", rank, "rules", at, "when"), rule.when, None)
