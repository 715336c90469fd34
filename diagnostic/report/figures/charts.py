"""The geometry of the charts, as plain numbers: templates only draw it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from diagnostic.report.figures.lines import shortened, wrapped
from diagnostic.wording.french import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnostic.report.context.readings import Reading

RADIUS = 100.0
MARGIN_X, MARGIN_Y = 112.0, 42.0
LABEL_AT = 1.13
RINGS = (0.25, 0.5, 0.75, 1.0)
FEWEST_AXES, MOST_AXES = 3, 12
LABEL_WIDTH, MOST_LINES = 17, 5
SIDE = 0.2
LINE = 13.5
BAR, BAR_MARGIN, ROW = 250.0, 40.0, 33.0
BAR_LETTERS = 52


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of the radar: its end, its label in lines, and where each text stands."""

    label: tuple[str, ...]
    scored: str
    end: Point
    text: Point
    anchor: str
    value: Point | None


@dataclass(frozen=True, slots=True)
class Radar:
    """A radar to draw in a box of `width` by `height` that begins at `top`; polygons are « x,y x,y … »."""

    width: float
    top: float
    height: float
    center: Point
    rings: tuple[str, ...]
    axes: tuple[Axis, ...]
    shape: str
    low_shape: str
    high_shape: str
    has_bounds: bool
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where its line begins, how long it is, and where its bounds lie; `None` where nothing is scored."""

    label: str
    scored: str
    score: str
    level: str
    bounds: str
    y: float
    length: float | None
    low: float | None
    high: float | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """One bar per dimension, with its bounds, in a box of `width` by `height`; and the same in words."""

    width: float
    height: float
    length: float
    ticks: tuple[float, ...]
    bars: tuple[Bar, ...]
    has_bounds: bool
    title: str
    description: str


def radar_of(readings: Sequence[Reading]) -> Radar | None:
    """Return the radar of the first-rank dimensions; nothing below three axes or above twelve."""
    roots = [one for one in readings if one.depth == 0]
    if not FEWEST_AXES <= len(roots) <= MOST_AXES:
        return None
    angles = [2 * pi * place / len(roots) - pi / 2 for place in range(len(roots))]
    pairs = list(zip(roots, angles, strict=True))
    axes = tuple(_axis(one, angle) for one, angle in pairs)
    top = min(axis.text.y for axis in axes) - LINE
    bottom = max(axis.text.y + LINE * len(axis.label) for axis in axes) + LINE / 2
    return Radar(
        width=2 * (RADIUS + MARGIN_X),
        top=round(top, 1),
        height=round(max(bottom, RADIUS * 2 + MARGIN_Y) - top, 1),
        center=_point(0, 0),
        rings=tuple(_polygon([_point(angle, ring) for angle in angles]) for ring in RINGS),
        axes=axes,
        shape=_polygon([_point(angle, one.share or 0) for one, angle in pairs]),
        low_shape=_polygon([_point(angle, one.low_share or 0) for one, angle in pairs]),
        high_shape=_polygon([_point(angle, one.high_share or 0) for one, angle in pairs]),
        has_bounds=any(not one.certain for one in roots),
        title="Votre maturité, axe par axe",
        description=_in_words(roots),
    )


def bars_of(readings: Sequence[Reading]) -> Bars:
    """Return one bar per dimension."""
    return Bars(
        width=BAR + BAR_MARGIN,
        height=round(ROW * len(readings), 1),
        length=BAR,
        ticks=tuple(BAR * ring for ring in RINGS[:-1]),
        bars=tuple(_bar(one, ROW * place) for place, one in enumerate(readings)),
        has_bounds=any(not one.certain for one in readings),
        title="Vos scores, axe par axe",
        description=_in_words(readings),
    )


def _bar(one: Reading, y: float) -> Bar:
    def at(share: float | None) -> float | None:
        return None if share is None else round(BAR * share, 1)

    shares = at(one.share), at(one.low_share), at(one.high_share)
    return Bar(shortened(one.label, BAR_LETTERS), one.scored, one.shown, one.level, one.bounds, y, *shares, one.certain)


def _point(angle: float, share: float) -> Point:
    across, down = RADIUS + MARGIN_X, RADIUS + MARGIN_Y
    return Point(round(across + RADIUS * share * cos(angle), 1), round(down + RADIUS * share * sin(angle), 1))


def _polygon(points: Sequence[Point]) -> str:
    return " ".join(f"{point.x:g},{point.y:g}" for point in points)


def _axis(one: Reading, angle: float) -> Axis:
    lines = wrapped(one.label, LABEL_WIDTH, MOST_LINES)
    across = cos(angle)
    anchor = "middle" if abs(across) < SIDE else "start" if across > 0 else "end"
    place = _point(angle, LABEL_AT)
    rise = -LINE * len(lines) if sin(angle) < -SIDE else 0 if sin(angle) > SIDE else -LINE * len(lines) / 2
    text = Point(place.x, round(place.y + rise + LINE / 2, 1))
    value = None if one.share is None else _point(angle, one.share)
    return Axis(lines, one.shown, _point(angle, 1), text, anchor, value)


def _in_words(readings: Sequence[Reading]) -> str:
    said = [f"{one.label} : {one.scored}{f' ({one.bounds})' if one.bounds else ''}" for one in readings]
    return sentence(" ; ".join(said)) if said else ""
