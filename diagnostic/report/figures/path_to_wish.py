"""The path to a wish as boxes in rows, joined by arrows: plain numbers for the templates to draw."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from diagnostic.report.figures.lines import shortened, wrapped
from diagnostic.wording.typography import french

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PER_ROW = 3
WIDTH, GAP, DROP = 158.0, 30.0, 26.0
LETTERS, NOTE_LETTERS, MOST_LINES = 29, 36, 4
LINE, HEAD, FOOT = 13.0, 28.0, 20.0


@dataclass(frozen=True, slots=True)
class Box:
    """One step of the path: its corner, its size, its text in lines; `is_goal` for the wish itself."""

    x: float
    y: float
    width: float
    height: float
    number: str
    lines: tuple[str, ...]
    note: str
    is_goal: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow: its line, « x,y x,y … », and its head, a triangle."""

    line: str
    head: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and arrows to draw in a box of `width` by `height`, and a text description."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    title: str
    description: str


def picture_of(name: str, steps: Sequence[tuple[str, str, bool]]) -> Picture | None:
    """Return the picture of a path, from each step's title, note, and whether it is the wish; None without steps."""
    if not steps:
        return None
    lines = [wrapped(french(title), LETTERS, MOST_LINES) for title, _, _ in steps]
    rows = list(_rows(lines))
    boxes = tuple(
        Box(_left(place), *rows[place // PER_ROW], str(place + 1), lines[place], shortened(note, NOTE_LETTERS), is_goal)
        for place, (_, note, is_goal) in enumerate(steps)
    )
    columns, last = min(len(steps), PER_ROW), boxes[-1]
    return Picture(
        width=columns * WIDTH + (columns - 1) * GAP,
        height=last.y + last.height,
        boxes=boxes,
        arrows=tuple(_arrow(box, other) for box, other in pairwise(boxes)),
        title=f"Le chemin vers {name}",
        description=" ; ".join(f"{place}. {title}" for place, (title, _, _) in enumerate(steps, 1)) + ".",
    )


def _rows(lines: Sequence[tuple[str, ...]]) -> Iterator[tuple[float, float, float]]:
    """Yield the top of each row, and the size of its boxes, as high as the longest text among them."""
    top = 0.0
    for first in range(0, len(lines), PER_ROW):
        height = HEAD + LINE * max(len(each) for each in lines[first : first + PER_ROW]) + FOOT
        yield top, WIDTH, height
        top += height + DROP


def _left(place: int) -> float:
    return place % PER_ROW * (WIDTH + GAP)


def _arrow(box: Box, other: Box) -> Arrow:
    """Return the arrow between two boxes: straight in a row, else down, back and down again."""
    if box.y == other.y:
        middle, start, end = box.y + box.height / 2, box.x + box.width + 3, other.x - 3
        return Arrow(
            _line((start, middle), (end - 5, middle)),
            _line((end, middle), (end - 7, middle - 4), (end - 7, middle + 4)),
        )
    start_x, end_x = box.x + box.width / 2, other.x + other.width / 2
    below, middle, end = box.y + box.height + 2, box.y + box.height + DROP / 2 - 2, other.y - 3
    bend = _line((start_x, below), (start_x, middle), (end_x, middle), (end_x, end - 5))
    return Arrow(bend, _line((end_x, end), (end_x - 4, end - 7), (end_x + 4, end - 7)))


def _line(*points: tuple[float, float]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
