"""Merges two screens on one response, address by address, against the values each was served with. Pure.

Values are compared as read, not as typed: as JSON texts.
"""

from __future__ import annotations

import json
from dataclasses import replace
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnostic import Response

PARTS = ("identity", "answers", "solutions", "quotes")
NOTHING = ""  # the value at an address without an answer


class Address(NamedTuple):
    """The address of one value of a response: an identity answer, an answer, a solution or a quote."""

    part: str
    key: str

    def __str__(self) -> str:
        """Return the address as pages write it: `answers/effectif`."""
        return f"{self.part}/{self.key}"

    @classmethod
    def read(cls, text: str) -> Address | None:
        """Return the address written in a text; None if it is none."""
        part, _, key = text.partition("/")
        return cls(part, key) if part in PARTS and key else None


class Served(NamedTuple):
    """The revision and the values that a screen has seen at an address; `seen` is empty if it does not say."""

    base: int
    seen: tuple[str, ...] = ()


class Fate(Enum):
    """The outcome of merging the value a screen sent at an address."""

    LEFT = "left"  # the stored value stays: the screen sent what it was served with, or the same value
    SAVED = "saved"
    CONFLICT = "conflict"  # changed on both sides, differently


class Merged(NamedTuple):
    """The merged response, and the addresses where a person must choose between two values."""

    response: Response
    conflicts: frozenset[Address]


def fate(sent: str, kept: str, seen: tuple[str, ...]) -> Fate:
    """Return the outcome of a value that a screen sent, where `kept` is stored and the screen has seen `seen`.

    `seen`: the value it was served with, then those it sent without a reply, the last one last. Where it is empty, a
    blank value leaves the stored one as it is, and may fill in a blank one.
    """
    touched = sent != seen[-1] if seen else sent != NOTHING
    if sent == kept or not touched:
        return Fate.LEFT
    return Fate.SAVED if kept in (seen or (NOTHING,)) else Fate.CONFLICT


def merge(kept: Response, sent: Response, seen: Mapping[Address, tuple[str, ...]]) -> Merged:
    """Return the stored response with the values a screen sent where nobody else changed them since.

    `seen`: the values the screen has seen, for each address that its form holds; other addresses are left alone.
    """
    there, ours = texts(kept), texts(sent)
    fates = {key: fate(ours.get(key, NOTHING), there.get(key, NOTHING), values) for key, values in seen.items()}
    saved = [address for address, outcome in fates.items() if outcome is Fate.SAVED]
    conflicts = frozenset(address for address, outcome in fates.items() if outcome is Fate.CONFLICT)
    return Merged(_taking(kept, sent, saved), conflicts)


def texts(response: Response) -> dict[Address, str]:
    """Return every value of a response by address, as JSON text."""
    data = response.data
    return {Address(part, key): _text(value) for part in PARTS for key, value in data[part].items()}


def _taking(kept: Response, sent: Response, addresses: list[Address]) -> Response:
    parts: dict[str, dict[str, Any]] = {part: dict(getattr(kept, part)) for part, _ in addresses}
    for part, key in addresses:
        values = getattr(sent, part)
        if key in values:
            parts[part][key] = values[key]
        else:
            parts[part].pop(key, None)
    return replace(kept, **{part: MappingProxyType(values) for part, values in parts.items()})  # type: ignore[arg-type]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
