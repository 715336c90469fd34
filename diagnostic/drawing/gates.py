"""The gates of a flow: each condition once in each space between two columns, and what it leads from and to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diagnostic.wording.short import questions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diagnostic.drawing.cards import Card
    from diagnostic.model import ConditionTree


class End(NamedTuple):
    """One end of a route: the column, from 0, and in it the name of the port of a question or of a section."""

    column: int
    port: str


class Gate(NamedTuple):
    """A condition at its place: after so many columns, with the questions that it rests on and what it opens."""

    condition: ConditionTree
    after: int
    sources: tuple[End, ...]
    targets: tuple[End, ...]


def gates_of(columns: Sequence[Sequence[Card]]) -> tuple[Gate, ...]:
    """Return the gates, in the order of what they open.

    A gate stands left of what it opens, unless it rests on a question of the same column: then right of it.
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
    """Return ends, each once: two rows of a matrix are one place."""
    return tuple(dict.fromkeys(ends))


def _places(columns: Sequence[Sequence[Card]]) -> Iterator[tuple[str, End]]:
    for at, column in enumerate(columns):
        for row in (row for card in column for row in card.rows):
            yield from ((asked.id, End(at, row.number)) for asked in row.question.asked)
            yield row.question.id, End(at, row.number)


def _routed(columns: Sequence[Sequence[Card]]) -> Iterator[tuple[ConditionTree, End]]:
    """Yield each condition with what it opens."""
    for at, column in enumerate(columns):
        for card in column:
            named = ((card.when, card.port), *((row.question.when, row.number) for row in card.rows))
            yield from ((when, End(at, port)) for when, port in named if when is not None)
