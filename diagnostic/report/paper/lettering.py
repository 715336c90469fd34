"""Replace the characters of a page that the report fonts lack, and detect those that remain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diagnostic.signs import tidied, written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

# Elements that are not drawn: a title goes into the metadata, where any character is allowed.
NOT_DRAWN = frozenset({"title", "style", "script"})


def lettered(root: Element) -> None:
    """Replace, in a page, each character that no font has."""
    for element in root.iter():
        drawn = written if element.tag not in NOT_DRAWN else tidied
        element.text = drawn(element.text) if element.text else element.text
        element.tail = written(element.tail) if element.tail else element.tail
        for name, value in element.attrib.items():
            element.attrib[name] = tidied(value)


def unlettered(fonts: Iterable[Any]) -> str:
    """Return the code points that WeasyPrint found in no font, as `U+5B57, U+6F22`; empty if none."""
    return ", ".join(sorted({f"U+{code:04X}" for font in fonts for code in font.missing}))
