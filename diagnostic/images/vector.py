"""Vector pictures: an SVG that needs no external file, no font, and no more rendering time than a logo."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from diagnostic.images.errors import PictureError, Reason
from diagnostic.signs import tidied, unwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
PICTURE = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]+)")
ELSEWHERE = re.compile(r"url\(\s*+['\"]?+(?!#)|@import", re.IGNORECASE)
INKS = re.compile(r"device-cmyk\(", re.IGNORECASE)
FLAT = re.compile(r"-.*|\+?(?:0+\.?0*|\.0+)(?:[a-z]+|%)?", re.IGNORECASE)
# Elements that WeasyPrint does not draw.
UNSEEN = frozenset({f"{SVG}{name}" for name in ("script", "foreignObject", "metadata", "title", "desc")})
DEEPEST = 60
MOST_DRAWN = 20_000


def checked(content: bytes, fitted: Callable[[bytes], bytes]) -> bytes:
    """Return an SVG unchanged; raise PictureError if it is not self-contained.

    `fitted` does the same for the pictures inside it.
    """
    try:
        root = ET.fromstring(content)  # noqa: S314 - expat bounds entities, and fetches none
    except (ET.ParseError, ValueError, LookupError) as error:
        raise PictureError(Reason.NO_SVG) from error
    if root.tag != f"{SVG}svg":
        raise PictureError(Reason.NO_SVG)
    if any(FLAT.fullmatch(size) for size in _sizes(root)):
        raise PictureError(Reason.FLAT)
    for element in _seen(root, 0):
        _check(element, fitted)
    _count(root)
    return content


def _sizes(root: Element) -> Iterator[str]:
    """Yield the widths and heights declared in a drawing."""
    yield root.get("width", "").strip()
    yield root.get("height", "").strip()
    yield from root.get("viewBox", "").replace(",", " ").split()[2:]


def _seen(element: Element, depth: int) -> Iterator[Element]:
    """Yield the parts of an element that are rendered."""
    if depth > DEEPEST:
        raise PictureError(Reason.DEEP, DEEPEST)
    yield element
    for child in element:
        if child.tag not in UNSEEN:
            yield from _seen(child, depth + 1)


def _check(element: Element, fitted: Callable[[bytes], bytes]) -> None:
    written = " ".join(element.attrib.values()) + (element.text or "" if element.tag == f"{SVG}style" else "")
    if ELSEWHERE.search(written):
        raise PictureError(Reason.ELSEWHERE)
    if INKS.search(written):
        raise PictureError(Reason.INKS)
    if element.tag != f"{SVG}a":
        for link in LINKS:
            _check_link(element.get(link, ""), fitted)
    for text in (element.text or "", element.tail or ""):
        for sign in unwritable(tidied(text)):
            raise PictureError(Reason.LETTERS, sign.sign)


def _check_link(link: str, fitted: Callable[[bytes], bytes]) -> None:
    if not link or link.startswith("#"):
        return
    match = PICTURE.fullmatch(link)
    if match is None:
        raise PictureError(Reason.ELSEWHERE)
    try:
        picture = base64.b64decode(match[1], validate=False)
    except binascii.Error as error:
        raise PictureError(Reason.DAMAGED) from error
    fitted(picture)


def _count(root: Element) -> None:
    """Refuse references that are recursive or multiply the drawing beyond the limit."""
    named = {name: element for element in root.iter() if (name := element.get("id"))}
    sizes: dict[Element, int] = {}
    waiting: set[Element] = set()

    def size(element: Element) -> int:
        if element in waiting:
            raise PictureError(Reason.ENDLESS)
        if element not in sizes:
            waiting.add(element)
            drawn = [size(child) for child in element if child.tag not in UNSEEN]
            if element.tag == f"{SVG}use":
                link = next((element.get(one, "") for one in LINKS if element.get(one)), "")
                drawn += [size(named[link[1:]])] if link[1:] in named else []
            waiting.discard(element)
            sizes[element] = 1 + sum(drawn)
        return sizes[element]

    try:
        whole = size(root)
    except RecursionError as error:
        raise PictureError(Reason.DEEP, DEEPEST) from error
    if whole > MOST_DRAWN:
        raise PictureError(Reason.HEAVY, MOST_DRAWN)
