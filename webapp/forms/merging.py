"""Two screens on one response, merged address by address against what each screen was served with. Pure.

An answer is compared as the value that was read, not as it was typed: as the text that JSON keeps of it.
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
NOTHING = ""  # what an address holds where nothing was said


class Address(NamedTuple):
    """What one value of a response is found by: an identity field, an answer, a solution or a quote."""

    part: str
    key: str

    def __str__(self) -> str:
        """Return the address as a page carries it: `answers/effectif`."""
        return f"{self.part}/{self.key}"

    @classmethod
    def read(cls, text: str) -> Address | None:
        """Return the address that a text says, nothing if it says none."""
        part, _, key = text.partition("/")
        return cls(part, key) if part in PARTS and key else None


class Served(NamedTuple):
    """What a screen knows of an address: the revision it saw it at, and the values it has seen there, if it says."""

    base: int
    seen: tuple[str, ...] = ()


class Fate(Enum):
    """What becomes of what a screen says at an address."""

    LEFT = "left"  # what is kept stays: the screen said nothing else than it was served with, or the same
    SAVED = "saved"
    CONFLICT = "conflict"  # changed on both sides, differently


class Merged(NamedTuple):
    """The response with all that could be merged, and the addresses where a person must choose."""

    response: Response
    conflicts: frozenset[Address]


def fate(said: str, kept: str, seen: tuple[str, ...]) -> Fate:
    """Return what becomes of what a screen says, which knows it `seen` there.

    `seen` is what the screen was served with, then what it sent itself without an answer, the last one last; nothing
    where it does not say: what it leaves blank then stays as it is, and what is blank may be filled in.
    """
    touched = said != seen[-1] if seen else said != NOTHING
    if said == kept or not touched:
        return Fate.LEFT
    return Fate.SAVED if kept in (seen or (NOTHING,)) else Fate.CONFLICT


def merge(kept: Response, told: Response, seen: Mapping[Address, tuple[str, ...]]) -> Merged:
    """Return what is kept, with what one screen told where nobody else changed it since."""
    there, said = texts(kept), texts(told)
    fates = {one: fate(said.get(one, NOTHING), there.get(one, NOTHING), values) for one, values in seen.items()}
    saved = [one for one, becomes in fates.items() if becomes is Fate.SAVED]
    conflicts = frozenset(one for one, becomes in fates.items() if becomes is Fate.CONFLICT)
    return Merged(_taking(kept, told, saved), conflicts)


def texts(response: Response) -> dict[Address, str]:
    """Return all that was said, by address, each as the text that JSON keeps of it."""
    data = response.data
    return {Address(part, key): _text(value) for part in PARTS for key, value in data[part].items()}


def _taking(kept: Response, told: Response, addresses: list[Address]) -> Response:
    parts: dict[str, dict[str, Any]] = {one.part: dict(getattr(kept, one.part)) for one in addresses}
    for part, key in addresses:
        values = getattr(told, part)
        if key in values:
            parts[part][key] = values[key]
        else:
            parts[part].pop(key, None)
    return replace(kept, **{part: MappingProxyType(values) for part, values in parts.items()})  # type: ignore[arg-type]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
