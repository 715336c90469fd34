"""Read untrusted JSON within limits on bytes, depth and number length; duplicate keys, NaN and Infinity are refused."""

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
    """A value that the `json` module accepts and this reader refuses."""


def read_json(content: bytes | str, name: str = "", *, most: int = MOST_JSON, deepest: int = DEEPEST) -> Any:  # noqa: ANN401 - whatever it says
    """Return the value of a JSON text of at most so many bytes and levels; `name` is the file name in messages.

    Raise InputError with the line and column (from 1) of the first problem.
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
    """Return the error of an unreadable text, at its place; without one, our own call stack is too deep."""
    refusal = refused(name, "too-deep", "c'est trop emboîté pour être lu d'ici")
    try:
        deque(tokens(text, name, deepest), maxlen=0)
    except InputError as error:
        refusal = error
    return refusal


def check_json(content: bytes | str, name: str = "", *, most: int = MOST_JSON) -> None:
    """Raise InputError where `read_json` would, for a text that another library reads next."""
    read_json(content, name, most=most)


def _bounded(content: bytes | str, name: str, most: int) -> str:
    if len(content) > most:
        raise refused(name, "too-big", f"c'est trop long : {most / 1000**2:g} Mo au plus")
    return decoded(content, name) if isinstance(content, bytes) else content.removeprefix("\ufeff")


def _deeper(text: str, deepest: int) -> bool:
    """Return whether a text may nest deeper than the limit; a text with few brackets needs no full scan."""
    if text.count("{") + text.count("[") <= deepest:
        return False
    brackets = NO_BRACKETS.sub("", STRINGS.sub("", text))
    return max(accumulate(1 if bracket in "{[" else -1 for bracket in brackets), default=0) > deepest


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
