"""The gates of a flow: each condition, drawn once in each gap between columns, with its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.wording.short import questions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.drawing.cards import Card
    from diagnostic.model import ConditionTree


class End(NamedTuple):
    """One end of a route: the index of the column, from 0, and the port name of a question or section in it."""

    column: int
    port: str


class Gate(NamedTuple):
    """A condition at its place: the columns before it, the questions it depends on, and those it opens."""

    condition: ConditionTree
    after: int
    sources: tuple[End, ...]
    targets: tuple[End, ...]


def gates_of(columns: Sequence[Sequence[Card]]) -> tuple[Gate, ...]:
    """Return the gates, in the order of the questions and sections they open.

    A gate is drawn left of what it opens, or right of it if it depends on a question of the same column.
    """
    places = dict(_places(columns))
    targets: dict[tuple[ConditionTree, int], list[End]] = {}
    for condition, end in _routed(columns):
        beside = any(places[key].column == end.column for key in questions_of(condition))
        targets.setdefault((condition, end.column + beside), []).append(end)
    return tuple(
        Gate(condition, after, _ends(places[key] for key in questions_of(condition)), tuple(ends))
        for (condition, after), ends in targets.items()
    )


def _ends(ends: Iterator[End]) -> tuple[End, ...]:
    """Return ends without duplicates: two rows of a matrix share one port."""
    return tuple(dict.fromkeys(ends))


def _places(columns: Sequence[Sequence[Card]]) -> Iterator[tuple[str, End]]:
    for at, column in enumerate(columns):
        for row in (row for card in column for row in card.rows):
            yield from ((asked.id, End(at, row.number)) for asked in row.question.asked)
            yield row.question.id, End(at, row.number)


def _routed(columns: Sequence[Sequence[Card]]) -> Iterator[tuple[ConditionTree, End]]:
    """Yield each condition with the questions and sections it opens."""
    for at, column in enumerate(columns):
        for card in column:
            named = ((card.when, card.port), *((row.question.when, row.number) for row in card.rows))
            yield from ((when, End(at, port)) for when, port in named if when is not None)
