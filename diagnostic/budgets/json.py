"""JSON from anybody, read within bounds: bytes, depth, figures; each key once; no number that is none."""

from __future__ import annotations

import json
import re
from collections import deque
from itertools import accumulate
from typing import Any, NoReturn

from diagnostic.budgets.text import decoded, number_mistake, refused
from diagnostic.budgets.tokens import DEEPEST, tokens
from diagnostic.errors import InputError

MOST_JSON = 5 * 1000**2
STRINGS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
NO_BRACKETS = re.compile(r"[^\[\]{}]+")


class _RefusedError(ValueError):
    """Something that `json` would take, and we do not."""


def read_json(content: bytes | str, name: str = "", *, most: int = MOST_JSON, deepest: int = DEEPEST) -> Any:  # noqa: ANN401 - whatever it says
    """Return the value of a JSON text of at most so many bytes and levels.

    Raise InputError at the place (line and column, from 1) of what keeps it from being read.
    `name` is how it is named there.
    """
    text = _bounded(content, name, most)
    try:
        if _deeper(text, deepest):
            raise _RefusedError
        return json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole, parse_float=_decimal
        )
    except (ValueError, RecursionError) as error:
        raise _stumbled(text, name, deepest) from error


def _stumbled(text: str, name: str, deepest: int) -> InputError:
    """Return what keeps a text from being read, at its place; without one, this program is itself deep in calls."""
    told = refused(name, "too-deep", "c'est trop emboîté pour être lu d'ici")
    try:
        deque(tokens(text, name, deepest), maxlen=0)
    except InputError as error:
        told = error
    return told


def check_json(content: bytes | str, name: str = "", *, most: int = MOST_JSON) -> None:
    """Raise InputError where `read_json` would: for what is then read by something else."""
    read_json(content, name, most=most)


def _bounded(content: bytes | str, name: str, most: int) -> str:
    if len(content) > most:
        raise refused(name, "too-big", f"c'est trop long : {most / 1000**2:g} Mo au plus")
    return decoded(content, name) if isinstance(content, bytes) else content.removeprefix("\ufeff")


def _deeper(text: str, deepest: int) -> bool:
    """Return whether a text may nest deeper than that; the few brackets of most texts need no walk."""
    if text.count("{") + text.count("[") <= deepest:
        return False
    brackets = NO_BRACKETS.sub("", STRINGS.sub("", text))
    return max(accumulate(1 if one in "{[" else -1 for one in brackets), default=0) > deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _RefusedError
    return made


def _no_number(constant: str) -> NoReturn:
    raise _RefusedError(constant)


def _whole(text: str) -> int:
    if number_mistake(text):
        raise _RefusedError
    return int(text)


def _decimal(text: str) -> float:
    if number_mistake(text):
        raise _RefusedError
    return float(text)
