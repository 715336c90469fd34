"""Copies the form of a refused request into the error page, so that it can be sent again, or at least copied."""

from __future__ import annotations

import re
from typing import NamedTuple

from flask import request
from werkzeug.exceptions import HTTPException

WRITTEN = re.compile(r"[\s\d@A-ZÀ-Ý]")  # in what people write, never in the name of a choice
OURS = ("csrf_token", "revision", "saisie", "return", "go", "asked", "looked", "planned")


class Resent(NamedTuple):
    """The controls of a form, the values that somebody wrote by hand, and whether it can be sent again."""

    controls: tuple[tuple[str, str], ...] = ()
    written: tuple[str, ...] = ()
    possible: bool = False


def resent() -> Resent:
    """Return the form of this request; an empty one where it held a file or was too long to be read."""
    if request.method != "POST" or request.mimetype != "application/x-www-form-urlencoded":
        return Resent()
    try:
        controls = tuple((name, value) for name, value in request.form.items(multi=True) if name != "csrf_token")
    except HTTPException:
        return Resent()
    return Resent(controls, tuple(value for name, value in controls if _is_written(name, value)), possible=True)


def _is_written(name: str, value: str) -> bool:
    return name not in OURS and ":" not in name and bool(WRITTEN.search(value.strip()))
