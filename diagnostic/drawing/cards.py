"""The sections of a questionnaire as cards, folded into columns like a newspaper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.drawing.text import in_html, wrapped
from diagnostic.wording.durations import duration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.model import ConditionTree, Question, Questionnaire

WIDTH = 40  # characters of a label on a card
LINE, ROW, HEAD = 11.5, 4.0, 36.0  # points: a line of text, what a row adds, the head of a card and the space below it
COLUMN, GAP = 265.0, 215.0  # points: a card, and the space between two columns, where the conditions stand
HEADING = 90.0  # points
PAGE = 2**0.5  # the sides of A3 and A4, laid on their side
GREY = "#e4e4e4"
SHORT, ROUTED = "●", "↳"
SPACE = '<TR><TD COLSPAN="4" HEIGHT="8"></TD></TR>'


class Row(NamedTuple):
    """A question on its card: its number, and what it asks in lines."""

    question: Question
    number: str
    lines: tuple[str, ...]


class Card(NamedTuple):
    """A section, or the identity sheet: the name of its port, its title, the condition of the whole, its rows."""

    port: str
    title: str
    when: ConditionTree | None
    rows: tuple[Row, ...]

    @property
    def seconds(self) -> int:
        """The time to answer all of it."""
        return sum(row.question.seconds for row in self.rows)

    @property
    def height(self) -> float:
        """About how high it is, in points."""
        return HEAD + sum(ROW + LINE * len(row.lines) for row in self.rows)


def cards_of(questionnaire: Questionnaire, routing: frozenset[str]) -> tuple[Card, ...]:
    """Return the cards in order, questions numbered throughout; of the identity sheet, only what is in `routing`."""
    fields = [one for one in questionnaire.identity if one.id in routing]
    sheet = tuple(_row(one, f"F{at}") for at, one in enumerate(fields, start=1))
    cards = [Card("s0", "Fiche d’identité", None, sheet)] if sheet else []
    number = 1
    for rank, section in enumerate(questionnaire.sections, start=1):
        rows = tuple(_row(one, str(at)) for at, one in enumerate(section.questions, start=number))
        number += len(rows)
        cards.append(Card(f"s{rank}", f"{rank}. {section.title}", section.when, rows))
    return tuple(cards)


def _row(question: Question, number: str) -> Row:
    routed = f"{ROUTED} " if question.when is not None else ""
    return Row(question, number, wrapped(routed + question.label, WIDTH))


def columns_of(cards: Sequence[Card]) -> tuple[tuple[Card, ...], ...]:
    """Return the cards folded into the columns that fill a page best; their order is kept."""
    return min((_folded(tuple(cards), many) for many in range(1, len(cards) + 1)), key=_extent)


def _extent(columns: Sequence[Sequence[Card]]) -> float:
    """Return the height of the page that these columns ask for."""
    width = len(columns) * COLUMN + (len(columns) - 1) * GAP
    return max(width / PAGE, _tallest(columns) + HEADING)


def _tallest(columns: Sequence[Sequence[Card]]) -> float:
    return max(sum(card.height for card in column) for column in columns)


def _folded(cards: tuple[Card, ...], many: int) -> tuple[tuple[Card, ...], ...]:
    """Return the folding into so many columns of which the tallest is the lowest."""

    @cache
    def best(start: int, left: int) -> tuple[tuple[Card, ...], ...]:
        if left == 1:
            return (cards[start:],)
        ends = range(start + 1, len(cards) - left + 2)
        return min(((cards[start:end], *best(end, left - 1)) for end in ends), key=_tallest)

    return best(0, many)


def column_label(column: Sequence[Card]) -> str:
    """Return a column as dot's HTML-like label: one table, so that all its cards are of one width.

    Each row and each head has two ports: `w` and `e`, then the number of the question or the port of the card.
    """
    cards = SPACE.join(_rows(card) for card in column)
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">{SPACE}{cards}{SPACE}</TABLE>>'


def _rows(card: Card) -> str:
    *rows, last = card.rows
    return f"{_head(card)}{''.join(_table_row(row) for row in rows)}{_table_row(last, bottom='B')}"


def _head(card: Card) -> str:
    cell = f'BORDER="1" BGCOLOR="{GREY}" CELLPADDING="4"'
    title = in_html(wrapped(card.title, WIDTH - 8))
    return (
        f'<TR><TD COLSPAN="3" PORT="w{card.port}" SIDES="LTB" ALIGN="LEFT" BALIGN="LEFT" {cell}>'
        f'<FONT POINT-SIZE="12"><B>{title}</B></FONT></TD>'
        f'<TD PORT="e{card.port}" SIDES="TRB" ALIGN="RIGHT" {cell}><B>{duration(card.seconds)}</B></TD></TR>'
    )


def _table_row(row: Row, bottom: str = "") -> str:
    mark = SHORT if row.question.short else ""
    inner = f'BORDER="1" SIDES="{bottom}"' if bottom else 'CELLPADDING="2"'  # as wide as a border and its padding
    return (
        f'<TR><TD VALIGN="TOP" PORT="w{row.number}" BORDER="1" SIDES="L{bottom}">{mark}</TD>'
        f'<TD ALIGN="RIGHT" VALIGN="TOP" {inner}>{row.number}</TD>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT" {inner}>{in_html(row.lines)}</TD>'
        f'<TD ALIGN="RIGHT" VALIGN="TOP" PORT="e{row.number}" BORDER="1" SIDES="R{bottom}">'
        f"{duration(row.question.seconds)}</TD></TR>"
    )
