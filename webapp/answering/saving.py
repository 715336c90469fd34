"""Saves the form of one screen, merged with what other screens saved meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from webapp import access
from webapp.forms.merging import NOTHING, Address, Served, merge, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diagnostic import Response
    from webapp.access import Kept


class Saved(NamedTuple):
    """The stored response, and the addresses where a person must choose between two values."""

    kept: Kept
    conflicts: frozenset[Address]


def save(token: str, served: Mapping[Address, Served], changed: Callable[[Kept], Response]) -> Saved:
    """Store what `changed` makes of the response, merged with what others saved; raise as `access.change` does."""
    conflicts: frozenset[Address] = frozenset()

    def merged(kept: Kept) -> Response:
        nonlocal conflicts
        response, conflicts = merge(kept.response, changed(kept), seen_at(kept, served))
        return response

    return Saved(access.change(token, merged), conflicts)


def seen_at(kept: Kept, served: Mapping[Address, Served]) -> dict[Address, tuple[str, ...]]:
    """Return the values a screen has seen, by address: the stored one where nothing changed since its revision."""
    there = texts(kept.response)
    return {
        address: screen.seen or ((there.get(address, NOTHING),) if screen.base == kept.revision else ())
        for address, screen in served.items()
    }
