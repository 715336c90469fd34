"""What an SVG drawing shows, measured: boxes, lines and texts, in points."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?[\d.]+")
STEPS = 24


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not beside and not (self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, point: tuple[float, float], edge: float) -> bool:
        x, y = point
        return self.left + edge < x < self.right - edge and self.top + edge < y < self.bottom - edge


class Picture:
    """An SVG drawing."""

    def __init__(self, svg: str) -> None:
        self.root = ET.fromstring(svg)  # noqa: S314 - our own drawing

    @property
    def size(self) -> tuple[float, float]:
        _, _, width, height = map(float, self.root.attrib["viewBox"].split())
        return width, height

    @property
    def texts(self) -> list[str]:
        return [text.text or "" for text in self.root.iter(f"{SVG}text")]

    @property
    def least_text(self) -> float:
        return min(float(text.attrib["font-size"]) for text in self.root.iter(f"{SVG}text"))

    @property
    def boxes(self) -> list[Box]:
        """The frame of each node that has one; a column of cards is one node."""
        shapes = {f"{SVG}{name}" for name in ("polygon", "polyline", "path")}
        framed = (
            [point for one in node.iter() if one.tag in shapes for point in _points(one)]
            for node in self._groups("node")
        )
        return [_around(points) for points in framed if points]

    @property
    def lines(self) -> list[list[tuple[float, float]]]:
        """The points of each line, close together."""
        return [_curve(_points(path)) for edge in self._groups("edge") for path in edge.iter(f"{SVG}path")]

    @property
    def dashes(self) -> list[str]:
        return [
            path.attrib.get("stroke-dasharray", "") for edge in self._groups("edge") for path in edge.iter(f"{SVG}path")
        ]

    def _groups(self, kind: str) -> list[ET.Element]:
        return [one for one in self.root.iter(f"{SVG}g") if one.attrib.get("class") == kind]


def _points(shape: ET.Element) -> list[tuple[float, float]]:
    numbers = [float(one) for one in NUMBER.findall(shape.attrib.get("points") or shape.attrib.get("d", ""))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _curve(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points of a chain of cubic curves."""
    found: list[tuple[float, float]] = []
    for at in range(0, len(points) - 3, 3):
        corners = points[at : at + 4]
        for step in range(STEPS + 1):
            t = step / STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            x, y = (sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
            found.append((x, y))
    return found
