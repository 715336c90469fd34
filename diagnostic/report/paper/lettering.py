"""The texts of a page as the fonts of the reports can write them, and those that they could not write all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diagnostic.signs import tidied, written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

# What is not drawn: a title goes into the description of the file, where any sign may stand.
NOT_DRAWN = frozenset({"title", "style", "script"})


def lettered(root: Element) -> None:
    """Put in a page, in the place of each sign that no font writes, one that stands for it."""
    for element in root.iter():
        drawn = written if element.tag not in NOT_DRAWN else tidied
        element.text = drawn(element.text) if element.text else element.text
        element.tail = written(element.tail) if element.tail else element.tail
        for name, value in element.attrib.items():
            element.attrib[name] = tidied(value)


def unlettered(fonts: Iterable[Any]) -> str:
    """Return the code points that no font of WeasyPrint's could draw: `U+5B57, U+6F22`; nothing if there are none."""
    return ", ".join(sorted({f"U+{code:04X}" for font in fonts for code in font.missing}))
