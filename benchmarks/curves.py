"""The curves of growth as a small picture: both scales are logarithmic, and what grows as the size rises straight."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 56, 16, 150, 36
COLOURS = ("#0b5394", "#b45f06", "#38761d", "#990000", "#674ea7", "#444444")
SHOWN = ("load", "prepare", "half", "complete", "json", "response")
STYLE = "text { font: 12px sans-serif; fill: #222 } line { stroke: #ddd } polyline { fill: none; stroke-width: 2 }"


def drawn(rows: Mapping[int, Mapping[str, float]], names: Mapping[str, str]) -> str:
    """Return the picture of these rows, in milliseconds."""
    sizes = sorted(rows)
    low, high = _decades(rows)
    parts = [*_grid(sizes, low, high)]
    ends: list[float] = []
    for name, colour in zip(SHOWN, COLOURS, strict=True):
        points = [(_across(size, sizes), _up(_milliseconds(rows[size], name), low, high)) for size in sizes]
        parts.append(f'<polyline stroke="{colour}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>')
        label = escape(names[name].partition(" (")[0])
        parts.append(_text(WIDTH - RIGHT + 8, _apart(points[-1][1], ends), label, colour))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
    back = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    return "\n".join([head, f"<style>{STYLE}</style>", back, *parts, "</svg>"]) + "\n"


def _milliseconds(row: Mapping[str, float], name: str) -> float:
    return row[name] * (1000 if name == "load" else 1)


def _decades(rows: Mapping[int, Mapping[str, float]]) -> tuple[int, int]:
    costs = [_milliseconds(row, name) for row in rows.values() for name in SHOWN]
    return math.floor(math.log10(min(costs))), math.ceil(math.log10(max(costs)))


def _across(size: int, sizes: list[int]) -> float:
    share = math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _up(cost: float, low: int, high: int) -> float:
    return HEIGHT - BOTTOM - (math.log10(cost) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def _grid(sizes: list[int], low: int, high: int) -> list[str]:
    parts = []
    for decade in range(low, high + 1):
        y = _up(10**decade, low, high)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        shown = f"{10**decade:g} ms" if decade < 3 else f"{10 ** (decade - 3)} s"  # noqa: PLR2004 - from a second on
        parts.append(_text(LEFT - 6, y + 4, shown, "#222", "end"))
    for size in sizes:
        x = _across(size, sizes)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(_text(x, HEIGHT - BOTTOM + 16, str(size), "#222", "middle"))
    return [*parts, _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, "questions", "#222", "middle")]


def _apart(y: float, ends: list[float]) -> float:
    """Return where a name can stand without covering another."""
    while any(abs(y - other) < 14 for other in ends):  # noqa: PLR2004 - the height of a line
        y += 1
    ends.append(y)
    return y + 4


def _text(x: float, y: float, said: str, colour: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" style="fill:{colour}">{said}</text>'
