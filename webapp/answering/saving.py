"""Saving what one screen says, while others save too: merged, and tried again when somebody was faster."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from webapp import access
from webapp.forms.merging import NOTHING, Address, Served, merge, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diagnostic import Response
    from webapp.access import Kept


class Saved(NamedTuple):
    """The response as it is kept now, and the addresses where a person must choose."""

    kept: Kept
    conflicts: frozenset[Address]


def save(token: str, served: Mapping[Address, Served], changed: Callable[[Kept], Response]) -> Saved:
    """Keep what a screen tells of a response, merged with what is kept; raise ConflictError if it never ends."""
    conflicts: frozenset[Address] = frozenset()

    def merged(kept: Kept) -> Response:
        nonlocal conflicts
        response, conflicts = merge(kept.response, changed(kept), seen_at(kept, served))
        return response

    return Saved(access.change(token, merged), conflicts)


def seen_at(kept: Kept, served: Mapping[Address, Served]) -> dict[Address, tuple[str, ...]]:
    """Return the values that a screen has seen: what is kept, where nothing changed since it looked."""
    there = texts(kept.response)
    return {
        address: screen.seen or ((there.get(address, NOTHING),) if screen.base == kept.revision else ())
        for address, screen in served.items()
    }
